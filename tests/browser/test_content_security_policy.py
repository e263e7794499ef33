"""The content security policy of pages in Chromium: nothing violates it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import collect_errors
from tests.support.website import Website


@pytest.fixture
def page(browser: Browser, nginx: str) -> Iterator[Page]:
    context = browser.new_context(base_url=nginx, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "addEventListener('securitypolicyviolation', "
        "(event) => console.error(event.violatedDirective, event.blockedURI))"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def errors(page: Page) -> list[str]:
    return collect_errors(page)


def test_policy_violation_is_detected(page: Page, errors: list[str]) -> None:
    page.goto("")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    with page.expect_console_message(lambda message: "script-src" in message.text):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert any("script-src" in error for error in errors)


def test_pages_do_not_violate_their_policy(page: Page, errors: list[str], website: Website) -> None:
    for path in (path for path in website.pages if not path.endswith("fragment.html")):  # those are no pages
        answer = page.request.get(path)
        assert "content-security-policy" in answer.headers, path
        assert "unsafe-" not in answer.headers["content-security-policy"], path
    for path in (path for path in website.layouts() if not path.endswith("fragment.html")):
        page.goto(path)
    assert errors == []


def test_interaction_does_not_violate_the_policy(page: Page, errors: list[str]) -> None:
    page.goto("malbild/boende/")
    page.get_by_role("button", name="Mörkt läge").click()
    page.get_by_role("button", name="Kopiera länk").first.click()
    expect(page.locator("[aria-live=polite]").filter(has_text="Länken är kopierad")).to_be_visible()
    page.locator("#lampan-lyser summary").first.click()
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox").fill("lugn")
    expect(page.get_by_role("dialog").get_by_role("link", name="Lugn", exact=True).first).to_be_visible()
    assert errors == []


@pytest.mark.parametrize("path", ["stod/bilder/", "stod/samtal/"])
def test_fullscreen_is_allowed(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("document.fullscreenEnabled")


def test_links_run_no_code(website: Website) -> None:
    assert [str(link) for link in website.links() if link.address.startswith(("javascript:", "data:text"))] == []
