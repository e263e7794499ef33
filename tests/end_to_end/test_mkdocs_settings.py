"""Settings of mkdocs.yml: what works is seen on every page, and no value of any ends in a traceback."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from mkdocs.config import load_config

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import ContentError, has_errors
from malbild.project.config import read_project
from malbild.project.mkdocs_yml.settings import mkdocs_settings
from tests.support.building import SMALL_COUNTY, build_pages, change, run

SETTINGS = """\
copyright: © Månskens län
repo_url: https://example.org/manen/malbild
edit_uri: edit/develop/docs/
extra_css: [stilar/egna.css]
extra_javascript:
  - skript/egen.js
  - path: skript/modul.mjs
extra:
  social:
    - icon: fontawesome/brands/mastodon
      link: https://example.org/@manen
      name: Mastodon
nav:
  - Hem: index.md
  - Målbilden:
      - Om natten: malbild/natt.md
      - malbild/dag.md
      - malbild/stilla.md
      - Månens kalender: https://example.org/kalender
  - material.md
  - tillganglighet.md
  - Länets webbplats: https://example.org/
"""
TRANSLATIONS = "          nav_translations: {Målbilden: The vision, Länets webbplats: The county}\n"


def copy_small_county(root: Path) -> Path:
    return Path(shutil.copytree(SMALL_COUNTY, root))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, HtmlElement]:
    """The pages of a project that uses every setting that works."""
    root = copy_small_county(tmp_path_factory.mktemp("settings") / "project")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:\n")[0]
    config = config.replace("          name: English\n", f"          name: English\n{TRANSLATIONS}")
    (root / "mkdocs.yml").write_text(config + SETTINGS, encoding="utf-8")
    for name in ("stilar/egna.css", "skript/egen.js", "skript/modul.mjs"):
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text("/* egen */\n", encoding="utf-8")
    site = build_pages(root)
    assert (site / "stilar/egna.css").is_file()
    return {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in site.rglob("*.html")}


def texts(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


@pytest.mark.parametrize(("name", "up"), [("index.html", ""), ("en/malbild/natt/index.html", "../../../")])
def test_style_sheets_and_scripts_of_the_project_are_loaded(pages: dict[str, HtmlElement], name: str, up: str) -> None:
    page = pages[name]
    assert page.xpath("//head/link[@rel='stylesheet']/@href")[-1] == f"{up}stilar/egna.css"
    scripts = [(script.get("src"), script.get("type")) for script in page.xpath("//body/script")]
    assert scripts == [(f"{up}skript/egen.js", None), (f"{up}skript/modul.mjs", "module")]


def test_copyright_and_social_links_are_in_every_footer(pages: dict[str, HtmlElement]) -> None:
    footers = [
        page.xpath("//footer[@class='site-footer']")[0]
        for page in pages.values()
        if page.xpath("//footer[@class='site-footer']")
    ]
    assert len(footers) > 10
    for footer in footers:
        assert "© Månskens län" in footer.text_content()
        (link,) = footer.xpath(".//a[@rel='me']")
        assert (link.get("href"), link.text_content(), len(link.xpath("svg"))) == (
            "https://example.org/@manen",
            "Mastodon",
            1,
        )


def test_repository_gives_every_page_an_edit_link(pages: dict[str, HtmlElement]) -> None:
    links = pages["en/malbild/natt/index.html"].xpath("//*[@class='article-footer__links']//a/@href")
    assert links[0] == "https://example.org/manen/malbild/edit/develop/docs/malbild/natt.en.md"


def test_titles_and_links_of_the_navigation_are_shown(pages: dict[str, HtmlElement]) -> None:
    menu, sidebar = "//nav[@class='site-header__menu']//a", "//div[@class='sidebar']/nav[1]//a"
    swedish, english = pages["malbild/dag/index.html"], pages["en/malbild/dag/index.html"]
    assert [texts(swedish, menu)[place] for place in (0, -1)] == ["Målbilden", "Länets webbplats"]
    assert [texts(english, menu)[place] for place in (0, -1)] == ["The vision", "The county"]
    assert swedish.xpath(f"{menu}/@href")[-1] == "https://example.org/"
    assert (texts(swedish, sidebar)[0], texts(swedish, sidebar)[-1]) == ("Om natten", "Månens kalender")
    (calendar,) = english.xpath("//div[@class='sidebar']//a[@href='https://example.org/kalender']")
    assert (calendar.text_content(), calendar.get("lang")) == ("Månens kalender", "sv")
    assert "Om natten" in texts(swedish, "//nav[@class='pager']")[0]


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("extra_css: [finns-inte.css]", "MB073"),
        ("extra_css: [../mkdocs.yml]", "MB073"),
        ("extra_javascript: [https://example.org/a.js]", "MB075"),
        ("extra_javascript: [{path: //example.org/a.js}]", "MB075"),
        ("extra_javascript: [{src: a.js}]", "MB102"),
        ("copyright: '<b>Månen</b>'", "MB109"),
        ("extra: {social: [{icon: finns/inte, link: 'https://example.org/'}]}", "MB135"),
        ("extra: {social: [{icon: heart, link: 'javascript:alert(1)'}]}", "MB114"),
        ("extra: {social: [{icon: heart}]}", "MB102"),
        ("use_directory_urls: false", "MB071"),
        ("INHERIT: ../annan.yml", "MB071"),
    ],
)
def test_setting_that_cannot_be_used_is_reported_with_the_rest(setting: str, code: str, tmp_path: Path) -> None:
    root = copy_small_county(tmp_path / "project")
    change(root, "docs/index.md", "owner: Månredaktionen", "ovner: Månredaktionen")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"{setting}\n")
    found = {one.code: one for one in lint(load(read_project(root)))}
    assert {code, "MB101"} <= found.keys()
    assert found[code].line == (root / "mkdocs.yml").read_text(encoding="utf-8").count("\n")


def test_site_name_of_its_own_and_excluded_page_are_reported(tmp_path: Path) -> None:
    root = copy_small_county(tmp_path / "project")
    change(root, "mkdocs.yml", "site_name: Vården i månsken", "site_name: Månen")
    line = change(root, "mkdocs.yml", "  settings*.yml", "  material.md")
    found = [(one.line, one.code) for one in lint(load(read_project(root)))]
    assert found == [(2, "MB081"), (line, "MB082")]


@pytest.mark.parametrize(
    ("file", "code"),
    [("templates/brev.md", "MB083"), ("material/index.html", "MB084"), ("egen.HTM", "MB084")],
)
def test_file_that_breaks_the_build_is_reported(file: str, code: str, tmp_path: Path) -> None:
    root = copy_small_county(tmp_path / "project")
    (root / "docs" / file).parent.mkdir(exist_ok=True)
    shutil.copy(root / "docs" / "material.md", root / "docs" / file)
    assert code in {one.code for one in lint(load(read_project(root))) if one.path == f"docs/{file}"}


@pytest.mark.parametrize("plugin", ["minify", "search", "privacy", "glightbox", "finns-inte"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_plugin_that_is_not_used_is_an_error_in_swedish(command: str, plugin: str, tmp_path: Path) -> None:
    root = copy_small_county(tmp_path / "project")
    change(root, "mkdocs.yml", "  - malbild\n", f"  - malbild\n  - {plugin}\n")
    done = run(command, root)
    assert done.returncode == 1
    assert "MB071" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (root / "site").exists()


NAMES = sorted(mkdocs_settings().keys() - {"site_url"})
WORDS = st.sampled_from(["", "a", "index.md", "https://a.se/", "material", "i18n", "malbild", "heart", "toc"])
KEYS = st.sampled_from(
    ["a", "name", "path", "icon", "link", "i18n", "languages", "locale", "social", "nav", "features"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_small_county(tmp_path_factory.mktemp("fuzz") / "project")


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), value=VALUES)
def test_any_value_of_any_setting_is_reported_or_read_by_mkdocs(name: str, value: object, playground: Path) -> None:
    original = (SMALL_COUNTY / "mkdocs.yml").read_text(encoding="utf-8")
    kept = original if name not in original else "\n".join(_without(name, original))
    text = f"{kept}\n{yaml.safe_dump({name: value}, allow_unicode=True)}"
    (playground / "mkdocs.yml").write_text(text, encoding="utf-8")
    try:
        diagnostics = lint(load(read_project(playground)))
    except ContentError as error:
        diagnostics = error.diagnostics
    assert all(str(one) for one in diagnostics)
    if not has_errors(diagnostics):
        load_config(str(playground / "mkdocs.yml"), strict=True)


def _without(name: str, text: str) -> Iterator[str]:
    """Yield the lines without those of the setting."""
    within = False
    for line in text.split("\n"):
        if line and not line.startswith((" ", "#")):
            within = line.startswith(f"{name}:")
        if not within:
            yield line
