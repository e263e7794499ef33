"""The web component on other sites' pages, in Chromium and Firefox."""

import subprocess
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.browser.test_embed_hosts import COLUMNS, LANGS, embeds, host, report, window
from tests.support.browsing import axe_violations_in_both_schemes
from tests.support.embed_hosts import HostServer
from tests.support.webdriver import Window

__all__ = ["embeds", "host", "window"]  # fixtures

KINDS = {"perspective": "boende", "statement": "ro-i-rummet", "keyword": "lugn", "party": "trollvik", "vision": ""}
LINK = '<a href="https://example.org/">Målbilden</a>'
SHOWN = "document.querySelector('{0}').shadowRoot?.querySelector('.embed')"
STYLE = "getComputedStyle(document.querySelector('{0}').shadowRoot.querySelector('{1}')).{2}"
CARD = "malbild-statement"


def element(kind: str, lang: str = "sv", attributes: str = "") -> str:
    id = f' {kind}="{KINDS[kind]}"' if KINDS[kind] else ""
    return f'<malbild-{kind}{id} lang="{lang}" {attributes}>{LINK}</malbild-{kind}>'


def script(embeds: HostServer) -> str:
    return f'<script defer src="{embeds.address}embed/v1/component.js"></script>'


def style(window: Window, part: str, name: str, kind: str = CARD) -> str:
    return str(window.run(STYLE.format(kind, part, name)))


@pytest.mark.parametrize("lang", LANGS)
def test_element_of_each_kind_fits_every_column(
    window: Window, host: HostServer, embeds: HostServer, built_site: Path, lang: str
) -> None:
    body = "".join(element(kind, lang) for kind in KINDS)
    window.open(host.add(f"<main>{body}</main>{script(embeds)}"))
    for kind, id in KINDS.items():
        window.wait_for(SHOWN.format(f"malbild-{kind}"))
        shown = window.run(f"{SHOWN.format(f'malbild-{kind}')}.textContent")
        fragment = html.parse(str(built_site / "embed" / "v1" / lang / kind / id / "fragment.html"))
        (section,) = fragment.xpath("//section")
        (note,) = section.xpath(".//*[@data-fewer]")  # that links open a new window, which these do not
        assert shown.split() == section.text_content().replace(note.text, "").split() != []
    for column in COLUMNS:
        window.run(f"document.querySelector('main').style.width = '{column}px'")
        widths = window.run(
            "[...document.querySelectorAll('main > *')].flatMap((one) => [one, ...one.shadowRoot.querySelectorAll('*')]"
            ".map((part) => [part.localName, part.scrollWidth - part.clientWidth])"
            ".filter(([name, over]) => over > 1 && /^(malbild|div|section|p|h2|h3|ol|li)/.test(name)))"
        )
        assert widths == []
        report(window, f"elements in {lang}", f"column {column}")


def test_element_needs_its_own_site_in_a_policy_alone(window: Window, host: HostServer, embeds: HostServer) -> None:
    origin = embeds.address.rstrip("/")
    policy = f"default-src 'none'; script-src 'self' {origin}; connect-src {origin}"
    window.open(host.add(element("statement") + script(embeds), policy=policy))
    window.wait_for(SHOWN.format(CARD))
    assert style(window, ".card", "display") == "grid"
    assert window.run("host.violations") == []
    report(window, "element", policy)


def test_element_without_script_or_style_sheets_keeps_its_link(
    window: Window, host: HostServer, embeds: HostServer
) -> None:
    missing = "<script>delete Document.prototype.adoptedStyleSheets</script>"
    wrong = element("statement").replace("ro-i-rummet", "felskrivet")
    for body, policy in (
        (element("statement") + script(embeds), "script-src 'self'"),
        (missing + element("statement") + script(embeds), ""),
        (wrong + script(embeds), ""),
    ):
        window.open(host.add(body, policy=policy))
        window.find(f"{CARD} a", "Målbilden")
        assert not window.run(SHOWN.format(CARD))


def test_element_takes_typeface_and_properties_of_its_page(
    window: Window, host: HostServer, embeds: HostServer
) -> None:
    own = "font-family: serif; --malbild-accent: rgb(1, 2, 3); --malbild-surface: rgb(4, 5, 6); --malbild-radius: 7px"
    window.open(host.add(element("statement") + script(embeds), f"html {{ font-size: 62.5% }} body {{ {own} }}"))
    window.wait_for(SHOWN.format(CARD))
    assert style(window, ".card__text", "fontFamily") == "serif"
    assert float(style(window, ".embed__footer", "lineHeight").removesuffix("px")) == 1.6 * 15
    assert style(window, ".embed__footer a", "color") == style(window, ".card strong", "color") == "rgb(1, 2, 3)"
    assert style(window, ".card", "backgroundColor") == "rgb(4, 5, 6)"
    assert style(window, ".card", "borderTopLeftRadius") == "7px"
    assert float(style(window, ".card__text", "fontSize").removesuffix("px")) >= 21


