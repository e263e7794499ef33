"""A page without translation, and a third language."""

from pathlib import Path

import pytest

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from tests.support.building import COUNTY, add_language, build_pages, copy_project
from tests.support.website import Website, innermost_elements, language_of

PAGE = "malbild/boende/"


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site without the English file of a perspective, and with a footnote in three files."""
    root = copy_project(tmp_path_factory.mktemp("untranslated") / "sagolund", COUNTY)
    (root / "docs" / "malbild" / "boende.en.md").unlink()
    for page in ("malbild/boende.md", "om/index.md", "om/index.en.md"):
        with (root / "docs" / page).open("a", encoding="utf-8") as file:
            file.write("\nText.[^1]\n\n[^1]: En not.\n")
    return Website(build_pages(root))


@pytest.fixture(scope="module")
def finnish(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site with Finnish: an entry in mkdocs.yml and two pages; the interface has its locale file."""
    root = copy_project(tmp_path_factory.mktemp("finnish") / "sagolund", COUNTY)
    for page in ("index", "malbild/boende"):
        text = (root / "docs" / f"{page}.en.md").read_text(encoding="utf-8")
        (root / "docs" / f"{page}.fi.md").write_text(text, encoding="utf-8")
    add_language(root, "fi", "Suomi")
    return Website(build_pages(root))


def test_untranslated_page_shows_swedish_text_with_lang_sv(untranslated: Website) -> None:
    (article,) = untranslated.pages["en/" + PAGE].xpath("//main/article")
    (swedish,) = untranslated.pages[PAGE].xpath("//main/article")
    assert article.get("lang") == "sv"
    for text in swedish.xpath(".//p[@class='card__text']") + swedish.xpath("./p[not(@lang)]"):
        found = [e for e in article.iter("p") if e.text_content() == text.text_content()]
        assert found, text.text_content()
        assert {language_of(element) for element in found} == {"sv"}


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (PAGE, "Tillbaka till fotnot 1 i texten"),
        ("en/" + PAGE, "Tillbaka till fotnot 1 i texten"),
        ("om/", "Tillbaka till fotnot 1 i texten"),
        ("en/om/", "Back to footnote 1 in the text"),
    ],
)
def test_footnote_backlink_title_is_in_the_language_of_the_text(page: str, title: str, untranslated: Website) -> None:
    assert untranslated.pages[page].xpath("//a[@href='#fnref:1']/@title") == [title]


def test_untranslated_page_has_a_notice_in_english(untranslated: Website) -> None:
    (notice,) = untranslated.pages["en/" + PAGE].xpath("//main//p[@class='notice']")
    assert language_of(notice) == "en"
    assert "has not been translated" in notice.text_content()


def test_untranslated_page_has_the_swedish_canonical_url(untranslated: Website) -> None:
    page = untranslated.pages["en/" + PAGE]
    assert page.xpath("//link[@rel='canonical']/@href") == [untranslated.base + PAGE]
    assert "en" not in page.xpath("//link[@rel='alternate']/@hreflang")
    assert "en" not in untranslated.pages[PAGE].xpath("//link[@rel='alternate']/@hreflang")


def test_swedish_text_on_english_pages_has_lang_sv(untranslated: Website) -> None:
    root = untranslated.folder.parent
    (lost,) = (page for page in load_renderable(read_project(root)).original.perspectives if page.meta.id == "boende")
    meta = lost.meta
    swedish = {meta.title, meta.description, meta.introduction, *(s.text.plain for s in meta.statements)}
    passing = [
        (path, text)
        for path, page in untranslated.pages.items()
        if page.get("lang") == "en"
        for element, text in innermost_elements(page)
        if text in swedish and language_of(element) != "sv"
    ]
    assert passing == []


def test_matrix_cell_label_has_the_language_of_its_column(untranslated: Website) -> None:
    (title,) = {heading.text_content().strip() for heading in untranslated.pages["en/" + PAGE].xpath("//main//h1")}
    cells = untranslated.pages["en/nyckelord/"].xpath("//td[@data-label=$title]", title=title)
    assert {language_of(cell) for cell in cells} == {"sv"}


def test_site_with_an_untranslated_page_has_no_broken_link(untranslated: Website) -> None:
    assert untranslated.broken_links() == []


def test_third_language_needs_only_an_entry_and_its_files(finnish: Website) -> None:
    assert finnish.broken_links() == []
    for path in ("", PAGE):
        page = finnish.pages["fi/" + path]
        assert page.get("lang") == "fi"
        assert page.xpath("//main/article/@lang") == ["fi"]
        assert {"sv", "en", "fi", "x-default"} == {*page.xpath("//link[@rel='alternate']/@hreflang")}
        assert page.xpath("//header//a[@hreflang]/@hreflang") == ["sv", "en"]
    assert finnish.pages[""].xpath("//header//a[@hreflang='fi']/text()") == ["Suomi"]
    assert finnish.pages["fi/malbild/arbetslag/"].xpath("//main/article/@lang") == ["sv"]


def test_third_language_leaves_the_others_unchanged(finnish: Website, built_site: Path) -> None:
    pages = {path for path in Website(built_site).pages if not path.startswith("fi/")}
    assert {path for path in finnish.pages if "fi" not in path.split("/")} == pages
    assert len([path for path in finnish.pages if path.startswith("fi/")]) == len(
        [path for path in finnish.pages if path.startswith("en/")]
    )
