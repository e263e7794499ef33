"""Sitemaps, robots.txt, and what search engines read in the head of a page."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.robotparser import RobotFileParser

from lxml import etree

from malbild.publish.sitemaps import sitemaps
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support.website import Website

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(path: Path, tag: str) -> list[str]:
    """Return the texts of a tag in a sitemap."""
    return [str(element.text) for element in etree.parse(str(path)).iter(f"{SITEMAPS}{tag}")]


def test_titles_and_descriptions_are_unique_within_a_language(site: Site) -> None:
    for edition in site.editions.values():
        pages = [page.meta for page in edition.documents.values() if page.text_lang == edition.lang]
        for texts in ([page.title for page in pages], [page.description for page in pages]):
            assert len(set(texts)) == len(texts)


def test_sitemap_lists_pages_of_its_language_with_dates(website: Website, site: Site) -> None:
    urls = Urls.at(website.base, "sv")
    assert listed(website.folder / "sitemap.xml", "loc") == [
        f"{website.base}sitemap-{lang}.xml" for lang in site.editions
    ]
    for lang, edition in site.editions.items():
        sitemap = website.folder / f"sitemap-{lang}.xml"
        days = map(date.fromisoformat, listed(sitemap, "lastmod"))
        dated = dict(zip(listed(sitemap, "loc"), days, strict=True))
        own = [page for page in edition.documents.values() if page.text_lang == lang and page.meta.audience == "public"]
        assert dated == {urls.absolute(urls.page(page, lang)): page.meta.changed or page.meta.reviewed for page in own}


def test_sitemap_date_of_a_page_changed_after_review_is_the_change(context: BuildContext) -> None:
    original = context.site.original
    page = original.documents["om/index.md"]
    changed = replace(page, meta=page.meta.model_copy(update={"changed": date(2031, 5, 6)}))
    site = Site({"sv": replace(original, documents=dict(original.documents) | {page.path: changed})})
    sitemap, *_ = sitemaps(Renderer(replace(context, site=site)))
    assert b"<loc>https://example.org/malbild/om/</loc><lastmod>2031-05-06</lastmod>" in sitemap.content


def test_sitemap_urls_are_canonical(website: Website) -> None:
    for lang in ("sv", "en"):
        for address in listed(website.folder / f"sitemap-{lang}.xml", "loc"):
            page = website.pages[website.path_of(address)]
            assert page.xpath("//link[@rel='canonical']/@href") == [address]


def test_alternate_links_name_translations_and_default(website: Website, site: Site) -> None:
    for document in site.original.documents.values():
        names = {"x-default": "", "sv": ""}
        if site.editions["en"].documents[document.path].text_lang == "en":
            names["en"] = "en/"
        expected = {lang: f"{website.base}{home}{document.address}" for lang, home in names.items()}
        for home in {home for lang, home in names.items() if lang != "x-default"}:
            page = website.pages[home + document.address]
            found = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
            assert found == expected


def test_robots_txt_allows_all_and_names_the_sitemap(website: Website) -> None:
    robots = RobotFileParser()
    robots.parse((website.folder / "robots.txt").read_text(encoding="utf-8").split("\n"))
    assert robots.can_fetch("*", f"{website.base}malbild/")
    assert robots.site_maps() == [f"{website.base}sitemap.xml"]
