"""The built site against the contract: pages, links, languages, valid HTML."""

import re
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from malbild.site.edition import Site
from tests.support.nu import nu_messages
from tests.support.website import Website, language_of, texts

CONTRACT = (
    "",
    "malbild/",
    "malbild/invanare/",
    "malbild/samverkan/",
    "malbild/medarbetare/",
    "nyckelord/",
    "nyckelord/tillit/",
    "nyckelord/samverkan/",
    "nyckelord/ansvar/",
    "nyckelord/personcentrering/",
    "nyckelord/halsoframjande/",
    "ordregister/",
    "bakgrund/",
    "seminarier/",
    "seminarier/1/",
    "seminarier/2/",
    "seminarier/3/",
    "forelasningar/",
    "stod/",
    "stod/leda-omstallning/",
    "beslut/",
    "om/",
)


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("path", CONTRACT)
def test_pages_of_the_contract_exist_in_both_languages(website: Website, path: str, lang: str) -> None:
    page = website.pages[lang + path]
    assert len(page.xpath("//main//h1")) == 1
    assert page.findtext(".//title")


def test_internal_links_lead_to_existing_pages_and_anchors(website: Website) -> None:
    assert website.broken_links() == []


def test_ids_are_unique_within_a_page(website: Website) -> None:
    ids = ((path, Counter(page.xpath("//@id"))) for path, page in website.pages.items())
    assert [(path, id) for path, counts in ids for id, count in counts.items() if count > 1] == []


def test_pages_fetch_nothing_from_other_hosts(website: Website) -> None:
    own = {urlsplit(website.base).netloc, ""}
    assert [str(link) for link in website.links() if link.element.tag != "a" and link.host not in own] == []
    for style in website.folder.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(\w+:)?//", style.read_text(encoding="utf-8")), style


def test_documents_and_stylesheets_pass_the_nu_checker(built_site: Path) -> None:
    assert nu_messages(built_site) == []


def test_documents_have_their_language(website: Website) -> None:
    for path, page in website.pages.items():
        parts = path.split("/")
        asked = "en" if "en" in parts else "sv"
        assert page.get("lang") == asked, path
        assert set(page.xpath("//@lang")) <= {"sv", "en"}, path


def test_swedish_words_on_english_pages_have_lang_sv(website: Website) -> None:
    unmarked = [
        (path, word)
        for path, page in website.pages.items()
        if page.get("lang") == "en"
        for text, lang in texts(page)
        if lang == "en"
        for word in re.findall(r"\w*[åäö]\w*", text)
        if len(word) > 1 and word[0].islower()  # names are the same in both languages; so is a letter
    ]
    assert unmarked == []


def test_language_switch_leads_to_the_same_page(website: Website) -> None:
    for path, page in website.pages.items():
        for link in page.xpath("//header//a[@hreflang]"):
            link.make_links_absolute(website.base + path)
            there = website.path_of(link.get("href"))
            assert link.get("hreflang") == website.pages[there].get("lang") == language_of(link)
            assert there.removeprefix("en/") == path.removeprefix("en/")
            assert there != path
    assert all(website.pages[path].xpath("//header//a[@hreflang]") for path in CONTRACT)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_statements_are_exact_at_their_own_anchor(website: Website, site: Site, lang: str) -> None:
    cards = site.editions[lang].statements
    assert len(cards) == 16
    for card in cards:
        page = website.pages[("" if lang == "sv" else "en/") + card.document.address]
        (shown,) = page.xpath("//*[@id=$id]//*[@class='card__text']", id=card.statement.id)
        assert shown.text_content() == card.statement.text.plain
        assert tuple(strong.text for strong in shown.iter("strong")) == card.statement.text.emphasis


def test_english_cards_show_the_adopted_swedish_wording(website: Website, site: Site) -> None:
    for card in site.editions["en"].statements:
        page = website.pages[f"en/{card.document.address}"]
        (shown,) = page.xpath("//*[@id=$id]//*[@class='card__adopted']", id=card.statement.id)
        assert language_of(shown) == "sv"
        assert shown.text_content().endswith(card.original.text.plain)
        assert tuple(strong.text for strong in shown.iter("strong")) == card.original.text.emphasis


@pytest.mark.parametrize("home", ["", "en/"])
def test_statements_are_linked_from_keywords_and_word_index(website: Website, site: Site, home: str) -> None:
    wanted = {f"{website.base}{home}{card.document.address}#{card.statement.id}" for card in site.original.statements}
    linked = defaultdict(set)
    for link in website.links():
        linked[link.page].add(link.address)
    matrix = {website.path_of(address) for address in linked[f"{home}nyckelord/"]}
    by_keyword = [linked[path] for path in matrix & website.pages.keys() if path.startswith(f"{home}nyckelord/")]
    assert wanted <= set().union(*by_keyword)
    assert wanted <= linked[f"{home}ordregister/"]
