"""The snippet on other sites' pages, in Chromium and Firefox; `make test-hosts` prints the table."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browsers import BROWSERS
from tests.support.embed_hosts import PLACES, POLICIES, STYLES, HostServer, serve_hosts, snippets, without_script
from tests.support.webdriver import Window

COLUMNS = (280, 300, 320, 360, 420, 480, 481, 560, 640, 760, 1000, 1200)
WINDOWS = (320, 1600)
LANGS = ("sv", "en")
FITS = "host.spare().length && host.spare().every((spare) => spare !== null && Math.abs(spare) <= 2)"
NARROWEST = "Math.min(...host.widths())"
HAS_ROOM = "host.spare().length && host.spare().every((spare) => spare !== null && spare >= -.5)"


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as window:
        yield window


@pytest.fixture(scope="module")
def embeds(built_site: Path) -> Iterator[HostServer]:
    with serve_hosts(built_site) as server:
        yield server


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[HostServer]:
    """The server of the other site."""
    with serve_hosts(built_site) as server:
        yield server


@pytest.fixture(scope="module")
def snippet(built_site: Path, embeds: HostServer) -> str:
    """The snippet of a perspective."""
    found = snippets(built_site, "sv", embeds.address)
    return next(found[name] for name in found if name.startswith("perspective"))


def report(window: Window, *row: object) -> None:
    print(f"{window.name:9}", *(f"{value!s:38}" for value in row), "holds")


@pytest.mark.parametrize("style", STYLES)
def test_snippet_in_a_style_has_room_for_its_content(
    window: Window, host: HostServer, snippet: str, style: str
) -> None:
    for width in (1280, 375):
        window.resize(width, 900)
        for name, code, wanted in (
            ("with script", snippet, FITS),
            ("without script", without_script(snippet), HAS_ROOM),
        ):
            window.open(host.add(f"<main>{code}</main>", STYLES[style]))
            window.wait_for(wanted)
            assert window.run(NARROWEST) >= 200
            report(window, style, name, f"{width} px")


@pytest.mark.parametrize("place", PLACES)
def test_snippet_in_a_place_is_as_tall_as_its_content(
    window: Window, host: HostServer, snippet: str, place: str
) -> None:
    frame = without_script(snippet)
    script = snippet.removeprefix(frame)  # in a shadow tree no script runs
    doctype = "" if place == "quirks mode" else "<!doctype html>"
    window.open(host.add(PLACES[place].format(frame) + script, doctype=doctype))
    window.wait_for(FITS)
    assert window.run(NARROWEST) >= 200
    report(window, place, "with script")


@pytest.mark.parametrize("attribute", ["style", "sandbox", "loading", "title", "lang", "height"])
def test_snippet_that_has_lost_an_attribute_fits(
    window: Window, host: HostServer, snippet: str, attribute: str
) -> None:
    """As where a content management system removes what it does not know."""
    cleaned = re.sub(f' {attribute}="[^"]*"', "", snippet)
    assert cleaned != snippet
    window.open(host.add(f"<main>{cleaned}</main>"))
    window.wait_for(FITS)
    report(window, f"without {attribute}", "with script")


@pytest.mark.parametrize("policy", POLICIES)
def test_policy_with_the_address_added_breaks_nothing(
    window: Window, host: HostServer, embeds: HostServer, snippet: str, policy: str
) -> None:
    window.open(f"{embeds.address}badda-in/")
    origin = embeds.address.rstrip("/")
    added = window.run(
        "import(document.querySelector('[src$=\"embed_policy.js\"]').src)"
        ".then((own) => own.allowOrigin(arguments[0], arguments[1], ['frame-src', 'script-src']))",
        policy,
        origin,
    )
    own = '<iframe src="own.html" title="Egen"></iframe>'
    is_own_shown = "'none'" not in policy.partition("frame-src")[2][:8]
    for lang in LANGS:
        window.open(host.add(snippet.replace("/sv/", f"/{lang}/") + own, policy=added))
        window.wait_for(FITS)
        assert [one for one in window.run("host.violations") if origin in one] == []
        if is_own_shown:
            window.wait_for("host.isOwnFrameShown()")
            assert window.run("host.violations") == []
    report(window, policy, "with script")


@pytest.mark.parametrize("lang", LANGS)
def test_embed_in_any_column_is_not_cut(window: Window, embeds: HostServer, built_site: Path, lang: str) -> None:
    """Without script; in frames of the same site, since only those can be measured from outside."""
    found = snippets(built_site, lang, embeds.address)
    code = "".join(without_script(one) for one in found.values()).replace(" sandbox=", " data-sandbox=")
    address = embeds.add(f"<main>{code.replace(' loading=', ' data-loading=')}</main>", "body { margin: 0 }")
    for width in WINDOWS:
        window.open(address)
        window.resize(width, 900)
        for column in COLUMNS:
            window.run(f"document.querySelector('main').style.width = '{column}px'")
            measured = window.run("host.spareOfOwn()")
            assert {shown for _, shown, _, _ in measured} == {column}
            assert [one for one in measured if one[2] < -0.5 or one[3]] == []
            most = round(max(spare for _, _, spare, _ in measured))
            report(window, f"{len(found)} embeds in {lang}", f"window {width}", f"column {column}", f"spare ≤ {most}")


@pytest.mark.parametrize("lang", LANGS)
def test_vision_in_a_narrow_column_is_shown_whole(
    window: Window, host: HostServer, embeds: HostServer, built_site: Path, lang: str
) -> None:
    code = snippets(built_site, lang, embeds.address)["vision/"]
    window.open(host.add(f"<main style='width:300px'>{code}</main>"))
    window.wait_for(FITS)
    report(window, f"vision in {lang}", "with script", "column 300")


def test_embed_at_240_pixels_does_not_scroll_sideways(window: Window, embeds: HostServer, built_site: Path) -> None:
    for lang in LANGS:
        code = "".join(map(without_script, snippets(built_site, lang, embeds.address).values()))
        code = code.replace(" sandbox=", " data-sandbox=").replace(" loading=", " data-loading=")
        window.open(embeds.add(f"<main style='width:240px'>{code}</main>"))
        assert [one for one in window.run("host.spareOfOwn()") if one[3]] == []
        report(window, f"all embeds in {lang}", "no sideways scrolling", "column 240")
