"""Word diff of proposed and adopted wordings."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from malbild.model.types.nested import Statement
from malbild.site.edition import Site
from malbild.site.word_diff import DiffSegment, diff_texts, diff_words
from tests.support.http_server import Serve
from tests.support.website import Website


def statement(text: str, *proposals: str) -> Statement:
    return Statement.model_validate({"id": "a", "icon": "link", "text": text, "proposals": proposals})


def test_kept_dropped_and_added_words_are_separated() -> None:
    found = diff_words(statement("Jag får **tidigt** stöd.", "Jag får stöd med insatser."))
    assert found.proposals == (
        (DiffSegment("Jag får stöd ", True), DiffSegment("med insatser", False), DiffSegment(".", True)),
    )
    assert found.adopted == (
        DiffSegment("Jag får ", True), DiffSegment("tidigt", False, bold=True), DiffSegment(" stöd.", True),
    )  # fmt: skip
    assert (found.kept, found.removed, found.added) == (3, 2, 1)


def test_case_and_full_stops_are_no_difference() -> None:
    found = diff_words(statement("Vi lyssnar.", "vi lyssnar"))
    assert (found.kept, found.removed, found.added) == (2, 0, 0)


def test_word_in_any_of_two_proposals_is_kept() -> None:
    found = diff_words(statement("Jag är delaktig och trygg", "Jag är delaktig", "Jag är trygg"))
    assert [segment.text for segment in found.adopted if not segment.is_kept] == ["och"]


def test_wording_without_proposals_is_all_new() -> None:
    found = diff_words(statement("Vi tar **vara** på kunskapen."))
    assert found.proposals == ()
    assert "".join(segment.text for segment in found.adopted if not segment.is_kept) == "Vi tar vara på kunskapen"
    assert (found.kept, found.removed, found.added) == (0, 0, 5)


def test_diff_keeps_every_letter_and_bold_word(site: Site) -> None:
    for card in site.original.statements:
        found = diff_words(card.original)
        assert "".join(segment.text for segment in found.adopted) == card.original.text.plain
        bold = "".join(segment.text for segment in found.adopted if segment.bold)
        assert bold == "".join(card.original.text.emphasis)
        assert ["".join(segment.text for segment in segments) for segments in found.proposals] == [
            *card.original.proposals
        ]


@pytest.mark.parametrize("path", ["beslut/forslag/", "en/beslut/forslag/"])
def test_proposals_page_has_every_wording_exactly(website: Website, site: Site, path: str) -> None:
    table = website.pages[path].xpath("//table[contains(@class, 'proposals')]")
    cells = {cell.text_content() for each in table for cell in each.xpath(".//td/p[not(@class)]")}
    assert {card.original.text.plain for card in site.original.statements} < cells
    assert {text for card in site.original.statements for text in card.original.proposals} < cells


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_diff_marks_can_be_hidden_without_javascript(
    browser: Browser, built_site: Any, serve: Serve, scheme: Any
) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(serve(built_site) + "beslut/forslag/")
        dropped = page.locator("del").first
        expect(dropped).to_have_css("text-decoration-line", "line-through")
        page.get_by_role("checkbox", name="Visa skillnaderna").focus()
        page.keyboard.press("Space")
        expect(dropped).to_have_css("text-decoration-line", "none")


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("Vi kan nu börja.", "Vi kan börja.", ["nu "], []),
        ("Vi börjar", "vi börjar.", ["Vi "], ["vi ", "."]),
        ("", "Nytt.", [], ["Nytt."]),
        ("Lika.", "Lika.", [], []),
    ],
)
def test_diff_texts_marks_words_capitals_and_punctuation(
    before: str, after: str, removed: list[str], added: list[str]
) -> None:
    first, second = diff_texts(before, after)
    assert ["".join(part.text for part in side) for side in (first, second)] == [before, after]
    assert [part.text for part in first if not part.is_kept] == removed
    assert [part.text for part in second if not part.is_kept] == added
