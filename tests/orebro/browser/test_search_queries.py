"""Queries and questions of readers in the search of Örebro's site, and what they find."""

import json
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.support.browsing import page_without_errors
from tests.support.building import ROOT, read_script
from tests.support.website import assets_folder

ASSETS = assets_folder(ROOT)
DATA = Path(__file__).parents[1] / "data"
FIRST_HITS = read_script("first_hits.js")
PRECISE = 3  # of the first five hits


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return found


QUERIES, QUESTIONS, JUDGEMENTS = read("search_queries"), read("search_questions"), read("search_judgements")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_without_errors(browser) as page:
        yield page


def ask(page: Page, nginx: str, lang: str, queries: Sequence[str]) -> list[dict[str, list[str]]]:
    """Return hits and answers of each query, as paths from the root of the site."""
    page.goto(nginx)
    asked = [f"{nginx}{ASSETS}search/engine.js", f"search/{lang}.json", [*map(str, queries)]]
    found: list[dict[str, list[str]]] = page.evaluate(FIRST_HITS, asked)
    return [{name: [url.removeprefix("../") for url in urls] for name, urls in one.items()} for one in found]


@pytest.mark.parametrize("lang", sorted(QUERIES))
def test_queries_of_readers_find_the_expected_page_first(page: Page, nginx: str, lang: str) -> None:
    queries = QUERIES[lang]
    home = "" if lang == "sv" else f"{lang}/"
    found = zip(queries.items(), ask(page, nginx, lang, [*queries]), strict=True)
    missed = {query: one["hits"][:1] for (query, wanted), one in found if one["hits"][:1] != [home + wanted]}
    assert missed == {}


def test_questions_of_four_readers_are_answered(page: Page, nginx: str) -> None:
    questions = [question for reader in QUESTIONS.values() for question in reader]
    found = ask(page, nginx, "sv", [question["ask"] for question in questions])
    missed = {}
    for question, one in zip(questions, found, strict=True):
        answered = question.get("answer") in one["answers"]
        if not answered and not {*one["hits"][:3]} & {*question.get("page", ())}:
            missed[question["ask"]] = one
    assert missed == {}


@pytest.mark.parametrize("query", ["fardtjanst", "telefonnumer", "demnes", "patientnämden"])
def test_misspelt_question_is_answered(page: Page, nginx: str, query: str) -> None:
    (found,) = ask(page, nginx, "sv", [query])
    assert len(found["answers"]) == 1


@pytest.mark.parametrize("lang", sorted(JUDGEMENTS))
def test_first_hits_are_on_the_subject(page: Page, nginx: str, lang: str, built_site: Path) -> None:
    index = json.loads((built_site / "search" / f"{lang}.json").read_text(encoding="utf-8"))
    addresses = [entry["url"].removeprefix("../") for entry in index["entries"]]
    judgements = JUDGEMENTS[lang]
    missed = {}
    for (query, patterns), one in zip(judgements.items(), ask(page, nginx, lang, [*judgements]), strict=True):
        right = {address for address in addresses if any(fnmatchcase(address, pattern) for pattern in patterns)}
        on_subject = [hit for hit in one["hits"] if hit in right]
        if len(on_subject) < min(PRECISE, len(right)) or (one["hits"] and not right):
            missed[query] = one["hits"]
    assert missed == {}


def test_lists_of_queries_and_judgements_are_long_enough() -> None:
    assert sum(map(len, QUERIES.values())) >= 60
    assert sum(map(len, JUDGEMENTS.values())) >= 60
    assert [len(reader) for reader in QUESTIONS.values()] == [12] * 4
