"""The page about open data: its examples run, its tables are complete."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html
from playwright.sync_api import Browser

from malbild.api import base_schemas, vision_schemas
from tests.support.http_server import Serve

SITE = "http://127.0.0.1:8000/"  # the site URL of the built site
PAGES = {"sv": "om/oppna-data/index.html", "en": "en/om/oppna-data/index.html"}


@pytest.fixture(params=["sv", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(built_site: Path, lang: str) -> Any:
    return html.parse(built_site / PAGES[lang]).getroot()


def test_python_example_prints_every_statement(page: Any, serve: Serve, built_site: Path, lang: str) -> None:
    code = _example(page, "python").replace(SITE, serve(built_site))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    statements = _answer(built_site, f"{lang}/statements")
    assert done.stdout.splitlines() == [f"{item['order']} {item['text']} {item['url']}" for item in statements]


def test_javascript_example_prints_every_keyword(
    page: Any, serve: Serve, built_site: Path, browser: Browser, lang: str
) -> None:
    address = serve(built_site)
    tab = browser.new_page()
    printed: list[str] = []
    tab.on("console", lambda message: printed.append(message.text))
    tab.goto(f"{address}om/")
    tab.evaluate(f"(async () => {{ {_example(page, 'javascript').replace(SITE, address)} }})()")
    tab.close()
    keywords = _answer(built_site, f"{lang}/keywords")
    assert printed == [f"{item['term']} {len(item['statements'])}" for item in keywords]


def test_shell_example_fetches_the_index(page: Any, built_site: Path) -> None:
    command, options, address = _example(page, "shell").split()
    assert (command, options) == ("curl", "-s")
    assert (built_site / address.removeprefix(SITE)).is_file()


def test_json_sample_is_part_of_the_real_response(page: Any, built_site: Path, lang: str) -> None:
    sample = json.loads(_example(page, "json"))
    (item,) = [item for item in _answer(built_site, f"{lang}/statements") if item["id"] == sample["id"]]
    assert {key: item[key] for key in sample} == sample


def test_field_table_explains_every_field(page: Any) -> None:
    explained = {code.text for code in page.xpath("//td//code")}
    names = ("Statement", "Perspective", "Keyword", "Seminar", "ProgrammeItem", "Decision", "Translation", "Link")
    types = [getattr(vision_schemas, name) for name in names]
    assert {field for type_ in types for field in type_.model_fields} <= explained
    assert {*get_args(base_schemas.Translation.model_fields["status"].annotation)} <= explained


def test_url_list_names_every_endpoint(page: Any, built_site: Path) -> None:
    listed = {link.text_content() for link in page.xpath("//*[contains(@class, 'addresses')]//a")}
    files = {path.relative_to(built_site).as_posix() for path in (built_site / "api").rglob("*.json")}
    assert {f"{SITE}{path}" for path in files} <= listed
    assert {f"{SITE}{name}" for name in ("feed.xml", "en/feed.xml", "kalender.ics", "en/kalender.ics")} <= listed


def test_long_url_may_break_after_a_slash(built_site: Path, lang: str) -> None:
    assert "/<wbr>v1/<wbr>schema.json</a>" in (built_site / PAGES[lang]).read_text(encoding="utf-8")


def test_changelog_newest_version_is_that_of_the_schema(page: Any) -> None:
    versions = page.xpath("//*[@id='andringslogg']/following::table[1]//td[1]/text()")
    assert versions[0] == base_schemas.VERSION
    assert len(versions) == len(set(versions))


def _example(page: Any, language: str) -> str:
    (code,) = page.xpath(f"//code[contains(@class, 'language-{language}')]")
    return str(code.text_content())


def _answer(built_site: Path, name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((built_site / f"api/v1/{name}.json").read_bytes())["items"]
    return items
