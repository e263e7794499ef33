"""Growth of what follows the vision up: 300 activities, and 60 indicators with values of 20 years."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest

from malbild.api.endpoints import api_files
from malbild.model.types.indicators import Measurement
from malbild.model.types.pages import Page
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from tests.support.rendering import render_shortcodes

ACTIVITIES, INDICATORS, YEARS = 300, 60, 20
HEAVIEST = 100_000  # octets of a compressed page
MOST = 8  # 4 is linear and 16 quadratic
_FOLLOW, _LAMP = "folj/index.md", "malbild/boende.md"


def _grown(site: Site, activities: int, indicators: int) -> Edition:
    original = site.original
    pages = dict(original.documents)
    pages.update({page.path: page for page in _activities(pages["insatser/lyktor.md"], activities)})
    follow = pages[_FOLLOW]
    first = follow.meta.indicators[0]
    series = tuple(Measurement(date=str(2000 + n), value=str(n % 90), source="sagobok") for n in range(YEARS))
    many = tuple(
        first.model_copy(update={"id": f"matt-{n}", "title": f"Mått nummer {n}", "series": series})
        for n in range(indicators)
    )
    pages[_FOLLOW] = replace(follow, meta=follow.meta.model_copy(update={"indicators": many}))
    return Edition(original.locale, original.settings, pages)


def _activities(page: Document[Page], number: int) -> Iterator[Document[Page]]:
    for n in range(number):
        meta = page.meta.model_copy(update={"id": f"insats-{n}", "title": f"Insats nummer {n} längs stigen"})
        yield replace(page, path=f"insatser/insats-{n}.md", meta=meta)


def _renderer(edition: Edition, given: Renderer) -> Renderer:
    return Renderer(BuildContext(Site({edition.lang: edition}), given.context.project, given.context.urls))


@pytest.mark.parametrize("path", [_FOLLOW, "insatser/index.md", "parter/trollvik.md", _LAMP, "nyckelord/narhet.md"])
def test_grown_page_stays_light(site: Site, renderer: Renderer, path: str) -> None:
    edition = _grown(site, ACTIVITIES, INDICATORS)
    html = render_shortcodes(_renderer(edition, renderer), edition, edition.documents[path])
    assert "nummer 59" in html or "nummer 299" in html
    assert len(gzip.compress(html.encode())) <= HEAVIEST


def test_rendering_and_api_grow_linearly(site: Site, renderer: Renderer) -> None:
    ratios = []
    for _ in range(4):
        small, large = (_time(_grown(site, n, n // 5), renderer) for n in (ACTIVITIES // 4, ACTIVITIES))
        ratios.append(large / small)
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"four times as much took {min(ratios):.1f} times as long")


def _time(edition: Edition, given: Renderer) -> float:
    renderer = _renderer(edition, given)
    render_shortcodes(renderer, edition, edition.documents["om/index.md"])  # templates are compiled
    begin = process_time()
    for path in (_FOLLOW, "insatser/index.md", "parter/trollvik.md", _LAMP):
        render_shortcodes(renderer, edition, edition.documents[path])
    for placed in edition.statements:
        renderer.render_share_page(edition, placed)
    _ = [*api_files(Site({edition.lang: edition}), renderer.context.urls)]
    return process_time() - begin
