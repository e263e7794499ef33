"""Four times as much content takes four times as long: no step looks at all of it once for each piece of it."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from malbild.checks.runner import check_prose, check_structure, load_renderable
from malbild.editing.page_status import rows
from malbild.mkdocs_adapter.preview import Snapshot
from malbild.project.config import read_project
from malbild.publish.feed import changes
from malbild.publish.search_index import entries
from malbild.publish.sitemaps import sitemaps
from malbild.render.book import Book
from malbild.render.renderer import Renderer
from malbild.site import queries
from malbild.site.edition import Edition
from malbild.site.embeds import embeds
from malbild.site.navigation import Navigation
from malbild.site.urls import Urls
from tests.bench.synthetic import Size, make_project

# Of everything there is in the site itself, four times as much in the second as in the first.
SMALL = Size(pages=80, perspectives=3, keywords=5)
LARGE = Size(pages=320, perspectives=21, statements=4, keywords=35)
MOST = 8  # 4 is linear and 16 quadratic
TRIES = 4  # a busy machine may take the processor away at any moment


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Renderer, Renderer]:
    """The small site and the large one."""
    small, large = (_read(tmp_path_factory.mktemp("scale") / "site", size) for size in (SMALL, LARGE))
    return small, large


def _read(root: Path, size: Size) -> Renderer:
    make_project(root, size)
    project = read_project(root)
    return Renderer(load_renderable(project), project, Urls.at("https://example.org/", project.original))


def _fresh(renderer: Renderer) -> Edition:
    """The original's edition, of which nothing has been worked out yet."""
    edition = renderer.site.original
    return Edition(edition.locale, edition.documents)


def _checks_structure(renderer: Renderer) -> object:
    return [*check_structure(renderer.site, renderer.project, frozenset())]


def _checks_prose(renderer: Renderer) -> object:
    return [*check_prose(renderer.site, renderer.project, frozenset(), ())]


def _finds_the_ways(renderer: Renderer) -> object:
    navigation = Navigation(_fresh(renderer), renderer.project.sections)
    pages = navigation.edition.documents.values()
    return [(navigation.trail(page), navigation.section_of(page), navigation.next(page)) for page in pages]


def _looks_up(renderer: Renderer) -> object:
    edition = _fresh(renderer)
    words = [page.meta.id for page in edition.keywords]
    about = [(queries.pages_about(edition, word), queries.lectures_about(edition, word)) for word in words]
    return (
        about,
        queries.matrix(edition),
        queries.register(edition),
        [queries.neighbours(edition, c) for c in edition.statements],
    )


def _lists(renderer: Renderer) -> object:
    edition, urls = _fresh(renderer), renderer.urls
    found = [*entries(edition, dict.fromkeys(edition.documents, "<p>Text</p>"), urls)]
    return found, [*embeds(edition, urls)], changes(edition, urls), [*sitemaps(renderer)]


def _draws(renderer: Renderer) -> object:
    edition = renderer.site.original
    return [renderer.page(edition, page, "") for page in edition.documents.values() if page.meta.kind == "page"]


def _binds(renderer: Renderer) -> object:
    return Book.of(_fresh(renderer), renderer.project.sections, renderer.urls, "")


def _compares(renderer: Renderer) -> object:
    return Snapshot.take(renderer.site, renderer.project).pages_to_render(
        Snapshot.take(renderer.site, renderer.project)
    )


@pytest.mark.parametrize(
    "step", [_checks_structure, _checks_prose, _finds_the_ways, _looks_up, _lists, _draws, _binds, _compares]
)
def test_no_step_is_quadratic(step: Callable[[Renderer], object], sites: tuple[Renderer, Renderer]) -> None:
    ratios = []
    for _ in range(TRIES):
        small, large = (_time(step, renderer) for renderer in sites)
        ratios.append(large / small)
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"four times as much took {min(ratios):.1f} times as long")


def test_page_status_rows_are_in_navigation_order(sites: tuple[Renderer, Renderer]) -> None:
    for renderer in sites:
        shown = [path for path, _ in renderer.project.shown]
        assert [row.document.path for row in rows(renderer.site, renderer.project, ())][: len(shown)] == shown


def _time(step: Callable[[Renderer], object], renderer: Renderer) -> float:
    begin = process_time()
    step(renderer)
    return process_time() - begin
