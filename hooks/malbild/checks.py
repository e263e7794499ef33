"""What no single file can know to be wrong: ids used twice, references to nothing, pages outside the menu."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from malbild import markers
from malbild.model import Keyword, Page, Perspective, ProgrammeItem, Seminar, Statement
from malbild.nodes import Location
from malbild.problems import Problem, nearest
from malbild.project import CONFIG, Project
from malbild.site import Document, Edition, Site

_HEADING_1 = re.compile(r"#(?!#)\s*(?P<text>.*)")  # Python-Markdown asks for no space after the sign
_INLINE_MARKER = re.compile(r"(?<!`)\[\[(?P<name>[a-z-]+(?::[a-z0-9-]+)?)\]\](?!`)")
_FENCE = re.compile(r"^\s*(```|~~~)")


def check_site(site: Site, project: Project, broken: frozenset[str]) -> Iterator[Problem]:
    """All problems between files. Pages in `broken` could not be read, so nothing is said about missing them."""
    yield from _check_ids(site.original)
    yield from _check_references(site.original, broken)
    yield from _check_navigation(site.original, project, broken)
    for edition in site.editions.values():
        for document in edition.documents.values():
            if document.text_lang == edition.lang:
                yield from _check_body(document)


def _check_ids(edition: Edition) -> Iterator[Problem]:
    """Ids are unique within their kind; within a list wherever ids are given."""
    of_kind: dict[str, dict[str, Document[Page]]] = {}
    statements: dict[str, Document[Page]] = {}
    for document in edition.documents.values():
        front = document.front
        if isinstance(front, Perspective | Keyword | Seminar):
            yield from _once(of_kind.setdefault(front.kind, {}), front.id, document, ("id",))
        if isinstance(front, Perspective):
            for number, statement in enumerate(front.statements):
                yield from _once(statements, statement.id, document, ("statements", number, "id"))
        for name in ("programme", "figures", "events", "terms", "parties", "source_list", "paths"):
            seen: dict[str, Document[Page]] = {}
            for number, item in enumerate(getattr(front, name, ())):
                yield from _once(seen, item.id, document, (name, number, "id"))
        for number, figure in enumerate(front.figures):
            bars: dict[str, Document[Page]] = {}
            for place, bar in enumerate(figure.bars):
                yield from _once(bars, bar.id, document, ("figures", number, "bars", place, "id"))


def _once(seen: dict[str, Document[Page]], id: str, document: Document[Page], location: Location) -> Iterator[Problem]:
    if id in seen:
        yield document.problem("MB106", location, id=id, other=seen[id].file)
    seen.setdefault(id, document)


def _check_references(edition: Edition, broken: frozenset[str]) -> Iterator[Problem]:
    """Key words, sources and pages that are named exist."""
    guessed = {PurePosixPath(path).stem for path in broken}  # a broken page may be what is referred to
    keywords = {document.front.id for document in edition.keywords}
    sources = {source.id for document in edition.documents.values() for source in document.front.source_list}
    pages = set(edition.documents) | broken
    for document in edition.documents.values():
        named = ((location, word) for location, word in _keyword_references(document) if word not in guessed)
        yield from _check_known(document, named, keywords, "MB104")
        if sources or not broken:
            yield from _check_known(document, _source_references(document), sources, "MB117")
        paths = ((("paths", n, "to"), path.to) for n, path in enumerate(document.front.paths))
        yield from _check_known(document, paths, pages, "MB118")


def _check_known(
    document: Document[Page], references: Iterable[tuple[Location, str]], known: set[str], code: str
) -> Iterator[Problem]:
    for location, word in references:
        if word not in known:
            yield document.problem(
                code, location, value=word, hint=nearest(word, known), known=", ".join(sorted(known))
            )


def _keyword_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    front = document.front
    holders: dict[str, tuple[ProgrammeItem | Statement, ...]] = {
        "programme": front.programme if isinstance(front, Seminar) else (),
        "statements": front.statements if isinstance(front, Perspective) else (),
    }
    for name, items in holders.items():
        for number, item in enumerate(items):
            for place, word in enumerate(item.keywords):
                yield (name, number, "keywords", place), word
    for place, word in enumerate(front.keywords):
        yield ("keywords", place), word
    for place, word in enumerate(front.see_also if isinstance(front, Keyword) else ()):
        yield ("see_also", place), word


def _source_references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    front = document.front
    for number, reference in enumerate(front.sources):
        yield ("sources", number, "id"), reference.id
    for number, figure in enumerate(front.figures):
        yield ("figures", number, "source"), figure.source
    for number, event in enumerate(front.events):
        yield ("events", number, "source"), event.source


def _check_navigation(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Problem]:
    """Every page stands once in the navigation, and everything in the navigation is a page."""
    pages = set(edition.documents) | broken
    for path, line in project.shown:
        if path not in pages:
            yield Problem(CONFIG, line, "MB401", "nav", {"value": path, "hint": nearest(path, pages)})
    for path in sorted(pages - {path for path, _ in project.shown}):
        if path in edition.documents:
            yield Problem(edition.documents[path].file, 1, "MB402", values={"value": path})


def _check_body(document: Document[Page]) -> Iterator[Problem]:
    """Markers that stand alone, mean something and have what they need; no second h1."""
    lines = ["", *document.body.split("\n"), ""]
    for line, text in _prose(document):
        if heading := _HEADING_1.match(text):
            yield Problem(document.file, line, "MB303", values={"text": heading["text"]})
        if found := markers.LINE.match(text):
            yield from _check_marker(document, line, found["name"], found["argument"] or "")
            place = line - document.body_line
            if lines[place].strip() or lines[place + 2].strip():
                yield Problem(document.file, line, "MB313", values={"value": text.strip(" []")})
        elif inline := _INLINE_MARKER.search(text):
            yield Problem(document.file, line, "MB313", values={"value": inline["name"]})


def _check_marker(document: Document[Page], line: int, name: str, argument: str) -> Iterator[Problem]:
    figures = {figure.id for figure in document.front.figures}
    needs: dict[str, Callable[[], bool]] = {
        "glossary": lambda: bool(document.front.terms),
        "parties": lambda: bool(document.front.parties),
        "paths": lambda: bool(document.front.paths),
        "sources": lambda: bool(document.front.source_list),
    }
    if name not in markers.NAMES:
        values = {"value": name, "hint": nearest(name, markers.NAMES), "known": ", ".join(sorted(markers.NAMES))}
        yield Problem(document.file, line, "MB301", values=values)
    elif name == "figure" and argument not in figures:
        yield Problem(document.file, line, "MB302", values={"value": argument, "hint": nearest(argument, figures)})
    elif name in needs and not needs[name]():
        yield Problem(document.file, line, "MB304", values={"value": name})


def _prose(document: Document[Page]) -> Iterator[tuple[int, str]]:
    """The body's lines with their numbers, code blocks left out."""
    in_code = False
    for number, text in enumerate(document.body.split("\n"), start=document.body_line):
        if _FENCE.match(text):
            in_code = not in_code
        elif not in_code:
            yield number, text
