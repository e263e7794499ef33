"""Queries on the way from vision to action: activities, parties and indicators."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

from malbild.model.types.components import Shift
from malbild.model.types.indicators import Indicator
from malbild.model.types.pages import Activity, Page, Party
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.queries import vision
from malbild.site.queries.cache import cached_by_edition

T = TypeVar("T")
ActivityPage = Document[Activity]
PartyPage = Document[Party]
NEWEST = 3
"""Activities on the start page."""
ON_SLIDE = 7
"""Activities or indicators on a slide."""


@dataclass(frozen=True)
class PlacedIndicator:
    """An indicator and the page that it is on."""

    indicator: Indicator
    document: Document[Page]

    @property
    def change(self) -> Literal["up", "down", "unchanged", ""]:
        """The difference between its first and its last value; empty with fewer than two values."""
        values = [measurement.value for measurement in self.indicator.series]
        if not values[1:]:
            return ""
        first, last = values[0], values[-1]
        return "unchanged" if first == last else "up" if last > first else "down"

    @property
    def judgement(self) -> Literal["better", "worse", ""]:
        """The change seen from the better direction; empty where none is stated or nothing has changed."""
        if self.indicator.direction == "none" or self.change not in ("up", "down"):
            return ""
        return "better" if self.change == self.indicator.direction else "worse"


@dataclass(frozen=True)
class ActivityRow:
    """A statement's row of the activity matrix: its activities of the whole county, and by party, zeros too."""

    placed: PlacedStatement
    county_wide: int
    counts: tuple[int, ...]
    total: int  # an activity of several parties is counted once


@dataclass(frozen=True)
class Gaps:
    """The parts of the vision that nothing is entered for yet."""

    statements_without_activity: tuple[PlacedStatement, ...]
    statements_without_indicator: tuple[PlacedStatement, ...]
    parties_without_activity: tuple[PartyPage, ...]
    shifts_without_indicator: tuple[tuple[Shift, Document[Page]], ...]
    indicators_without_change: tuple[PlacedIndicator, ...]


@cached_by_edition
def activities(edition: Edition) -> tuple[ActivityPage, ...]:
    """Return the pages of the activities, those with the latest status first."""
    found = (cast(ActivityPage, page) for page in edition.documents.values() if isinstance(page.meta, Activity))
    by_title = edition.locale.sort(found, lambda page: page.meta.title)
    return tuple(sorted(by_title, key=lambda page: page.meta.status_as_of, reverse=True))


def newest_activities(edition: Edition) -> tuple[ActivityPage, ...]:
    """Return the activities of the start page."""
    return activities(edition)[:NEWEST]


@cached_by_edition
def parties(edition: Edition) -> tuple[PartyPage, ...]:
    """Return the pages of the parties: regions, then municipalities in alphabetical order."""
    found = (cast(PartyPage, page) for page in edition.documents.values() if isinstance(page.meta, Party))
    by_title = edition.locale.sort(found, lambda page: page.meta.title)
    return tuple(sorted(by_title, key=lambda page: page.meta.type != "region"))


@cached_by_edition
def indicators(edition: Edition) -> tuple[PlacedIndicator, ...]:
    """Return the indicators of all pages, in the order of the front matter."""
    pages = edition.documents.values()
    return tuple(PlacedIndicator(indicator, page) for page in pages for indicator in page.meta.indicators)


@cached_by_edition
def activities_by_statement(edition: Edition) -> dict[str, tuple[ActivityPage, ...]]:
    """Return the activities that serve each statement, by its id."""
    return _grouped(activities(edition), lambda page: page.meta.statements)


@cached_by_edition
def activities_by_keyword(edition: Edition) -> dict[str, tuple[ActivityPage, ...]]:
    """Return the activities that are about each key word, by its id."""
    return _grouped(activities(edition), lambda page: page.meta.keywords)


