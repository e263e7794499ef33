"""Nothing in the look is newer than the oldest browsers it is made for, unless it is listed with what they lack."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser_floor import FLOOR, fragile_selectors, newer_apis, newer_css
from tests.support.building import ROOT

OVERRIDES = ROOT / "overrides"
STYLES = sorted((OVERRIDES / "styles").glob("*.css"))
SCRIPTS = sorted(path for folder in ("static", "scripts") for path in (OVERRIDES / folder).rglob("*.js"))
# What browsers from the floor up lack until they have the feature; a key stands for all that it begins.
LACKING = {
    "api.CSSStyleSheet.replaceSync": "Safari before 16.4: the element for other sites shows its link",
    "api.Document.": "Safari before 16.4: the slides fill the window, not the screen",
    "api.Element.requestFullscreen": "Safari before 16.4: the conversation has no button for full screen",
    "api.HTMLElement.inert": "Safari before 15.5: Tab reaches what stands behind a slide show",
    "css.at-rules.font-face.": "Safari: pages change their length when the typeface replaces its stand-in",
    "css.at-rules.media.forced-colors": "Safari before 16: nothing, it has no colours to force",
    "css.at-rules.media.scripting": "Safari before 17, Chromium before 120: without script a button for search is "
    "shown that does nothing, beside the link to the word index",
    "css.at-rules.page": "Safari before 18.2: its own margins, and slides on upright paper",
    "css.properties.break-after.avoid": "Safari, Firefox: a heading may end a printed page",
    "css.properties.break-before.avoid": "as css.properties.break-after.avoid",
    "css.properties.contain.inline-size": "Safari before 16: the menu of a phone opens under a button that moves",
    "css.properties.container-type": "as api.CSSStyleSheet.replaceSync",
    "css.properties.content-visibility": "as css.selectors.details-content",
    "css.properties.forced-color-adjust": "Safari: nothing, as above",
    "css.properties.orphans": "Firefox: the first line of a paragraph may stand alone on a printed page",
    "css.properties.overscroll-behavior": "Safari before 16: the page scrolls on behind the search dialog",
    "css.properties.text-align.match-parent": "it has a prefix in Chromium",
    "css.properties.text-wrap": "headings and paragraphs may end in a single word",
    "css.properties.widows": "Firefox: the last line of a paragraph may stand alone on a printed page",
    "css.selectors.details-content": "Safari before 18.4, Firefox before 143, Chromium before 131: without script "
    "folded text is not printed",
    "css.selectors.fullscreen": "as api.Document.",
    "css.selectors.has": "Firefox before 121: the sidebar stands under the text, the changes of a wording are always "
    "marked, a conversation's result is printed with the page around it",
}


def newer_features() -> Iterator[str]:
    for path in STYLES:
        yield from newer_css(path.read_text(encoding="utf-8"))
    for path in SCRIPTS:
        if "vendor" not in path.parts:
            yield from newer_apis(path.read_text(encoding="utf-8"))


def compiled(folder: Path, target: str) -> dict[str, str]:
    """Return what esbuild makes of each script for a target."""
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    command = [str(esbuild), *map(str, SCRIPTS), f"--outbase={OVERRIDES}", f"--outdir={folder}"]
    general = ("--supported:regexp-unicode-property-escapes=true", "--log-level=error")  # it asks for every script
    subprocess.run([*command, f"--target={target}", *general], check=True)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}


def test_newer_features_are_listed_with_what_older_browsers_lack() -> None:
    found = {*newer_features()}
    assert {feature for feature in found if not feature.startswith((*LACKING,))} == set()
    assert [key for key in LACKING if not any(feature.startswith(key) for feature in found)] == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_selector_lists_are_not_dropped_for_one_newer_selector(style: Path) -> None:
    assert fragile_selectors(style.read_text(encoding="utf-8")) == []


def test_script_syntax_is_known_to_the_oldest_browsers(tmp_path: Path) -> None:
    floor = ",".join(f"{browser}{'.'.join(map(str, version))}" for browser, version in FLOOR.items())
    newest, oldest = compiled(tmp_path / "newest", "esnext"), compiled(tmp_path / "oldest", floor)
    assert len(oldest) == len(SCRIPTS)
    assert [name for name in oldest if oldest[name] != newest[name]] == []


def test_dark_colours_are_promised_only_where_light_dark_is_known() -> None:
    tokens = re.sub(r"/\*.*?\*/", "", (OVERRIDES / "styles" / "tokens.css").read_text(encoding="utf-8"), flags=re.S)
    assert "dark" not in tokens.partition("@supports")[0]


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("p { color: red; margin: 1px }", set()),
        ("a:has(b) { text-wrap: balance; height: 1lh }", {"selectors.has", "types.length.lh", "text-wrap"}),
        ("@media (scripting: none) { p { hyphens: auto } }", {"at-rules.media.scripting", "hyphens"}),
        ("@supports (text-wrap: balance) { p { text-wrap: balance } }", set()),
        ("p { -webkit-hyphens: auto; hyphens: auto }", set()),
        ("p { color: light-dark(red, blue) }", {"types.color.light-dark"}),
    ],
)
def test_newer_css_names_what_the_oldest_browsers_lack(style: str, found: set[str]) -> None:
    features = newer_css(style)
    assert all(any(part in feature for feature in features) for part in found)
    assert bool(features) == bool(found)


def test_newer_apis_goes_by_the_types_that_a_script_names() -> None:
    assert newer_apis("const given = new Map(); given.size;") == set()
    assert newer_apis("const asked = new URLSearchParams(); asked.size;") == {"api.URLSearchParams.size"}
    assert newer_apis("head.ariaSort = null; // URLSearchParams") == {"api.Element.ariaSort"}
    assert newer_apis("URL.parse(text)") == {"api.URL.parse_static"}


def test_fragile_selectors_are_lists_of_old_and_new() -> None:
    style = "a, b:has(c) { top: 0 } @media print { d, e:has(f) { top: 0 } } e:has(f), g:has(f) { top: 0 }"
    assert fragile_selectors(style) == ["a, b:has(c)", "d, e:has(f)"]
