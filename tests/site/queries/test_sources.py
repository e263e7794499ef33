"""Sources of a page, and the notice on its translation."""

from dataclasses import replace

from malbild.model.types.nested import SourceRef
from malbild.project.config import Project
from malbild.site.edition import Site
from malbild.site.queries import vision
from malbild.site.urls import Urls
from tests.support.website import DEFAULT_ADDRESS, Website, without_typography


def test_sources_are_unique_with_sections_in_order(site: Site) -> None:
    (report, *others) = vision.cited_sources(site.original.documents["malbild/index.md"])
    assert report == ("sagobok", ("2.3", "3", "6"))
    assert {id for id, _ in others} == {"brasprotokoll"}


def test_sections_are_sorted_by_number(site: Site) -> None:
    page = site.original.documents["malbild/index.md"]
    named = tuple(SourceRef(id="sagobok", section=section) for section in ("10", "9.10", "9.2", "9–11", "9"))
    changed = replace(page, meta=page.meta.model_copy(update={"sources": named}))
    assert vision.cited_sources(changed) == (("sagobok", ("9", "9–11", "9.2", "9.10", "10")),)


def test_pages_name_a_source_once(website: Website) -> None:
    named = {
        path: [cite.text_content() for cite in page.xpath("//footer[@class='article-footer']//cite")]
        for path, page in website.pages.items()
    }
    assert sum(map(len, named.values())) > 75
    assert [path for path, titles in named.items() if len(titles) != len({*titles})] == []


def test_translation_notice_names_adopted_text_only_where_shown(website: Website, site: Site) -> None:
    wording = site.editions["en"].locale.t
    for path, notice in (("malbild/boende/", wording.translation_notice), ("stod/", wording.translation_of_editors)):
        (shown,) = website.pages[f"en/{path}"].xpath("//p[@class='notice']")
        assert shown.text.strip() == notice


def test_pages_showing_statements_are_recognised(website: Website, site: Site, project: Project) -> None:
    urls, cards = Urls.at(DEFAULT_ADDRESS, project.original), site.editions["en"].statements
    wordings = {text.plain for card in cards for text in (card.statement.text, card.original.text)}
    for document in site.editions["en"].documents.values():
        if document.text_lang == "en":
            (article,) = website.pages[urls.page(document, "en")].xpath("//main/article")
            words = without_typography("".join(article.xpath(".//text()[not(ancestor::pre)]")))  # code may quote one
            assert vision.shows_statements(document) == any(text in words for text in wordings), document.file


def test_easy_page_in_english_has_one_notice(website: Website, site: Site) -> None:
    for path in ("lattlast/", "lattlast/boende/"):
        (shown,) = website.pages[f"en/{path}"].xpath("//p[@class='notice']")
        assert shown.text.strip() == site.editions["en"].locale.t.easy.original_only
