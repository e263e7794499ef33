"""What Firefox or WebKit did otherwise than Chromium, each held in the browsers where it showed."""

from tests.support.complaints import Complaints
from tests.support.webdriver import Window


def test_slide_show_ends_when_full_screen_is_left(window: Window, server: Complaints) -> None:
    window.open(f"{server.address}stod/bilder/")
    window.click("button", "Visa bilderna")
    window.wait_for("document.fullscreenElement")
    window.run("document.exitFullscreen()")
    window.wait_for("document.activeElement.matches('[data-show]')")
    assert window.run("document.querySelector('[data-bar]').hidden")
