"""What a page says of its sources, and of its translation."""

from malbild import provenance
from malbild.site import Site
from website import Website


def test_a_source_is_named_once_with_its_sections_in_order(site: Site) -> None:
    (report, *others) = provenance.sources(site.original.documents["malbild/index.md"])
    assert report == ("rapport", ("2.3", "3", "6"))
    assert {id for id, _ in others} == {"beslutsunderlag", "regionens-sida"}


def test_no_page_names_a_source_twice(website: Website) -> None:
    named = {
        path: [cite.text_content() for cite in page.xpath("//footer[@class='provenance']//cite")]
        for path, page in website.pages.items()
    }
    assert sum(map(len, named.values())) > 100
    assert [path for path, titles in named.items() if len(titles) != len({*titles})] == []


def test_only_pages_with_adopted_wordings_call_the_swedish_text_adopted(website: Website, site: Site) -> None:
    said = site.editions["en"].locale.t
    for path, notice in (("malbild/invanare/", said.translation_notice), ("om/", said.translation_of_editors)):
        (shown,) = website.pages[f"en/{path}"].xpath("//p[@class='notice']")
        assert shown.text.strip() == notice


def test_an_easy_page_in_another_language_says_once_what_it_is(website: Website, site: Site) -> None:
    for path in ("lattlast/", "lattlast/invanare/"):
        (shown,) = website.pages[f"en/{path}"].xpath("//p[@class='notice']")
        assert shown.text.strip() == site.editions["en"].locale.t.easy.original_only