@cached_by_edition
def activities_by_party(edition: Edition) -> dict[str, tuple[ActivityPage, ...]]:
    """Return the activities of each party, by its id, and those of the whole county under `ALL_PARTIES`."""
    return _grouped(activities(edition), lambda page: page.meta.parties)


@cached_by_edition
def activities_by_perspective(edition: Edition) -> dict[str, tuple[ActivityPage, ...]]:
    """Return the activities that serve a statement of each perspective, by its id."""
    return _grouped(activities(edition), lambda page: perspectives_of(edition, page.meta.statements))


@cached_by_edition
def indicators_by_statement(edition: Edition) -> dict[str, tuple[PlacedIndicator, ...]]:
    """Return the indicators that speak of each statement, by its id."""
    return _grouped(indicators(edition), lambda placed: placed.indicator.statements)


@cached_by_edition
def indicators_by_perspective(edition: Edition) -> dict[str, tuple[PlacedIndicator, ...]]:
    """Return the indicators that speak of a statement of each perspective, by its id."""
    return _grouped(indicators(edition), lambda placed: perspectives_of(edition, placed.indicator.statements))


@cached_by_edition
def indicators_by_shift(edition: Edition) -> dict[str, tuple[PlacedIndicator, ...]]:
    """Return the indicators of each shift, by its id; those that name none under an empty one."""
    return _grouped(indicators(edition), lambda placed: (placed.indicator.shift or "",))


@cached_by_edition
def indicators_by_party(edition: Edition) -> dict[str, tuple[PlacedIndicator, ...]]:
    """Return the indicators about each municipality, by its id."""
    return _grouped(indicators(edition), lambda placed: filter(None, (placed.indicator.party,)))


def perspectives_of(edition: Edition, statements: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the perspectives that statements belong to, each once."""
    perspectives = _perspective_ids(edition)
    return tuple(dict.fromkeys(perspectives[id] for id in statements if id in perspectives))


@cached_by_edition
def placed_statements(edition: Edition) -> dict[str, PlacedStatement]:
    """Return the statements by id."""
    return {placed.statement.id: placed for placed in edition.statements}


def statements_without(edition: Edition, party: str) -> tuple[PlacedStatement, ...]:
    """Return the statements that no activity of the party itself serves."""
    own = activities_by_party(edition).get(party, ())
    served = {id for page in own for id in page.meta.statements}
    return tuple(placed for placed in edition.statements if placed.statement.id not in served)


def activity_matrix(edition: Edition) -> tuple[ActivityRow, ...]:
    """Return a row of counts by party for every statement."""
    by_statement = activities_by_statement(edition)
    rows = []
    for placed in edition.statements:
        found = by_statement.get(placed.statement.id, ())
        named = [id for page in found for id in page.meta.parties]
        counts = tuple(named.count(page.meta.id) for page in parties(edition))
        rows.append(ActivityRow(placed, sum(page.meta.is_county_wide for page in found), counts, len(found)))
    return tuple(rows)


@cached_by_edition
def gaps(edition: Edition) -> Gaps:
    """Return what no activity or indicator is entered for."""
    served, spoken_of = activities_by_statement(edition), indicators_by_statement(edition)
    by_party, by_shift = activities_by_party(edition), indicators_by_shift(edition)
    return Gaps(
        tuple(placed for placed in edition.statements if placed.statement.id not in served),
        tuple(placed for placed in edition.statements if placed.statement.id not in spoken_of),
        tuple(page for page in parties(edition) if page.meta.id not in by_party),
        tuple((shift, page) for shift, page in vision.shifts(edition) if shift.id not in by_shift),
        tuple(placed for placed in indicators(edition) if not placed.change),
    )


@cached_by_edition
def _perspective_ids(edition: Edition) -> dict[str, str]:
    return {placed.statement.id: placed.perspective.id for placed in edition.statements}


def _grouped(items: Iterable[T], keys_of: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """Return the items under each of their keys, in order."""
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in keys_of(item):
            found[key].append(item)
    return {key: tuple(grouped) for key, grouped in found.items()}
