"""docs/ → the site in all languages, or every problem that stands in the way. The only reader."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from malbild.checks.runner import check_prose, check_structure
from malbild.content.front_matter import Source, SourceError, open_file, read, read_body
from malbild.content.yaml_nodes import Mapping as Nodes
from malbild.diagnostics.diagnostic import ContentError, Diagnostic, in_order
from malbild.model.page_types import Page
from malbild.model.translation_merge import overlay
from malbild.model.validation import ContentValidationError, validate
from malbild.project.config import CONFIG, Project
from malbild.project.file_names import page_and_language, right_name
from malbild.project.locale import has_locale, read_locale
from malbild.site.document import Document
from malbild.site.edition import Edition, Site

_NOTHING: Page = Page.model_construct(**{})  # a front matter that says nothing


@dataclass
class _Shelf:
    """What has been read so far: sources by page and language, and the problems met on the way."""

    sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # pages whose original cannot be used


@dataclass(frozen=True)
class Reading:
    """What docs/ says as far as it can be read, and what keeps it from being drawn right."""

    project: Project
    site: Site
    broken: frozenset[str]  # pages that could not be read
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_drawable(self) -> bool:
        """Whether the site can be drawn right, whatever its prose is like."""
        return not _is_wrong(self.diagnostics)

    def inspected(self) -> list[Diagnostic]:
        """All problems, sorted, those of the prose too: reads every body, which takes as long as drawing it."""
        drafts = _drafts(self.site, self.project)
        return in_order([*self.diagnostics, *check_prose(self.site, self.project, self.broken, drafts)])


def read_site(project: Project) -> Reading:
    """The site as far as it can be read. Raises `ContentError` where a language has no words for the interface."""
    if mute := [lang for lang in project.languages if not has_locale(lang)]:
        values = {"original": project.original}
        raise ContentError(Diagnostic(CONFIG, 1, "MB205", values={"value": lang} | values) for lang in mute)
    shelf = _Shelf()
    for path in _files(project):
        _shelve(path, project, shelf)
    documents = {lang: _edition(lang, project, shelf) for lang in project.languages}
    shelf.diagnostics.extend(_same_address(documents, project))
    original = Edition(read_locale(project.original), documents.pop(project.original))
    translated = {lang: _translated(lang, pages, original) for lang, pages in documents.items()}
    site, broken = Site({project.original: original} | translated), frozenset(shelf.broken)
    return Reading(project, site, broken, (*shelf.diagnostics, *check_structure(site, project, broken)))


def load(project: Project) -> Site:
    """The site. Raises `ContentError` with all problems, unless they are mere warnings."""
    site, diagnostics = inspect(project)
    expect_right(diagnostics)
    return site


def load_drawable(project: Project) -> Site:
    """The site of a project whose prose has just been checked, or need not be: in half the time.

    Raises `ContentError` where the site could not be drawn right.
    """
    reading = read_site(project)
    expect_right(in_order(reading.diagnostics))
    return reading.site


def inspect(project: Project) -> tuple[Site, list[Diagnostic]]:
    """The site as far as it can be read, and all problems, sorted.

    Raises `ContentError` where a language has no words for the interface.
    """
    reading = read_site(project)
    return reading.site, reading.inspected()


def expect_right(diagnostics: list[Diagnostic]) -> None:
    """Raises `ContentError` with all problems, unless they are mere warnings."""
    if _is_wrong(diagnostics):
        raise ContentError(diagnostics)


def _is_wrong(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(not diagnostic.is_warning for diagnostic in diagnostics)


def _shelve(path: Path, project: Project, shelf: _Shelf) -> None:
    file = path.relative_to(project.root).as_posix()
    page, lang = page_and_language(path.relative_to(project.docs), project)
    right = right_name(PurePosixPath(page), project)
    if page != right:  # the name is told, and nothing that follows from it
        shelf.broken.add(page_and_language(PurePosixPath(right), project)[0])
        return
    try:
        source = read(open_file(path, file), file)
    except SourceError as error:
        shelf.diagnostics.extend(error.diagnostics)
        shelf.broken.add(page)
        return
    other = shelf.sources.setdefault(page, {}).setdefault(lang, source)
    if other is not source:  # malbild.md and malbild.sv.md
        shelf.diagnostics.append(Diagnostic(file, 1, "MB406", values={"other": other.path}))


def _files(project: Project) -> list[Path]:
    """The Markdown files, without editors' own, which MkDocs passes over too."""
    paths = (path for path in sorted(project.docs.rglob("*.md")) if path.is_file())
    return [path for path in paths if not any(part.startswith(".") for part in path.relative_to(project.docs).parts)]


