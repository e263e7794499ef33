"""Material's template contract: a project's `overrides/main.html` extends `base.html` and overrides its blocks."""

import re
import shutil

import pytest
from lxml import html

from malbild.render.renderer import Renderer
from tests.support.building import COUNTY, ROOT, SMALL_COUNTY, build_pages, copy_project
from tests.support.rendering import render_shortcodes

MAIN = """\
{% extends "base.html" %}
{% block announce %}Nytt: <a href="{{ 'malbild/' | url }}">läs</a>{% endblock %}
{% block extrahead %}<meta name="own" content="{{ page.title if page else '' }} {{ base_url }}">{% endblock %}
{% block footer %}<p id="above">Före</p>{{ super() }}{% endblock %}
"""
MATERIAL = {
    "analytics", "announce", "config", "container", "content", "extrahead", "fonts", "footer", "header", "hero",
    "htmltitle", "libs", "outdated", "scripts", "site_meta", "site_nav", "styles", "tabs",
}  # fmt: skip
"""The blocks of the guide to customisation, "Overriding blocks"."""
WHOLE = ("redigera/", "embed/")  # documents of another kind


@pytest.fixture(scope="module", params=["repository", "installed"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a site with a main.html of its own, in the engine's repository or as content alone."""
    root = tmp_path_factory.mktemp(request.param) / "project"
    if request.param == "repository":
        copy_project(root, COUNTY)
    else:
        shutil.copytree(SMALL_COUNTY, root)
    (root / "overrides" / "main.html").write_text(MAIN, encoding="utf-8")
    site = build_pages(root)
    found = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return {
        name: text for name, text in found.items() if not name.startswith(WHOLE) and 'http-equiv="refresh"' not in text
    }


def test_blocks_of_material_are_in_base() -> None:
    base = (ROOT / "overrides" / "base.html").read_text(encoding="utf-8")
    assert {*re.findall(r"{% block (\w+) %}", base)} >= MATERIAL


def test_overridden_blocks_are_on_every_page_in_both_languages(pages: dict[str, str]) -> None:
    assert {"index.html", "en/index.html", "404.html"} <= pages.keys()
    assert {name.count("/") for name in pages} >= {0, 1, 2, 3}  # share pages too
    for name, text in pages.items():
        tree = html.document_fromstring(text)
        assert tree.xpath("normalize-space(//body/aside[@class='announcement'])") == "Nytt: läs", name
        assert tree.xpath("count(//head/meta[@name='own'])") == 1, name
        assert tree.xpath("name(//p[@id='above']/following-sibling::*[1])") == "footer", name
        assert tree.xpath("count(//dialog)") == 1, name


def test_variables_of_mkdocs_are_known_to_blocks(pages: dict[str, str]) -> None:
    names = [name for name in pages if name.count("/") == 2 and not name.startswith("en/")]
    assert names
    for name in names:
        tree = html.document_fromstring(pages[name])
        title = re.split(" – ", str(tree.xpath("string(//title)")))[0]
        assert tree.xpath("string(//meta[@name='own']/@content)") == f"{title} ../..", name
        assert tree.xpath("string(//aside/a/@href)") == "../../malbild/", name


def test_page_without_announcement_has_no_banner(renderer: Renderer) -> None:
    edition = renderer.context.site.original
    assert "<aside" not in render_shortcodes(renderer, edition, edition.documents["index.md"])
