"""Checks of activities and indicators."""

from dataclasses import replace
from datetime import date

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change

ACTIVITY, INDICATORS = "docs/insatser/lyktor.md", "docs/folj/index.md"
TODAY = date(2026, 11, 22)
MISTAKES = {
    "an unknown party": (ACTIVITY, "parties: [drakberg, trollvik]", "parties: [drakbreg]", "MB104", "parties"),
    "an unknown statement": (ACTIVITY, "[lampan-lyser, hitta", "[lampan-lysr, hitta", "MB104", "statements"),
    "an unknown key word": (ACTIVITY, "keywords: [narhet]", "keywords: [narhte]", "MB104", "keywords"),
    "a party named twice": (ACTIVITY, "[drakberg, trollvik]", "[drakberg, drakberg]", "MB145", "parties"),
    "all beside a party": (ACTIVITY, "[drakberg, trollvik]", "[all, trollvik]", "MB903", "parties"),
    "no party": (ACTIVITY, "parties: [drakberg, trollvik]", "parties: []", "MB110", "parties"),
    "an end before the start": (ACTIVITY, "end: 2029-06", "end: 2018-06", "MB904", "end"),
    "a going activity that has ended": (ACTIVITY, "end: 2029-06", "end: 2026-10", "MB905", "status"),
    "a going activity that has not begun": (ACTIVITY, 'start: "2019"', 'start: "2028"', "MB917", "status"),
    "a finished activity that goes on": (ACTIVITY, "status: ongoing", "status: done", "MB906", "status"),
    "a status of the future": (ACTIVITY, "status_as_of: 2020-10", "status_as_of: 2027-01", "MB907", "status_as_of"),
    "an unknown status": (ACTIVITY, "status: ongoing", "status: begun", "MB104", "status"),
    "neither source nor contact": (ACTIVITY, "sources:\n  - id: sagobok\n", "sources: []\n", "MB908", "sources"),
    "an unknown shift": (INDICATORS, "shift: springa", "shift: sprnga", "MB104", "indicators[0].shift"),
    "values in disorder": (INDICATORS, "date: 2019-04", "date: 2017-04", "MB910", "indicators[0].series[1].date"),
    "two values of a year": (INDICATORS, "date: 2019-04", 'date: "2018"', "MB910", "indicators[0].series[1].date"),
    "a value of the future": (INDICATORS, "2020-04-01", "2027-04-01", "MB911", "indicators[0].series[2].date"),
    "a value without date": (
        INDICATORS, '      - date: "2018"\n        value: 40', "      - value: 40", "MB102",
        "indicators[0].series[0].date",
    ),
    "a value without source": (
        INDICATORS, "value: 40\n        source: sagobok", "value: 40", "MB102", "indicators[0].series[0].source",
    ),
    "a value's unknown source": (
        INDICATORS, "value: 40\n        source: sagobok", "value: 40\n        source: sgobok", "MB117",
        "indicators[0].series[0].source",
    ),
    "a value with a comma": (INDICATORS, "52.5", '"52,5"', "MB119", "indicators[0].series[1].value"),
    "more than all": (INDICATORS, "value: 52.5", "value: 525", "MB912", "indicators[0].series[1].value"),
    "an update that is late": (INDICATORS, "2030-10-01", "2026-10-01", "MB913", "indicators[0].next_update"),
    "an update before the last": (INDICATORS, "2030-10-01", "2019-10-01", "MB914", "indicators[0].next_update"),
    "an indicator of nothing": (INDICATORS, "    statements: [ro-i-rummet]\n", "", "MB915", "indicators[2].reason"),
    "a municipality without a name": (INDICATORS, "    party: trollvik\n", "", "MB916", "indicators[1].area"),
    "an unknown municipality": (INDICATORS, "party: trollvik", "party: trolvik", "MB104", "indicators[1].party"),
}  # fmt: skip


def _found(copy_of_project: CopyOfProject, *changes: tuple[str, str, str]) -> list[Diagnostic]:
    root = copy_of_project()
    for file, old, new in changes:
        change(root, file, old, new)
    return lint(load(replace(read_project(root), today=TODAY)))


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_in_follow_up_is_reported_at_its_place(copy_of_project: CopyOfProject, name: str) -> None:
    file, old, new, code, field = MISTAKES[name]
    diagnostics = _found(copy_of_project, (file, old, new))
    assert (file, code, field) in [(one.path, one.code, one.field) for one in diagnostics]
    others = {one.code for one in diagnostics} - {code, "MB211"}
    assert others == set()


@pytest.mark.parametrize("parties", ["all", "[all]"])
def test_whole_county_is_written_with_or_without_brackets(copy_of_project: CopyOfProject, parties: str) -> None:
    file = "docs/insatser/gemensam-nyckel.md"
    assert _found(copy_of_project, (file, "parties: all", f"parties: {parties}")) == []


def test_percentage_points_may_exceed_a_hundred(copy_of_project: CopyOfProject) -> None:
    changes = ((INDICATORS, "unit: procent", "unit: procentenheter"), (INDICATORS, "value: 52.5", "value: 525"))
    assert {one.code for one in _found(copy_of_project, *changes)} <= {"MB211"}