def test_element_has_the_scheme_of_its_page_or_its_own(window: Window, host: HostServer, embeds: HostServer) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        for theme in ("", "light", "dark"):
            attribute = f'theme="{theme}"' if theme else ""
            body = element("statement", attributes=attribute) + script(embeds)
            window.open(host.add(body, f":root {{ color-scheme: {scheme} }}"))
            window.wait_for(SHOWN.format(CARD))
            seen[scheme, theme] = style(window, ".card", "backgroundColor")
    assert seen["light", ""] == seen["light", "light"] == seen["dark", "light"] == "rgb(255, 255, 255)"
    assert seen["dark", ""] == seen["dark", "dark"] == seen["light", "dark"] != "rgb(255, 255, 255)"


def test_element_from_a_copy_of_the_script_fetches_from_the_site(
    window: Window, host: HostServer, embeds: HostServer
) -> None:
    copy = f'<script defer src="/embed/v1/component.js" data-from="{embeds.address}embed/v1/"></script>'
    window.open(host.add(element("keyword", "en") + copy, policy=f"script-src 'self'; connect-src {embeds.address}"))
    window.wait_for(SHOWN.format("malbild-keyword"))
    links = window.run(f"[...{SHOWN.format('malbild-keyword')}.querySelectorAll('a')].map((link) => link.href)")
    assert all(link.startswith(embeds.address) for link in links)


@pytest.mark.parametrize(
    ("written", "shown"), [("sv-SE", "sv"), ("EN-gb", "en"), ("fi", "sv"), ("", "sv"), ("x", "sv"), ("../..", "sv")]
)
def test_element_in_another_language_is_swedish(
    window: Window, host: HostServer, embeds: HostServer, written: str, shown: str
) -> None:
    window.open(host.add(element("statement", written) + script(embeds)))
    window.wait_for(SHOWN.format(CARD))
    assert window.run("document.querySelector('malbild-statement').shadowRoot.firstElementChild.lang") == shown
    report(window, f"element in {written or 'no language'}", f"shown in {shown}")


def test_element_changes_with_its_attributes(window: Window, host: HostServer, embeds: HostServer) -> None:
    window.open(host.add(element("perspective", attributes='heading="4" size="compact"') + script(embeds)))
    window.wait_for(SHOWN.format("malbild-perspective"))
    assert window.run("document.querySelector('malbild-perspective').shadowRoot.querySelector('h4').id")
    assert style(window, ".card__icon", "display", "malbild-perspective") == "none"
    window.run("void document.querySelector('malbild-perspective').setAttribute('perspective', 'arbetslag')")
    window.wait_for(
        "document.querySelector('malbild-perspective').shadowRoot.querySelector('.embed[data-perspective=arbetslag]')"
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_element_passes_axe(browser: Browser, host: HostServer, embeds: HostServer, width: int) -> None:
    body = f"<main><h1>Kommunen</h1>{''.join(element(kind) for kind in KINDS)}</main>{script(embeds)}"
    scheme = ":root { color-scheme: light dark } body { background: Canvas; color: CanvasText }"
    with browser.new_page(viewport={"width": width, "height": 900}) as page:
        page.goto(host.add(body, scheme))
        page.wait_for_function(SHOWN.format("malbild-vision"))
        assert axe_violations_in_both_schemes(page, "main") == []
        page.emulate_media(forced_colors="active")
        assert page.evaluate(STYLE.format(CARD, ".card", "borderTopStyle")) == "solid"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.shadowRoot.activeElement.localName") == "a"


def test_element_is_printed_with_its_page(
    browser: Browser, host: HostServer, embeds: HostServer, tmp_path: Path
) -> None:
    """Over several pages of paper, each card whole."""
    body = f"<main><h1>Kommunen</h1>{element('vision', 'en') * 4}</main>{script(embeds)}"
    with browser.new_page() as page:
        page.goto(host.add(body))
        page.wait_for_function(SHOWN.format("malbild-vision"))
        page.pdf(path=tmp_path / "page.pdf", format="A5")
        cards = page.locator("malbild-vision .card__text").all_text_contents()
    text = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    papers = [" ".join(paper.split()) for paper in text.stdout.split("\f")]
    assert len(papers) > 2
    for card in {" ".join(card.split()) for card in cards}:
        assert sum(paper.count(card) for paper in papers) == 4, card
