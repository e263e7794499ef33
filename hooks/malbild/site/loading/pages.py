"""Reading of docs/ into a site in every language, with diagnostics for what cannot be read."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from malbild.content.front_matter import Source, read, read_draft_body
from malbild.content.source_text import SourceError, open_file
from malbild.content.yaml_nodes import Mapping as Nodes
from malbild.diagnostics.diagnostic import ContentError, Diagnostic, has_errors
from malbild.model.translation_merge import merge
from malbild.model.types.pages import Page
from malbild.model.validation import ContentValidationError, model_of, validate
from malbild.project.commands import command_line
from malbild.project.config import Project
from malbild.project.file_names import page_and_language, valid_name
from malbild.project.locale import has_locale, read_locale
from malbild.project.mkdocs_yml.nodes import CONFIG
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.loading.search_words import load_search_words
from malbild.site.loading.settings import load_settings
from malbild.site.loading.wording import fill

_NO_METADATA: Page = Page.model_construct(**{})


@dataclass(frozen=True)
class LoadResult:
    """A site as far as it can be read, and the diagnostics of what cannot."""

    project: Project
    site: Site
    unreadable: frozenset[str]  # pages: paths from docs/ without language suffix
    drafts: tuple[Document[Page], ...]  # bodies of files that are no pages because of their front matter
    diagnostics: tuple[Diagnostic, ...]

    @property
    def can_render(self) -> bool:
        """True where no error keeps the site from being rendered."""
        return not has_errors(self.diagnostics)


@dataclass
class _LoadState:
    """The sources read so far by page and language, and what could not be read."""

    project: Project
    sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    drafts: list[Document[Page]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_site(project: Project) -> LoadResult:
    """Read the site as far as possible. Raises `ContentError` for a language without a locale file."""
    if unknown := [lang for lang in project.languages if not has_locale(lang)]:
        values = {"original": project.original}
        raise ContentError(Diagnostic(CONFIG, 1, "MB205", params={"value": lang} | values) for lang in unknown)
    state = _LoadState(project)
    settings = load_settings(project, state.diagnostics)
    for path in _files(project):
        _load_file(path, state)
    documents = {lang: _documents(lang, state) for lang in project.languages}
    command = command_line(project.root)
    locales = {lang: fill(read_locale(lang), settings[lang], command) for lang in project.languages}
    words = load_search_words(project, state.diagnostics)
    first, day = project.original, project.today
    original = Edition(locales[first], settings[first], documents.pop(first), day=day, search_words=words[first])
    translated = {
        lang: Edition(locales[lang], settings[lang], _translated(pages, original), original, day, words[lang])
        for lang, pages in documents.items()
    }
    site = Site({first: original} | translated)
    drafts = (*state.drafts, *_sources_without_page(state, site))
    return LoadResult(project, site, frozenset(state.unreadable), drafts, tuple(state.diagnostics))


def _files(project: Project) -> list[Path]:
    """Return the Markdown files in order, without hidden ones, which MkDocs ignores too."""
    paths = (path for path in sorted(project.docs.rglob("*.md")) if path.is_file())
    return [path for path in paths if not any(part.startswith(".") for part in path.relative_to(project.docs).parts)]


def _load_file(path: Path, state: _LoadState) -> None:
    project = state.project
    file, relative = path.relative_to(project.root).as_posix(), path.relative_to(project.docs)
    right = valid_name(relative, project)
    page, lang = page_and_language(Path(right), project)
    if relative.as_posix() != right:  # MB023 reports the name; skip follow-up errors
        state.unreadable.add(page)
        return
    try:
        state.sources.setdefault(page, {})[lang] = read(open_file(path, file), file)
    except SourceError as error:
        state.diagnostics.extend(error.diagnostics)
        state.unreadable.add(page)
        with suppress(SourceError):
            body, line = read_draft_body(open_file(path, file), file)
            state.drafts.append(_draft(page, file, lang, body, line))


def _documents(lang: str, state: _LoadState) -> dict[str, Document[Page]]:
    """Return the pages of a language by path, in the original language where there is no translation."""
    documents = {}
    for page, sources in sorted(state.sources.items()):
        if state.project.original not in sources:
            if lang in sources and page not in state.unreadable:
                values = {"original": f"docs/{page}"}
                state.diagnostics.append(Diagnostic(sources[lang].path, 1, "MB204", params=values))
            continue
        try:
            documents[page] = _document(page, lang, sources, state.project)
        except ContentValidationError as error:
            state.diagnostics.extend(error.diagnostics)
            state.unreadable.add(page)
    return documents


def _document(page: str, lang: str, sources: Mapping[str, Source], project: Project) -> Document[Page]:
    original = sources[project.original]
    if lang == project.original or lang not in sources:
        meta = validate(original.meta)
        return Document(page, original.path, project.original, meta, original.body, original.body_line, original.meta)
    translation = sources[lang]
    nodes, diagnostics = merge(original.meta, translation.meta, model_of(original.meta))
    try:
        meta = validate(nodes)
    except ContentValidationError as error:
        # A field that is missing here is missing in the original, where MB102 is reported.
        others = (diagnostic for diagnostic in error.diagnostics if diagnostic.code != "MB102")
        raise ContentValidationError([*diagnostics, *others]) from None
    if diagnostics:
        raise ContentValidationError(diagnostics)
    return Document(page, translation.path, lang, meta, translation.body, translation.body_line, nodes)


def _translated(pages: Mapping[str, Document[Page]], original: Edition) -> dict[str, Document[Page]]:
    """Return the pages of another language, without those whose original is unreadable."""
    return {path: pages[path] for path in pages if path in original.documents}


def _sources_without_page(state: _LoadState, site: Site) -> Iterator[Document[Page]]:
    """Yield a draft of each source whose front matter keeps it from being a page."""
    for page, sources in state.sources.items():
        for lang, source in sources.items():
            document = site.editions[lang].documents.get(page)
            if document is None or document.file != source.path:
                yield _draft(page, source.path, lang, source.body, source.body_line)


def _draft(page: str, file: str, lang: str, body: str, line: int) -> Document[Page]:
    return Document(page, file, lang, _NO_METADATA, body, line, Nodes({}, file, 1))
