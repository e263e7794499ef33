"""Queries on activities, parties and indicators, in the made-up county."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from malbild.model.types.indicators import Indicator, Measurement
from malbild.model.types.pages import Activity
from malbild.site.edition import Edition, Site
from malbild.site.queries import follow_up
from malbild.site.queries.follow_up import PlacedIndicator
from malbild.site.queries.timeline import follow_up_timeline


def _ids(pages: Sequence[follow_up.ActivityPage]) -> list[str]:
    return [page.meta.id for page in pages]


def _placed(site: Site, values: Sequence[str], direction: str) -> PlacedIndicator:
    first = follow_up.indicators(site.original)[0]
    days = [str(2018 + number) for number in range(len(values))]
    series = tuple(Measurement(date=day, value=value, source="x") for day, value in zip(days, values, strict=True))
    changed: Indicator = first.indicator.model_copy(update={"series": series, "direction": direction})
    return replace(first, indicator=changed)


@pytest.mark.parametrize(
    ("values", "direction", "change", "judgement"),
    [
        (("1", "2"), "up", "up", "better"),
        (("1", "2"), "down", "up", "worse"),
        (("1", "2"), "none", "up", ""),
        (("2", "5", "1"), "down", "down", "better"),
        (("0.40", "0.4"), "up", "unchanged", ""),
        (("1",), "up", "", ""),
        ((), "up", "", ""),
    ],
)
def test_change_compares_first_and_last_value(
    site: Site, values: Sequence[str], direction: str, change: str, judgement: str
) -> None:
    placed = _placed(site, values, direction)
    assert (placed.change, placed.judgement) == (change, judgement)


def test_activities_have_the_latest_status_first(site: Site) -> None:
    assert _ids(follow_up.activities(site.original)) == ["lyktor", "ringklocka", "gemensam-nyckel"]


def test_parties_begin_with_the_region(site: Site) -> None:
    names = [page.meta.title for page in follow_up.parties(site.original)]
    assert names[0] == "Region Sagolund"
    assert names[1:] == ["Drakbergs kommun", "Månvinkels kommun", "Trollviks kommun", "Älvdansa kommun"]


def test_matrix_counts_each_party_and_the_whole_county_apart(site: Site) -> None:
    rows = {row.placed.statement.id: row for row in follow_up.activity_matrix(site.original)}
    assert (rows["lampan-lyser"].county_wide, rows["lampan-lyser"].counts, rows["lampan-lyser"].total) == (
        0, (1, 1, 0, 1, 0), 2,
    )  # fmt: skip
    assert (rows["bara-tillsammans"].county_wide, rows["bara-tillsammans"].counts) == (1, (0, 0, 0, 0, 0))
    assert rows["ro-i-rummet"].total == 0


def test_statements_without_own_activity_leave_the_county_out(site: Site) -> None:
    without = [one.statement.id for one in follow_up.statements_without(site.original, "drakberg")]
    assert without == ["ro-i-rummet", "bara-tillsammans", "lugna-steg"]


def test_gaps_name_what_nothing_is_entered_for(site: Site) -> None:
    found = follow_up.gaps(site.original)
    assert [one.statement.id for one in found.statements_without_activity] == ["ro-i-rummet", "lugna-steg"]
    assert [page.meta.id for page in found.parties_without_activity] == ["manvinkel", "alvdansa"]
    assert [shift.id for shift, _ in found.shifts_without_indicator] == ["gissa"]
    assert [one.indicator.id for one in found.indicators_without_change] == ["vilsna-troll", "ro-i-rummen"]


def test_timeline_has_activities_with_a_date_in_order(site: Site) -> None:
    milestones = follow_up_timeline(site.original)
    assert [milestone.title for milestone in milestones] == ["Ringklocka", "Lyktor längs stigen"]


def test_site_without_activities_has_nothing_to_follow(site: Site) -> None:
    original = site.original
    pages = {path: page for path, page in original.documents.items() if not isinstance(page.meta, Activity)}
    bare = Edition(original.locale, original.settings, pages)
    assert (follow_up.activities(bare), follow_up_timeline(bare)) == ((), ())
