"""Icons as inline SVG: those of the look, those of Material's package, and emoji."""

import json
import re
import shutil
from pathlib import Path

import pytest

from malbild.project.theme.icons import MATERIAL, SETS, icon_names, icon_shortcode, shortcode_icon
from malbild.render.graphics.inline_icons import InlineIcons
from tests.support.building import OVERRIDES, SMALL_COUNTY, build_pages, change

ICONS = InlineIcons(OVERRIDES)
TEXT = "Ring :material-phone: eller mejla :fontawesome-solid-at: :smile: `:material-code-tags:`"


def test_own_icon_is_a_line_and_materials_is_an_area() -> None:
    assert str(ICONS.render("heart")).startswith(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M2 9.5'
    )
    svg = str(ICONS.render("fontawesome/solid/heart"))
    assert svg.startswith(
        '<svg class="icon" viewBox="0 0 512 512" aria-hidden="true"><g fill="currentColor" stroke="none"><path '
    )
    assert "<!--" not in svg
    assert svg.endswith("</g></svg>")


@pytest.mark.parametrize(
    ("shortcode", "icon"),
    [
        (":material-heart:", "material/heart"),
        (":fontawesome-solid-at:", "fontawesome/solid/at"),
        (":octicons-heart-16:", "octicons/heart-16"),
        (":simple-github:", "simple/github"),
        (":icon-heart:", "heart"),
    ],
)
def test_shortcode_draws_its_icon(shortcode: str, icon: str) -> None:
    assert ICONS.render_shortcodes(f"<p>a {shortcode} b</p>") == f"<p>a {ICONS.render(icon, 'icon icon--text')} b</p>"
    assert icon_shortcode(icon) == shortcode


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":smile: :+1:", "😄 👍"),
        ("<code>:material-heart:</code>", "<code>:material-heart:</code>"),
        ('<img alt=":material-heart:">', '<img alt=":material-heart:">'),
        ("kl. 10:30:45, a:b:c och :material-finns-inte:", "kl. 10:30:45, a:b:c och :material-finns-inte:"),
        (":material-../../heart: :icon-../heart:", ":material-../../heart: :icon-../heart:"),
    ],
)
def test_shortcode_of_another_kind_is_text(text: str, shown: str) -> None:
    assert ICONS.render_shortcodes(text) == shown


def test_every_icon_of_material_has_a_shortcode_and_is_a_drawing_alone() -> None:
    names = [name for name in icon_names(OVERRIDES) if "/" in name]
    assert len(names) > 14_000
    assert {name.partition("/")[0] for name in names} == {*SETS}
    assert [name for name in names if shortcode_icon(icon_shortcode(name).strip(":")) != name] == []
    elements = {tag for name in names for tag in re.findall(r"<(\w+)", (MATERIAL / f"{name}.svg").read_text("utf-8"))}
    assert elements <= {"svg", "path", "circle", "ellipse", "rect", "g", "polygon", "line", "polyline"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of content alone that uses icons of Material's package."""
    root = tmp_path_factory.mktemp("icons") / "project"
    shutil.copytree(SMALL_COUNTY, root)
    change(root, "docs/malbild/natt.md", "icon: moon", "icon: material/weather-night")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n## :octicons-heart-16: Ring oss {{#ring}}\n\n{TEXT}\n")
    return build_pages(root)


def read(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_icons_are_on_pages_and_embeds(site: Path) -> None:
    night = str(ICONS.render("material/weather-night"))
    assert night in read(site, "malbild/natt/index.html")
    embeds = [path.read_text("utf-8") for path in site.glob("embed/v1/**/*.html")]
    assert any(night in text for text in embeds)
    home = read(site, "index.html")
    assert str(ICONS.render("material/phone", "icon icon--text")) in home
    assert "<code>:material-code-tags:</code>" in home
    assert "Ring oss</h2>" in home


def test_icons_are_no_text_of_search_and_markdown(site: Path) -> None:
    index = json.dumps(json.loads(read(site, "search/sv.json")), ensure_ascii=False)
    copy = read(site, "index.md")
    for text in (index, copy):
        assert "eller mejla" in text
        assert "material-phone" not in text
        assert "<svg" not in text


def test_licences_of_the_icons_used_are_listed(site: Path) -> None:
    text = read(site, "icon-licences.txt")
    assert "Icons: material/phone, material/weather-night\n" in text
    for icon_set in ("material", "fontawesome", "octicons"):
        assert next((MATERIAL / icon_set).glob("LICENSE*")).read_text("utf-8") in text
    assert "CC0" not in text
