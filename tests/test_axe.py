"""Every page by axe-core in Chromium: both languages, light and dark, narrow and wide, and no violation."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import AXE
from conftest import Serve
from website import Website

COLOUR = ("color-contrast", "link-in-text-block")
"""What a scheme can break: dark mode changes colours and nothing else, so only these are asked of it."""
RUN = """async (rules) => {
    const everything = { rules: { "target-size": { enabled: true } } };  // WCAG 2.2; off unless asked for
    const options = { resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : everything) };
    const { violations } = await axe.run(document, options);
    return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, built_site: Path, serve: Serve) -> Page:
    """A page at rest: a colour on its way to another would be judged half way."""
    context = browser.new_context(base_url=serve(built_site), reduced_motion="reduce")
    return context.new_page()


def violations(page: Page, path: str) -> list[str]:
    found = []
    page.goto(path)
    page.evaluate(AXE)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in (("light", ()), ("dark", COLOUR)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"/{path} {width} {scheme}: {violation}" for violation in page.evaluate(RUN, list(rules))]
    return found


def test_axe_is_awake(page: Page) -> None:
    page.set_content("<html lang=sv><title>Fel</title><main><h1>Fel</h1><img src=x><p style='color:#eee'>Fel")
    page.evaluate(AXE)
    assert {found.split(":")[0] for found in page.evaluate(RUN, [])} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize("home", ["", "en/"])
def test_no_page_has_a_violation(page: Page, website: Website, home: str) -> None:
    pages = [path for path in website.pages if path.startswith("en/") == bool(home) and not path.startswith("embed/")]
    assert len(pages) > 40
    assert [violation for path in pages for violation in violations(page, path)] == []
