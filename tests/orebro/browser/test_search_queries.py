"""Queries of readers in the search of Örebro's site: the expected page comes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.support.browsing import page_without_errors
from tests.support.building import ROOT, read_script
from tests.support.website import assets_folder

ASSETS = assets_folder(ROOT)

DATA = Path(__file__).parents[1] / "data"
QUERIES: dict[str, dict[str, str]] = yaml.safe_load((DATA / "search_queries.yml").read_text(encoding="utf-8"))
FIRST_HITS = read_script("first_hits.js")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_without_errors(browser) as page:
        yield page


@pytest.mark.parametrize("lang", sorted(QUERIES))
def test_queries_of_readers_find_the_expected_page_first(page: Page, nginx: str, lang: str) -> None:
    page.goto(nginx)
    queries = QUERIES[lang]
    asked = [f"{nginx}{ASSETS}search/engine.js", f"search/{lang}.json", [*queries]]
    found: list[str | None] = page.evaluate(FIRST_HITS, asked)
    home = "../" if lang == "sv" else f"../{lang}/"
    missed = {
        query: first
        for (query, expected), first in zip(queries.items(), found, strict=True)
        if first != home + expected
    }
    assert missed == {}


def test_query_list_has_at_least_60_queries() -> None:
    assert sum(map(len, QUERIES.values())) >= 60
