"""docs/ → the site in all languages, or every problem that stands in the way. The only reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from malbild.checks import check_site
from malbild.front_matter import Source, Unreadable, read
from malbild.languages import read_locale
from malbild.model import Page
from malbild.problems import ContentError, Problem
from malbild.project import Project
from malbild.schema import Invalid, overlay, validate
from malbild.site import Document, Edition, Site


@dataclass
class _Shelf:
    """What has been read so far: sources by page and language, and the problems met on the way."""

    sources: dict[str, dict[str, Source]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # pages whose original cannot be used


def load(project: Project) -> Site:
    """The site. Raises `ContentError` with all problems that are not mere warnings, and the warnings."""
    site, problems = inspect(project)
    if any(not problem.is_warning for problem in problems):
        raise ContentError(problems)
    return site


def inspect(project: Project) -> tuple[Site, list[Problem]]:
    """The site as far as it can be read, and all problems, sorted."""
    shelf = _Shelf()
    for path in sorted(project.docs.rglob("*.md")):
        _shelve(path, project, shelf)
    documents = {lang: _edition(lang, project, shelf) for lang in project.languages}
    original = Edition(read_locale(project.original), documents.pop(project.original))
    translated = {lang: Edition(read_locale(lang), pages, original) for lang, pages in documents.items()}
    site = Site({project.original: original} | translated)
    return site, sorted({*shelf.problems, *check_site(site, project, frozenset(shelf.broken))})


def _shelve(path: Path, project: Project, shelf: _Shelf) -> None:
    file = path.relative_to(project.root).as_posix()
    page, lang = _page_and_language(path.relative_to(project.docs).as_posix(), project)
    try:
        shelf.sources.setdefault(page, {})[lang] = read(path.read_bytes(), file)
    except Unreadable as error:
        shelf.problems.extend(error.problems)
        shelf.broken.add(page)


def _page_and_language(path: str, project: Project) -> tuple[str, str]:
    """`malbild/invanare.en.md` → `malbild/invanare.md` and `en`."""
    pure = PurePosixPath(path)
    lang = PurePosixPath(pure.stem).suffix.removeprefix(".")
    if lang in project.languages:
        return pure.with_name(f"{PurePosixPath(pure.stem).stem}.md").as_posix(), lang
    return path, project.original


def _edition(lang: str, project: Project, shelf: _Shelf) -> dict[str, Document[Page]]:
    documents = {}
    for page, sources in sorted(shelf.sources.items()):
        if project.original not in sources:
            if lang in sources and page not in shelf.broken:
                shelf.problems.append(Problem(sources[lang].path, 1, "MB204", values={"original": f"docs/{page}"}))
            continue
        try:
            documents[page] = _document(page, lang, sources, project)
        except Invalid as error:
            shelf.problems.extend(error.problems)
            shelf.broken.add(page)
    return documents


def _document(page: str, lang: str, sources: Mapping[str, Source], project: Project) -> Document[Page]:
    original = sources[project.original]
    if lang == project.original or lang not in sources:
        front = validate(original.front)
        return Document(page, original.path, project.original, front, original.body, original.body_line, original.front)
    translation = sources[lang]
    nodes = overlay(original.front, translation.front)
    return Document(page, translation.path, lang, validate(nodes), translation.body, translation.body_line, nodes)
