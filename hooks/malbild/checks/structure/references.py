"""What a front matter names exists, and is named once in each list: key words, sources, pages, icons, figures."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic, closest_match
from malbild.model.accessibility_statement import AccessibilityStatement
from malbild.model.nested_types import ProgrammeItem, Statement
from malbild.model.page_types import Keyword, Page, Perspective, Seminar
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.slides import figures


def check_references(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """Everything named is there, and no list names it twice. A page in `broken` may be what is referred to."""
    guessed = {PurePosixPath(path).stem for path in broken}
    icons = {path.stem for path in (project.root / "overrides" / "icons").glob("*.svg")}
    keywords = {document.meta.id for document in edition.keywords}
    sources = {source.id for document in edition.documents.values() for source in document.meta.source_list}
    pages = set(edition.documents) | broken
    drawn = set(figures(edition))
    for document in edition.documents.values():
        named = ((location, word) for location, word in _keyword_references(document) if word not in guessed)
        yield from _check_known(document, named, keywords, "MB104")
        if sources or not broken:
            yield from _check_known(document, _source_references(document), sources, "MB117")
        if not broken:
            yield from _check_known(document, _figure_references(document), drawn, "MB703")
        yield from _check_repeated(document)
        paths = ((("paths", n, "to"), path.to) for n, path in enumerate(document.meta.paths))
        yield from _check_known(document, paths, pages, "MB118")
        if isinstance(document.meta, AccessibilityStatement):
            yield from _check_known(document, [(("report_to",), document.meta.report_to)], pages, "MB118")
        yield from _check_known(document, _icon_references(document), icons, "MB135")
        if isinstance(document.meta, Keyword) and document.meta.id in document.meta.see_also:
            yield document.diagnostic("MB137", ("see_also",), value=document.meta.id)


def _check_known(
    document: Document[Page], references: Iterable[tuple[Location, str]], known: set[str], code: str
) -> Iterator[Diagnostic]:
    for location, word in references:
        if word not in known:
            names = ", ".join(sorted(known)) or "inga"
            yield document.diagnostic(code, location, value=word, hint=closest_match(word, known), known=names)


def _check_repeated(document: Document[Page]) -> Iterator[Diagnostic]:
    """A page may have a source twice by different sections of it."""
    sources = enumerate(document.meta.sources)
    cited: Iterator[tuple[Location, str]] = ((("sources", n), f"{ref.id} {ref.section or ''}") for n, ref in sources)
    seen = set[tuple[Location, str]]()
    for location, words in (*_keyword_references(document), *cited):
        if (location[:-1], words) in seen:
            yield document.diagnostic("MB145", location, value=words.strip())
        seen.add((location[:-1], words))


def _keyword_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    meta = document.meta
    holders: dict[str, tuple[ProgrammeItem | Statement, ...]] = {
        "programme": meta.programme if isinstance(meta, Seminar) else (),
        "statements": meta.statements if isinstance(meta, Perspective) else (),
    }
    for name, items in holders.items():
        for number, item in enumerate(items):
            for place, word in enumerate(item.keywords):
                yield (name, number, "keywords", place), word
    for place, word in enumerate(meta.keywords):
        yield ("keywords", place), word
    for place, word in enumerate(meta.see_also if isinstance(meta, Keyword) else ()):
        yield ("see_also", place), word


def _source_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    meta = document.meta
    for number, reference in enumerate(meta.sources):
        yield ("sources", number, "id"), reference.id
    for number, figure in enumerate(meta.figures):
        yield ("figures", number, "source"), figure.source
    for number, event in enumerate(meta.events):
        yield ("events", number, "source"), event.source


def _figure_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    for number, slide in enumerate(document.meta.slides):
        if slide.figure:
            yield ("slides", number, "figure"), slide.figure
        elif slide.shows == "figure":
            yield ("slides", number), ""


def _icon_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    meta = document.meta
    if isinstance(meta, Perspective):
        yield ("icon",), meta.icon
        for number, statement in enumerate(meta.statements):
            yield ("statements", number, "icon"), statement.icon
