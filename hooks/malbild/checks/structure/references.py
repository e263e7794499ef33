"""Lint rules for references in front matter: to key words, sources, figures and pages."""

from collections.abc import Iterator
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
    targets = _targets(context)
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


def _targets(context: CheckContext) -> dict[str, _Targets]:
    """Return what each kind of reference may name, without kinds that an unreadable page could have an entry of."""
    original, unreadable = context.original, context.unreadable
    possible = frozenset(PurePosixPath(path).stem for path in unreadable)
    sources = frozenset(source_titles(original))
    found = {
        "keyword": _Targets("MB104", frozenset(page.meta.id for page in original.keywords), possible),
        "page": _Targets("MB118", frozenset(original.documents), unreadable),
    }
    if sources or not unreadable:
        found["source"] = _Targets("MB117", sources)
    if not unreadable:
        found |= {
            "figure": _Targets("MB703", frozenset(figures(original))),
            "party": _Targets("MB104", frozenset(page.meta.id for page in parties(original)) | {ALL_PARTIES}),
            "shift": _Targets("MB104", frozenset(shift.id for shift, _ in shifts(original))),
            "statement": _Targets("MB104", frozenset(placed.statement.id for placed in original.statements)),
        }
    return found
