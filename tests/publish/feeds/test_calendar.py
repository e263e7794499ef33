"""Calendars: seminars and the planned meeting as iCalendar."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from malbild.publish.feeds.calendar import calendars, date_span
from malbild.render.context import BuildContext
from malbild.site.edition import Edition, Site
from malbild.site.urls import Urls


@pytest.fixture(scope="module", params=["kalender.ics", "en/kalender.ics"])
def entries(request: pytest.FixtureRequest, context: BuildContext) -> list[Any]:
    files = {artifact.path: artifact.content for artifact in calendars(context.site, context.urls)}
    return Calendar.from_ical(files[request.param]).walk("VEVENT")


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        ("2022", date(2022, 1, 1), date(2023, 1, 1)),
        ("2022-05", date(2022, 5, 1), date(2022, 6, 1)),
        ("2021-12", date(2021, 12, 1), date(2022, 1, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
        ("2021-12-31", date(2021, 12, 31), date(2022, 1, 1)),
    ],
)
def test_span_of_a_date_follows_its_precision(when: str, first: date, after: date) -> None:
    assert date_span(when) == (first, after)


def test_seminars_are_confirmed_on_their_days(entries: list[Any]) -> None:
    seminars = [entry for entry in entries if "/seminarier/" in entry["URL"]]
    assert [entry["DTSTART"].dt for entry in seminars] == [date(2031, 3, 14), date(2031, 5, 9)]
    assert {str(entry["STATUS"]) for entry in seminars} == {"CONFIRMED"}


def test_planned_meeting_is_tentative_for_its_month(entries: list[Any]) -> None:
    (meeting,) = [entry for entry in entries if "/beslut/" in entry["URL"]]
    assert (meeting["DTSTART"].dt, meeting["DTEND"].dt) == (date(2032, 5, 1), date(2032, 6, 1))
    assert meeting["STATUS"] == "TENTATIVE"
    assert "2032" in meeting["DESCRIPTION"]
    assert any(words in meeting["DESCRIPTION"] for words in ("Dagen är inte känd", "The day is not known"))


def test_held_meeting_on_a_known_day_is_confirmed(site: Site, context: BuildContext) -> None:
    meeting = _meeting(_with(site.original, date="2022-05-17", when=None, meeting="held"), context)
    assert meeting["DTSTART"].dt == date(2022, 5, 17)
    assert meeting["STATUS"] == "CONFIRMED"
    assert meeting["DESCRIPTION"] == _text(site.original)


def test_held_meeting_in_a_known_month_explains_the_missing_day(site: Site, context: BuildContext) -> None:
    meeting = _meeting(_with(site.original, date="2022-05", when=None, meeting="held"), context)
    explanation = "Källan anger tiden så här: maj 2022. Dagen är inte känd."
    assert meeting["DESCRIPTION"] == f"{_text(site.original)} {explanation}"


def test_planned_meeting_on_a_known_day_explains_that_it_is_planned(site: Site, context: BuildContext) -> None:
    meeting = _meeting(_with(site.original, date="2022-05-17", when=None), context)
    assert meeting["DESCRIPTION"] == f"{_text(site.original)} Källorna visar inte om mötet blev av."


def test_moved_meeting_keeps_its_uid_and_gets_a_new_stamp(site: Site, context: BuildContext) -> None:
    page = site.original.documents["beslut/index.md"]
    changed = replace(page, meta=page.meta.model_copy(update={"changed": date(2031, 5, 6)}))
    edition = replace(site.original, documents=dict(site.original.documents) | {page.path: changed})
    before, after = _meeting(site.original, context), _meeting(_with(edition, date="2022-05-17", when=None), context)
    assert before["UID"] == after["UID"]
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2032, 5, 1), date(2022, 5, 17))
    assert after["DTSTAMP"].dt == datetime(2031, 5, 6, tzinfo=UTC)


def test_uids_stay_when_pages_or_the_site_move(site: Site, context: BuildContext) -> None:
    pages = dict(site.original.documents)
    for path in ("beslut/index.md", "seminarier/1.md"):
        page = pages.pop(path)
        meta = page.meta.model_copy(update={"moved_from": (page.address,)})
        pages[f"ny-{path}"] = replace(page, path=f"ny-{path}", meta=meta)
    moved = Site({"sv": replace(site.original, documents=pages)})
    after = Urls.at("https://ny.example/", "sv")
    files = [next(iter(calendars(one, urls))) for one, urls in ((site, context.urls), (moved, after))]
    uids = [{str(entry["UID"]) for entry in Calendar.from_ical(file.content).walk("VEVENT")} for file in files]
    assert uids[0] == uids[1]


@pytest.mark.parametrize(("path", "home"), [("kalender.ics", ""), ("en/kalender.ics", "en/")])
def test_entries_link_to_pages_in_the_calendar_language(context: BuildContext, path: str, home: str) -> None:
    files = {artifact.path: artifact.content for artifact in calendars(context.site, context.urls)}
    found = {str(entry["URL"]) for entry in Calendar.from_ical(files[path]).walk("VEVENT")}
    pages = ("seminarier/1/", "seminarier/2/", "beslut/")
    assert found == {f"https://example.org/malbild/{home}{page}" for page in pages}


def test_entries_are_transparent_and_have_required_fields(entries: list[Any]) -> None:
    assert len({str(entry["UID"]) for entry in entries}) == len(entries) == 3
    for entry in entries:
        assert entry["TRANSP"] == "TRANSPARENT"
        assert entry["URL"].startswith("https://example.org/malbild/")
        assert entry["DTSTAMP"].dt.tzinfo is not None
        assert entry["SUMMARY"]


def test_calendar_is_reproducible_in_lines_of_75_bytes(context: BuildContext) -> None:
    first, second = (list(calendars(context.site, context.urls)) for _ in range(2))
    assert first == second
    for artifact in first:
        assert artifact.content.endswith(b"END:VCALENDAR\r\n")
        assert max(map(len, artifact.content.split(b"\r\n"))) <= 75


def _with(edition: Edition, **values: str | None) -> Edition:
    """Return the edition with other values in its only meeting."""
    page = edition.documents["beslut/index.md"]
    events = tuple(event.model_copy(update=values if event.meeting else {}) for event in page.meta.events)
    meta = page.meta.model_copy(update={"events": events})
    return replace(edition, documents=dict(edition.documents) | {page.path: replace(page, meta=meta)})


def _text(edition: Edition) -> str:
    return next(event.text for event in edition.documents["beslut/index.md"].meta.events if event.meeting)


def _meeting(edition: Edition, context: BuildContext) -> Any:
    (artifact,) = calendars(Site({edition.lang: edition}), context.urls)
    entries: list[Any] = Calendar.from_ical(artifact.content).walk("VEVENT")
    (meeting,) = [entry for entry in entries if "/beslut/" in entry["URL"]]
    return meeting