def _edition(lang: str, project: Project, shelf: _Shelf) -> dict[str, Document[Page]]:
    documents = {}
    for page, sources in sorted(shelf.sources.items()):
        if project.original not in sources:
            if lang in sources and page not in shelf.broken:
                shelf.diagnostics.append(
                    Diagnostic(sources[lang].path, 1, "MB204", values={"original": f"docs/{page}"})
                )
            continue
        try:
            documents[page] = _document(page, lang, sources, project)
        except ContentValidationError as error:
            shelf.diagnostics.extend(error.diagnostics)
            shelf.broken.add(page)
    return documents


def _translated(lang: str, pages: Mapping[str, Document[Page]], original: Edition) -> Edition:
    """An edition in another language; a page whose original cannot be used is left out of it too."""
    return Edition(read_locale(lang), {path: pages[path] for path in pages if path in original.documents}, original)


def _drafts(site: Site, project: Project) -> Iterator[Document[Page]]:
    """The texts of files that are no pages yet, because of their front matter: mistakes in them are told at once."""
    for path in _files(project):
        file = path.relative_to(project.root).as_posix()
        page, lang = page_and_language(path.relative_to(project.docs), project)
        if page != right_name(PurePosixPath(page), project):
            continue
        document = site.editions[lang].documents.get(page)
        if document is None or document.file != file:
            try:
                body, line = read_body(open_file(path, file), file)
            except SourceError:
                continue
            yield Document(page, file, lang, _NOTHING, body, line, Nodes({}, file, 1))


def _same_address(editions: Mapping[str, Mapping[str, Document[Page]]], project: Project) -> Iterator[Diagnostic]:
    """Pages that would be written over one another: `malbild.md` and `malbild/index.md`, or in a folder named `en`.

    A statement has a page of its own too: `malbild/invanare/stod-tidigt/`.
    """
    seen: dict[str, str] = {}
    same: dict[str, str] = {}  # each file once, in however many languages it is shown
    for lang, documents in editions.items():
        home = "" if lang == project.original else f"{lang}/"
        for document in documents.values():
            for address in document.addresses:
                if (other := seen.setdefault(home + address, document.file)) != document.file:
                    same.setdefault(document.file, other)
    yield from (Diagnostic(file, 1, "MB406", values={"other": other}) for file, other in same.items())


def _document(page: str, lang: str, sources: Mapping[str, Source], project: Project) -> Document[Page]:
    original = sources[project.original]
    if lang == project.original or lang not in sources:
        meta = validate(original.meta)
        return Document(page, original.path, project.original, meta, original.body, original.body_line, original.meta)
    translation = sources[lang]
    nodes, diagnostics = overlay(original.meta, translation.meta)
    try:
        meta = validate(nodes)
    except ContentValidationError as error:  # a field that is missing here is missing in the original, where it is told
        raise ContentValidationError(
            [*diagnostics, *(diagnostic for diagnostic in error.diagnostics if diagnostic.code != "MB102")]
        ) from None
    if diagnostics:
        raise ContentValidationError(diagnostics)
    return Document(page, translation.path, lang, meta, translation.body, translation.body_line, nodes)
