"""Checks of a page in Chromium: violations that axe finds, and errors in its console."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.building import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RUN = "([part, options]) => axe.run(part ?? document, options)"

CHROMIUM = "/usr/bin/chromium"
OFFLINE = (  # no requests but to the server of the page
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip

Violations = list[tuple[str, list[str]]]


def run_axe(page: Page, part: str | None = None, **options: Any) -> dict[str, Any]:
    """Run axe-core on a page as it stands, or on the part that a selector names; return its report."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    preload = {"assets": ["media"]}  # the rule that needs style sheets too is off: reading them again takes time
    report: dict[str, Any] = page.evaluate(_RUN, [part, {"preload": preload} | options])
    return report


def axe_violations(page: Page, part: str | None = None, rules: Mapping[str, Any] | None = None) -> Violations:
    """Return the rules that a page violates, each with its elements; `rules` switches rules on and off."""
    switched = {"target-size": {"enabled": True}} | dict(rules or {})  # WCAG 2.2; off by default
    return _violations(run_axe(page, part, rules=switched, resultTypes=["violations"]))


def axe_violations_in_both_schemes(page: Page, part: str | None = None) -> Violations:
    """Return the violations in the light and in the dark scheme.

    The page should be opened with reduced motion: axe would judge a colour half way through its transition.
    """
    page.emulate_media(color_scheme="light")
    light = axe_violations(page, part)
    page.emulate_media(color_scheme="dark")
    return light + axe_violations(page, part)


def colour_violations(page: Page) -> Violations:
    """Return the violations of rules about colour, the only ones that a colour scheme can break."""
    return _violations(run_axe(page, runOnly=["color-contrast", "link-in-text-block"], resultTypes=["violations"]))


def page_violations(page: Page, path: str) -> dict[str, Violations]:
    """Return the violations of the page at a path, wide and narrow, in both schemes; see the note on motion above."""
    page.goto(path)
    found = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        found[f"/{path} {width} light"] = axe_violations(page)
        page.emulate_media(color_scheme="dark")
        found[f"/{path} {width} dark"] = colour_violations(page)
    return {where: broken for where, broken in found.items() if broken}


def _violations(report: Mapping[str, Any]) -> Violations:
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in report["violations"]]


@contextmanager
def page_without_errors(browser: Browser, **settings: Any) -> Iterator[Page]:
    """Open a page of its own; the context fails if the page has logged or raised anything."""
    with browser.new_context(**settings) as context:
        page = context.new_page()
        errors = collect_errors(page)
        yield page
        assert errors == []


def collect_errors(page: Page) -> list[str]:
    """Return a list that grows with each console message and uncaught error of the page."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url} {error}"))
    return found
