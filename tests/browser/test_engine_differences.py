"""Faults that showed in one browser engine, each held in all three."""

from pathlib import Path

import pytest

from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.webdriver import Window

# Shows each slide in turn; those of which a part reaches over the next.
COVERED = """
const slides = [...document.querySelectorAll("[data-slide]")];
return slides.filter((slide) => {
  for (const other of slides) other.toggleAttribute("data-current", other === slide);
  const box = (element) => element.getBoundingClientRect();
  const bottom = (part) => Math.max(...[part, ...part.querySelectorAll("*")].map((one) => box(one).bottom));
  const parts = [...slide.querySelectorAll(".slide__face > :not(.visually-hidden)")];
  return parts.slice(1).some((part, place) => bottom(parts[place]) > box(part).top + 1);
}).map((slide) => slide.id);
"""


def test_slide_show_ends_when_full_screen_is_left(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}stod/bilder/")
    window.click("button", "Visa bilderna")
    window.wait_for("document.fullscreenElement")
    window.run("document.exitFullscreen()")
    window.wait_for("document.activeElement.matches('[data-show]')")
    assert window.run("document.querySelector('[data-bar]').hidden")


def test_speaker_view_in_a_small_window_covers_no_part_of_a_slide(window: Window, server: ErrorReports) -> None:
    window.resize(800, 600)
    window.open(f"{server.address}stod/bilder/?talare")
    assert window.run(COVERED) == []


@pytest.mark.parametrize(
    "path", ["", "malbild/boende/", "seminarier/", "stod/samtal/", "stod/bilder/", "om/design/", "lattlast/boende/"]
)
def test_list_without_markers_keeps_its_role(window: Window, server: ErrorReports, path: str) -> None:
    """WebKit's accessibility tree has a group for a list without markers, also if its items are no `list-item`."""
    window.open(server.address + path)
    lists = "[...document.querySelectorAll('ul, ol')]"
    assert window.run(f"{lists}.map((list) => getComputedStyle(list).listStyleType).includes('none')") is False
    shown = window.run(f"{lists}.filter((list) => list.checkVisibility())")
    assert {window.role_and_name(one)[0] for one in shown} == {"list"}


def test_column_head_that_sorts_has_a_dotted_line(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}redaktion/")
    head = window.find("thead button")
    style = "const { textDecorationLine, textDecorationStyle } = getComputedStyle(arguments[0]);"
    assert window.run(f"{style} return [textDecorationLine, textDecorationStyle]", head) == ["underline", "dotted"]


def test_search_without_network_stays_and_says_so(started: Window, built_site: Path) -> None:
    with serve_with_reports(built_site) as server:
        started.open(server.address)
    started.click("button", "Sök")
    started.find("[aria-live=polite]", "Sökningen går inte att ladda. Är du uppkopplad?")
    assert started.run("location.pathname") == "/"
    assert not started.run("document.querySelector('dialog').open")


def test_folded_text_is_unfolded_on_paper_and_folded_after(window: Window, server: ErrorReports) -> None:
    """A closed `details` could not be opened by style sheet before Firefox 143 and Safari 18.4."""
    window.open(f"{server.address}malbild/boende/")
    opened = "[...document.querySelectorAll('main details')].map((one) => one.open)"
    before = window.run(opened)
    window.run("void dispatchEvent(new Event('beforeprint'))")
    assert window.run(opened) == [True] * len(before) != []
    window.run("void dispatchEvent(new Event('afterprint'))")
    assert window.run(opened) == before


def test_conversation_refused_full_screen_goes_on_without_error(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}stod/samtal/")
    window.run("void (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no')))")
    window.click("button", "Helskärm")
    window.click("button", "Börja samtalet")
