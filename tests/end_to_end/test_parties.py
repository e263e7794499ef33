"""The list of the parties, by type."""

import pytest

from tests.support.website import Website


@pytest.mark.parametrize(
    ("home", "headings"), [("", ["1 region", "4 kommuner"]), ("en/", ["1 region", "4 municipalities"])]
)
def test_parties_are_listed_by_type(website: Website, home: str, headings: list[str]) -> None:
    (parties,) = website.pages[f"{home}parter/"].find_class("parties")
    assert [" ".join(term.text.split()) for term in parties.iterfind("dt")] == headings
    assert [len(found.findall(".//a")) for found in parties.iterfind("dd")] == [1, 4]
