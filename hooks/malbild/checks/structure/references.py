"""Lint rules for references in front matter: to key words, sources, figures and pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.types.accessibility_statement import AccessibilityStatement
from malbild.model.types.indicators import Indicator
from malbild.model.types.nested import ProgrammeItem, Statement
from malbild.model.types.pages import ALL_PARTIES, Activity, Keyword, Page, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.queries.follow_up import parties
from malbild.site.queries.vision import figures, shifts

References = Iterable[tuple[Location, str]]


@dataclass(frozen=True)
class _Targets:
    """The ids that may be referred to, and those that an unreadable page may have."""

    ids: frozenset[str]
    possible: frozenset[str] = frozenset()


def check_references(context: CheckContext) -> Iterator[Diagnostic]:
    """Report ids that do not exist, ids named twice in a list, and key words that refer to themselves."""
    documents = context.original.documents.values()
    for code, references_of, targets_of in _KINDS:
        if targets := targets_of(context):
            for document in documents:
                yield from _check_exist(document, references_of(document), targets, code)
    for document in documents:
        yield from _check_repeated(document)
        if isinstance(document.meta, Keyword) and document.meta.id in document.meta.see_also:
            yield document.diagnostic("MB137", ("see_also",), value=document.meta.id)


def _check_exist(
    document: Document[Page], references: References, targets: _Targets, code: str
) -> Iterator[Diagnostic]:
    for location, id in references:
        if id not in targets.ids | targets.possible:
            known, hint = ", ".join(sorted(targets.ids)) or "inga", closest_match(id, targets.ids | targets.possible)
            yield document.diagnostic(code, location, value=id, hint=hint, known=known)


def _check_repeated(document: Document[Page]) -> Iterator[Diagnostic]:
    """Report references that a list names twice; a source may be named by different sections."""
    named = (*_keyword_references(document), *_party_references(document), *_statement_references(document))
    sources = enumerate(document.meta.sources)
    cited: References = ((("sources", n), f"{ref.id} {ref.section or ''}") for n, ref in sources)
    seen = set[tuple[Location, str]]()
    for location, words in (*named, *cited):
        if (location[:-1], words) in seen:
            yield document.diagnostic("MB145", location, value=words.strip())
        seen.add((location[:-1], words))


def _keywords(context: CheckContext) -> _Targets:
    possible = frozenset(PurePosixPath(path).stem for path in context.unreadable)
    return _Targets(frozenset(page.meta.id for page in context.original.keywords), possible)


def _keyword_references(document: Document[Page]) -> References:
    meta = document.meta
    holders: dict[str, tuple[ProgrammeItem | Statement | Indicator, ...]] = {
        "indicators": meta.indicators,
        "programme": meta.programme if isinstance(meta, Seminar) else (),
        "statements": meta.statements if isinstance(meta, Perspective) else (),
    }
    for name, items in holders.items():
        for number, item in enumerate(items):
            for place, id in enumerate(item.keywords):
                yield (name, number, "keywords", place), id
    for place, id in enumerate(meta.keywords):
        yield ("keywords", place), id
    for place, id in enumerate(meta.see_also if isinstance(meta, Keyword) else ()):
        yield ("see_also", place), id


def _sources(context: CheckContext) -> _Targets | None:
    pages = context.original.documents.values()
    ids = frozenset(source.id for page in pages for source in page.meta.source_list)
    return _Targets(ids) if ids or not context.unreadable else None


def _source_references(document: Document[Page]) -> References:
    meta = document.meta
    for number, reference in enumerate(meta.sources):
        yield ("sources", number, "id"), reference.id
    for number, figure in enumerate(meta.figures):
        yield ("figures", number, "source"), figure.source
    for number, event in enumerate(meta.events):
        yield ("events", number, "source"), event.source
    for number, step in enumerate(meta.flow):
        yield ("flow", number, "source"), step.source
    for number, indicator in enumerate(meta.indicators):
        yield ("indicators", number, "source"), indicator.source
        for place, measurement in enumerate(indicator.series):
            yield ("indicators", number, "series", place, "source"), measurement.source


def _parties(context: CheckContext) -> _Targets | None:
    ids = frozenset(page.meta.id for page in parties(context.original))
    return None if context.unreadable else _Targets(ids | {ALL_PARTIES})


def _party_references(document: Document[Page]) -> References:
    meta = document.meta
    for place, id in enumerate(meta.parties if isinstance(meta, Activity) else ()):
        yield ("parties", place), id
    for number, indicator in enumerate(meta.indicators):
        if indicator.party:
            yield ("indicators", number, "party"), indicator.party


def _statements(context: CheckContext) -> _Targets | None:
    ids = frozenset(placed.statement.id for placed in context.original.statements)
    return None if context.unreadable else _Targets(ids)


def _statement_references(document: Document[Page]) -> References:
    meta = document.meta
    for place, id in enumerate(meta.statements if isinstance(meta, Activity) else ()):
        yield ("statements", place), id
    for number, indicator in enumerate(meta.indicators):
        for place, id in enumerate(indicator.statements):
            yield ("indicators", number, "statements", place), id


def _shifts(context: CheckContext) -> _Targets | None:
    return None if context.unreadable else _Targets(frozenset(shift.id for shift, _ in shifts(context.original)))


def _shift_references(document: Document[Page]) -> References:
    for number, indicator in enumerate(document.meta.indicators):
        if indicator.shift:
            yield ("indicators", number, "shift"), indicator.shift


def _figures(context: CheckContext) -> _Targets | None:
    return None if context.unreadable else _Targets(frozenset(figures(context.original)))


def _figure_references(document: Document[Page]) -> References:
    for number, slide in enumerate(document.meta.slides):
        if slide.figure:
            yield ("slides", number, "figure"), slide.figure
        elif slide.shows == "figure":
            yield ("slides", number), ""


def _pages(context: CheckContext) -> _Targets:
    return _Targets(frozenset(context.original.documents), context.unreadable)


def _page_references(document: Document[Page]) -> References:
    for number, path in enumerate(document.meta.paths):
        yield ("paths", number, "to"), path.to
    if isinstance(document.meta, AccessibilityStatement):
        yield ("report_to",), document.meta.report_to


# Code, references of a page, and what they may refer to: nothing if an unreadable page could have it.
_KINDS: tuple[tuple[str, Callable[[Document[Page]], References], Callable[[CheckContext], _Targets | None]], ...] = (
    ("MB104", _keyword_references, _keywords),
    ("MB117", _source_references, _sources),
    ("MB703", _figure_references, _figures),
    ("MB118", _page_references, _pages),
    ("MB104", _party_references, _parties),
    ("MB104", _statement_references, _statements),
    ("MB104", _shift_references, _shifts),
)
