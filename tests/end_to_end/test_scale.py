"""Growth of each step with the content: four times as much takes about four times as long."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from malbild.checks.context import CheckContext
from malbild.checks.runner import BODY, METADATA, STRUCTURE, load_renderable
from malbild.editing.page_status import page_statuses
from malbild.mkdocs_adapter.preview import Snapshot
from malbild.project.config import read_project
from malbild.publish.feeds.feed import feed_entries
from malbild.publish.search_index import search_entries
from malbild.publish.sitemaps import sitemaps
from malbild.render.book import Book
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition
from malbild.site.embeds import embeds
from malbild.site.navigation import Navigation
from malbild.site.queries import vision
from malbild.site.urls import Urls
from tests.bench.synthetic import Size, make_project
from tests.support.rendering import render_page

# Four times as much of everything in the second as in the first.
SMALL = Size(pages=80, perspectives=3, keywords=5)
LARGE = Size(pages=320, perspectives=21, statements=4, keywords=35)
MOST = 8  # 4 is linear and 16 quadratic
TRIES = 4  # a busy machine disturbs single measurements


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildContext, BuildContext]:
    """The small site and the large one."""
    small, large = (_read(tmp_path_factory.mktemp("scale") / "site", size) for size in (SMALL, LARGE))
    return small, large


def _read(root: Path, size: Size) -> BuildContext:
    make_project(root, size)
    project = read_project(root)
    return BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original))


def _fresh(context: BuildContext) -> Edition:
    """Return the original's edition with nothing cached."""
    edition = context.site.original
    return Edition(edition.locale, edition.settings, edition.documents)


def _checks_structure(context: BuildContext) -> object:
    checked = CheckContext(context.site, context.project)
    return [[*rule(checked)] for rule in STRUCTURE]


def _checks_prose(context: BuildContext) -> object:
    checked = CheckContext(context.site, context.project)
    return [[*rule(checked)] for rule in (*METADATA, *BODY)]


def _navigates(context: BuildContext) -> object:
    navigation = Navigation(_fresh(context), context.project.nav)
    pages = navigation.edition.documents.values()
    return [(navigation.breadcrumb(page), navigation.section_of(page), navigation.next(page)) for page in pages]


def _queries(context: BuildContext) -> object:
    edition = _fresh(context)
    words = [page.meta.id for page in edition.keywords]
    about = [(vision.pages_about(edition, word), vision.programme_items_about(edition, word)) for word in words]
    return (
        about,
        vision.matrix(edition),
        vision.word_index(edition),
        [vision.adjacent_statements(edition, c) for c in edition.statements],
    )


def _lists_entries(context: BuildContext) -> object:
    edition, urls = _fresh(context), context.urls
    found = [*search_entries(edition, dict.fromkeys(edition.documents, "<p>Text</p>"), urls)]
    return found, [*embeds(edition, urls)], feed_entries(edition, urls), [*sitemaps(Renderer(context))]


def _renders(context: BuildContext) -> object:
    edition, renderer = context.site.original, Renderer(context)
    return [render_page(renderer, edition, page, "") for page in edition.documents.values() if page.meta.kind == "page"]


def _makes_the_book(context: BuildContext) -> object:
    return Book.of(_fresh(context), context.project.nav.sections, context.urls, "")


def _compares_snapshots(context: BuildContext) -> object:
    return Snapshot.take(context.site, context.project).pages_to_render(Snapshot.take(context.site, context.project))


@pytest.mark.parametrize(
    "step",
    [
        _checks_structure,
        _checks_prose,
        _navigates,
        _queries,
        _lists_entries,
        _renders,
        _makes_the_book,
        _compares_snapshots,
    ],
)
def test_no_step_is_quadratic(step: Callable[[BuildContext], object], sites: tuple[BuildContext, BuildContext]) -> None:
    ratios = []
    for _ in range(TRIES):
        small, large = (_time(step, context) for context in sites)
        ratios.append(large / small)
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"four times as much took {min(ratios):.1f} times as long")


def test_page_status_rows_are_in_navigation_order(sites: tuple[BuildContext, BuildContext]) -> None:
    for context in sites:
        shown = [path for path, _ in context.project.nav.pages]
        assert [row.document.path for row in page_statuses(context.site, context.project, ())][: len(shown)] == shown


def _time(step: Callable[[BuildContext], object], context: BuildContext) -> float:
    begin = process_time()
    step(context)
    return process_time() - begin
