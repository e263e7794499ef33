"""What many tests ask of a page in Chromium: that axe finds no fault, and that nothing complains."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.building import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RUN = "([part, options]) => axe.run(part ?? document, options)"

Faults = list[tuple[str, list[str]]]


def axe(page: Page, part: str | None = None, **options: Any) -> dict[str, Any]:
    """What axe-core says of the page as it stands, or of a part of it."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    said: dict[str, Any] = page.evaluate(_RUN, [part, options])
    return said


def faults(page: Page, part: str | None = None, rules: Mapping[str, Any] | None = None) -> Faults:
    """The rules that axe-core finds broken, each with its elements; `rules` are switched as given."""
    switched = {"target-size": {"enabled": True}} | dict(rules or {})  # WCAG 2.2; off unless asked for
    return _broken(axe(page, part, rules=switched, resultTypes=["violations"]))


def faults_in_both_schemes(page: Page, part: str | None = None) -> Faults:
    """Those in the light and those in the dark. The page should want no motion: a colour on its way to another would
    be judged half way."""
    page.emulate_media(color_scheme="light")
    light = faults(page, part)
    page.emulate_media(color_scheme="dark")
    return light + faults(page, part)


def faults_of_colour(page: Page) -> Faults:
    """What a scheme can break: dark mode changes colours and nothing else."""
    return _broken(axe(page, runOnly=["color-contrast", "link-in-text-block"], resultTypes=["violations"]))


def _broken(said: Mapping[str, Any]) -> Faults:
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in said["violations"]]


@contextmanager
def uncomplaining(browser: Browser, **settings: Any) -> Iterator[Page]:
    """A page of its own, which must not complain of anything while it is used."""
    with browser.new_context(**settings) as context:
        page = context.new_page()
        complaints = complaints_of(page)
        yield page
        assert complaints == []


def complaints_of(page: Page) -> list[str]:
    """What the page writes in the console and what breaks in it, from now on; the list grows as it does."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url} {error}"))
    return found
