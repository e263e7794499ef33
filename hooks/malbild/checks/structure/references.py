"""Lint rules for references in front matter: to key words, sources, figures and pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.references import FoundReference, find_references
from malbild.model.types.pages import ALL_PARTIES, Keyword, Page
from malbild.site.document import Document
from malbild.site.queries.follow_up import parties
from malbild.site.queries.vision import figures, shifts, source_titles


@dataclass(frozen=True)
class _Targets:
    """The ids that may be referred to, and those that an unreadable page may have."""

    code: str  # of the diagnostic for any other id
    ids: frozenset[str]
    possible: frozenset[str] = frozenset()


def check_references(context: CheckContext) -> Iterator[Diagnostic]:
    """Report ids that do not exist, ids named twice in a list, and key words that refer to themselves."""
    targets = {kind: targets_of(context) for kind, targets_of in _TARGETS.items()}
    for document in context.original.documents.values():
        references = [*find_references(document.meta), *_missing_figures(document)]
        for reference in references:
            if found := targets.get(reference.kind):
                yield from _check_exists(document, reference, found)
        yield from _check_repeated(document, references)
        if isinstance(document.meta, Keyword) and document.meta.id in document.meta.see_also:
            yield document.diagnostic("MB137", ("see_also",), value=document.meta.id)


def _check_exists(document: Document[Page], reference: FoundReference, targets: _Targets) -> Iterator[Diagnostic]:
    if reference.id not in (all_ids := targets.ids | targets.possible):
        known, hint = ", ".join(sorted(targets.ids)) or "inga", closest_match(reference.id, all_ids)
        yield document.diagnostic(targets.code, reference.location, value=reference.id, hint=hint, known=known)


def _check_repeated(document: Document[Page], references: list[FoundReference]) -> Iterator[Diagnostic]:
    """Report references that a list names twice; a source may be named by different sections."""
    named = [(one.location, one.id) for one in references if one.kind in ("keyword", "party", "statement")]
    cited = enumerate(document.meta.sources)
    named += [(("sources", number), f"{source.id} {source.section or ''}") for number, source in cited]
    seen = set[tuple[Location, str]]()
    for location, words in named:
        if (location[:-1], words) in seen:
            yield document.diagnostic("MB145", location, value=words.strip())
        seen.add((location[:-1], words))


def _missing_figures(document: Document[Page]) -> Iterator[FoundReference]:
    """Yield the slides of figures that name none."""
    for number, slide in enumerate(document.meta.slides):
        if slide.shows == "figure" and not slide.figure:
            yield FoundReference(("slides", number), "figure", "")


def _keywords(context: CheckContext) -> _Targets:
    possible = frozenset(PurePosixPath(path).stem for path in context.unreadable)
    return _Targets("MB104", frozenset(page.meta.id for page in context.original.keywords), possible)


def _sources(context: CheckContext) -> _Targets | None:
    ids = frozenset(source_titles(context.original))
    return _Targets("MB117", ids) if ids or not context.unreadable else None


def _parties(context: CheckContext) -> _Targets | None:
    ids = frozenset(page.meta.id for page in parties(context.original))
    return None if context.unreadable else _Targets("MB104", ids | {ALL_PARTIES})


def _statements(context: CheckContext) -> _Targets | None:
    ids = frozenset(placed.statement.id for placed in context.original.statements)
    return None if context.unreadable else _Targets("MB104", ids)


def _shifts(context: CheckContext) -> _Targets | None:
    ids = frozenset(shift.id for shift, _ in shifts(context.original))
    return None if context.unreadable else _Targets("MB104", ids)


def _figures(context: CheckContext) -> _Targets | None:
    return None if context.unreadable else _Targets("MB703", frozenset(figures(context.original)))


def _pages(context: CheckContext) -> _Targets:
    return _Targets("MB118", frozenset(context.original.documents), context.unreadable)


_TARGETS: dict[str, Callable[[CheckContext], _Targets | None]] = {
    "figure": _figures,
    "keyword": _keywords,
    "page": _pages,
    "party": _parties,
    "shift": _shifts,
    "source": _sources,
    "statement": _statements,
}
"""The functions that return what a kind of reference may name: nothing if an unreadable page could have it."""
