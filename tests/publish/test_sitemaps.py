"""What search engines, old links and lost readers meet."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree, html

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from malbild.publish.sitemaps import sitemaps
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, build_pages
from tests.support.website import Website

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(path: Path, tag: str) -> list[str]:
    """What a sitemap says under a tag, in its order."""
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


@pytest.mark.parametrize(("path", "lang"), [("404.html", "sv"), ("en/404.html", "en")])
def test_not_found_page_helps_in_both_languages_from_any_url(website: Website, path: str, lang: str) -> None:
    page = html.parse(str(website.folder / path)).getroot()
    assert page.get("lang") == lang
    articles = page.xpath("//main/article")
    assert [article.get("lang") for article in articles] == [lang, "en" if lang == "sv" else "sv"]
    for article in articles:
        home = "/" if article.get("lang") == "sv" else "/en/"
        ways = article.xpath(".//a/@href")
        assert {home, f"{home}malbild/", f"{home}nyckelord/", f"{home}om/"} <= set(ways)
    own = [address for address in page.xpath("//@href | //@src") if not address.startswith("#")]
    assert [address for address in own if not address.startswith("/")] == []
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_not_found_page_of_a_site_below_a_path_links_within_it(copy_of_project: CopyOfProject) -> None:
    site = Website(
        build_pages(copy_of_project(), SITE_URL="https://host.example/vision/"), "https://host.example/vision/"
    )
    addresses = site.pages["404.html"].xpath("//@href | //@src")
    assert [address for address in addresses if not address.startswith(("/vision/", "#"))] == []


def _move(project: Path, *addresses: str) -> None:
    page = project / "docs" / "ordregister.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("owner:", f"moved_from: [{', '.join(addresses)}]\nowner:", 1), encoding="utf-8")


def test_moved_page_redirects_from_its_former_paths(copy_of_project: CopyOfProject) -> None:
    project = copy_of_project()
    _move(project, "register/", "ord/a-o/")
    site = Website(build_pages(project))
    for path, now in (("register/", "ordregister/"), ("en/ord/a-o/", "en/ordregister/")):
        page = site.pages[path]
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        (link,) = page.xpath("//main//a/@href")
        assert refresh == f"0; url={link}"
        assert urljoin(site.base + path, link) == site.base + now
        assert page.xpath("//link[@rel='canonical']/@href") == [site.base + now]
    assert site.broken_links() == []
    moved = (site.folder / "redirects.map").read_text(encoding="utf-8").splitlines()
    assert "/en/register/ /en/ordregister/;" in moved
    assert moved == sorted(moved)
    assert len(moved) == 4


@pytest.mark.parametrize(
    ("addresses", "codes"),
    [
        (("malbild/",), ["MB141"]),
        (("register/", "register/"), ["MB141"]),
        (("/register/",), ["MB140"]),
        (("register",), ["MB140"]),
        (("../register/",), ["MB140"]),
        (("https://example.org/",), ["MB140"]),
    ],
)
def test_invalid_redirect_path_is_reported(
    copy_of_project: CopyOfProject, addresses: tuple[str, ...], codes: list[str]
) -> None:
    project = copy_of_project()
    _move(project, *addresses)
    diagnostics = lint(load(read_project(project)))
    assert [diagnostic.code for diagnostic in diagnostics if diagnostic.path == "docs/ordregister.md"] == codes


def test_listed_pages_have_a_markdown_copy(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        for document in edition.documents.values():
            folder = website.folder / ("" if lang == "sv" else lang) / document.address
            if edition.is_listed(document):
                text = (folder / "index.md").read_text(encoding="utf-8")
                assert text.startswith(f"# {document.meta.title}\n\n> {document.meta.description}\n")
                prose = re.sub(r"(`+).*?\1", "", text, flags=re.DOTALL)
                assert not re.search(r"<(?!https?:)/?[a-z]+", prose), document.path
            else:
                assert not (folder / "index.md").exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_markdown_copy_has_the_statements_exactly(website: Website, site: Site, lang: str) -> None:
    for card in site.editions[lang].statements:
        folder = website.folder / ("" if lang == "sv" else lang) / card.document.address
        assert card.statement.text.source in (folder / "index.md").read_text(encoding="utf-8")


def test_markdown_copies_are_linked_from_pages_and_llms_txt(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        home = "" if lang == "sv" else f"{lang}/"
        listed = re.findall(r"\]\((\S+)\)", (website.folder / home / "llms.txt").read_text(encoding="utf-8"))
        named = {
            urljoin(f"{website.base}{home}{document.address}", address)
            for document in edition.documents.values()
            for address in website.pages[home + document.address].xpath("//link[@type='text/markdown']/@href")
        }
        assert named == set(listed)
        assert len(listed) == len(named) > 30
        assert all((website.folder / website.path_of(address)).is_file() for address in listed)
