"""Navigation: section, breadcrumb and neighbours of every page, in every language."""

import pytest

from malbild.model.types.pages import Page
from malbild.project.config import Project
from malbild.project.mkdocs_yml.nav import Nav, NavLink, Section
from malbild.site.document import Document
from malbild.site.edition import Site
from malbild.site.navigation import Navigation


@pytest.fixture(params=["sv", "en"])
def navigation(request: pytest.FixtureRequest, site: Site, project: Project) -> Navigation:
    return Navigation(site.editions[request.param], project.nav)


def test_menu_is_the_first_page_of_every_section(navigation: Navigation, project: Project) -> None:
    assert navigation.home.path == "index.md"
    assert [page.path for page in navigation.menu] == [section.path for section in project.nav.sections[1:]]


def test_next_from_a_section_page_passes_its_pages_once(navigation: Navigation, project: Project) -> None:
    for section in project.nav.sections:
        read = [navigation.edition.documents[section.path]]
        while page := navigation.next(read[-1]):
            read.append(page)
        assert [page.path for page in read] == [*section.paths]


def test_previous_is_the_inverse_of_next(navigation: Navigation) -> None:
    assert navigation.previous(navigation.home) is None
    for page in navigation.edition.documents.values():
        if following := navigation.next(page):
            assert navigation.previous(following) == page
            assert navigation.breadcrumb(following)[1:2] in (navigation.breadcrumb(page)[1:2], (page,))


def test_breadcrumb_leads_from_the_start_page_by_the_section(navigation: Navigation) -> None:
    pages = navigation.edition.documents
    trails = {
        "index.md": [],
        "malbild/index.md": ["index.md"],
        "malbild/boende.md": ["index.md", "malbild/index.md"],
        "ordregister.md": ["index.md", "bakgrund/index.md"],
        "insatser/lyktor.md": ["index.md", "folj/index.md", "insatser/index.md"],
        "redaktion/handbok/felkoder.md": ["index.md", "redaktion/index.md", "redaktion/handbok/index.md"],
    }
    assert {path: [page.path for page in navigation.breadcrumb(pages[path])] for path in trails} == trails


def test_page_and_its_siblings_are_one_section(navigation: Navigation) -> None:
    pages = navigation.edition.documents
    section = [page.path for page in navigation.section_of(pages["malbild/arbetslag.md"])]
    assert section == ["malbild/index.md", "malbild/boende.md", "malbild/arbetslag.md"]
    assert navigation.section_of(pages["malbild/index.md"]) == navigation.section_of(pages["malbild/arbetslag.md"])


def test_page_outside_the_menu_has_the_section_of_the_page_above(navigation: Navigation) -> None:
    pages = navigation.edition.documents
    assert navigation.section_of(pages["insatser/lyktor.md"]) == navigation.section_of(pages["insatser/index.md"])
    assert navigation.section_of(pages["redaktion/handbok/felkoder.md"]) == ()


def test_nested_navigation_gives_innermost_section_and_breadcrumb(site: Site) -> None:
    inner = Section("nyckelord/index.md", (Section("nyckelord/lugn.md"), Section("nyckelord/narhet.md")))
    outer = Section("malbild/index.md", (Section("malbild/boende.md"), inner))
    navigation = Navigation(site.original, Nav((Section("index.md"), outer)))
    pages = site.original.documents

    def paths(of: tuple[Document[Page], ...]) -> list[str]:
        return [page.path for page in of]

    assert paths(navigation.breadcrumb(pages["nyckelord/lugn.md"])) == [
        "index.md",
        "malbild/index.md",
        "nyckelord/index.md",
    ]
    assert paths(navigation.section_of(pages["nyckelord/lugn.md"])) == list(inner.paths)
    assert paths(navigation.section_of(pages["malbild/boende.md"])) == [
        "malbild/index.md", "malbild/boende.md", "nyckelord/index.md",
    ]  # fmt: skip
    assert paths(navigation.menu) == ["malbild/index.md"]
    assert navigation.next(pages["malbild/boende.md"]) == pages["nyckelord/index.md"]


def test_titles_of_mkdocs_are_those_of_the_original_and_of_translations(site: Site) -> None:
    links = (NavLink("Andra", "https://example.org/"),)
    inner = Section("malbild/boende.md", title="Du")
    nav = Nav((Section("index.md"), Section("malbild/index.md", (inner,), links, "Bilden", "Översikt")), links)
    pages = site.original.documents
    swedish = Navigation(site.original, nav)
    assert [swedish.heading(pages[path]) for path in ("malbild/index.md", "malbild/boende.md")] == ["Bilden", "Du"]
    assert swedish.title(pages["malbild/index.md"]) == "Översikt"
    assert swedish.title(pages["index.md"]) == pages["index.md"].meta.title
    assert swedish.links == swedish.links_beside(pages["malbild/boende.md"]) == links
    english, untranslated = (
        Navigation(site.editions["en"], nav, (), words) for words in ({"Du": "You", "Andra": "Others"}, {})
    )
    pages = site.editions["en"].documents
    assert english.title(pages["malbild/boende.md"]) == "You"
    assert english.heading(pages["malbild/index.md"]) == pages["malbild/index.md"].meta.title
    assert english.links == (NavLink("Others", "https://example.org/"),)
    assert untranslated.links == (NavLink("Andra", "https://example.org/", "sv"),)
