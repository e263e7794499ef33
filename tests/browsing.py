"""What many tests ask of a page in Chromium: that axe finds no fault, and that nothing complains."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from building import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RUN = "([part, options]) => axe.run(part ?? document, options)"


def axe(page: Page, part: str | None = None, rules: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What axe-core says of the page as it stands, or of a part of it; `rules` are switched as given."""
    page.evaluate(AXE)
    said: dict[str, Any] = page.evaluate(_RUN, [part, {"rules": dict(rules or {})}])
    return said


def faults(page: Page, part: str | None = None, rules: Mapping[str, Any] | None = None) -> list[tuple[str, list[str]]]:
    """The rules that axe-core finds broken, each with its elements."""
    found = axe(page, part, rules)["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


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
