"""Örebro's activities and indicators against their sources."""

import re
from pathlib import Path

import pytest

from malbild.site.edition import Site
from malbild.site.queries import follow_up
from tests.support.website import Website

TABLE = (Path(__file__).parent / "data" / "indicators.md").read_text(encoding="utf-8")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_VALUE = re.compile(r"(?P<value>[\d ,]+) \((?P<date>[^)]+)\)")


def _iso(date: str) -> str:
    """Return a date of the table in ISO 8601: `april 2019` → `2019-04`."""
    month, _, year = date.rpartition(" ")
    return f"{year}-{_MONTHS.index(month) + 1:02}" if month else year


def _expected() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the name and the values of each indicator of the table."""
    rows = []
    for line in TABLE.split("\n")[2:]:
        if line.strip():
            _, _, name, first, last, _ = line.split("|")
            found = [_VALUE.search(cell) for cell in (first, last)]
            values = [
                (_iso(one["date"]), one["value"].strip().replace(" ", "").replace(",", ".")) for one in found if one
            ]
            rows.append((name.strip(), values))
    return rows


def test_indicators_have_every_figure_of_the_source(site: Site) -> None:
    found = [
        (one.indicator.title, [(value.date, str(value.value)) for value in one.indicator.series])
        for one in follow_up.indicators(site.original)
    ]
    expected = _expected()
    assert len(found) == len(expected) == 12
    for (title, values), (name, figures) in zip(found, expected, strict=True):
        assert name.startswith(title.split(",")[0].removesuffix(" bra eller mycket bra"))
        assert values == figures


def test_indicators_are_national_and_follow_the_shifts_of_the_source(site: Site) -> None:
    found = follow_up.indicators(site.original)
    assert {one.indicator.area for one in found} == {"country"}
    assert [one.indicator.shift for one in found] == ["person"] * 4 + ["medskapare"] * 4 + ["halsoframjande"] * 4
    assert [shift.id for shift, _ in follow_up.gaps(site.original).shifts_without_indicator] == ["samordning"]


@pytest.mark.parametrize("path", ["folj/", "en/folj/"])
def test_every_figure_on_the_page_is_in_the_source(website: Website, path: str) -> None:
    cells = website.pages[path].xpath('//section[@class="indicator"]//td')
    shown = [re.sub(r"[^\d]", "", cell.text_content()) for cell in cells]
    source = [re.sub(r"[^\d]", "", value) for _, values in _expected() for _, value in values]
    assert shown == source


def test_activities_name_a_source_and_a_time(site: Site) -> None:
    for page in follow_up.activities(site.original):
        assert page.meta.sources, page.path
        assert page.meta.status_as_of < "2022-03", page.path
        assert page.meta.is_county_wide, page.path


def test_statement_pages_show_activities_and_indicators_or_none(website: Website, site: Site) -> None:
    for edition in site.editions.values():
        home = "" if edition.is_original else "en/"
        for placed in edition.statements:
            page = website.pages[home + placed.document.child_path(placed.statement.id)]
            for id, t in (("insatser", edition.locale.t.activity), ("matt", edition.locale.t.indicator)):
                (heading,) = page.xpath(f'//h2[@id="{id}"]')
                assert heading.text_content() == t.of_statement
                after = heading.getnext()
                assert after.tag == "ul" or after.text_content().strip() == t.none
