"""Embeds in frames on other sites, in Chromium: our nginx on one port, a site with a strict policy on another."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.conftest import Silent, serving
from tests.support.browsing import complaints_of
from tests.support.frames import HEIGHT, LISTEN, SECRET, Host, wordpress_page
from tests.support.website import DEFAULT_ADDRESS

FIVE = (
    "embed/v1/sv/perspective/invanare/",
    "embed/v1/en/perspective/samverkan/?theme=dark",
    "embed/v1/sv/statement/tydlig-kontakt/?size=compact",
    "embed/v1/sv/perspective/medarbetare/?size=compact&heading=3",
    "embed/v1/sv/keyword/halsoframjande/",
)
# Comes back when the frames have been silent for longer than one out of sight takes to look again; they do fall silent.
SETTLE = """async () => {
  for (let turn = 0, before = -1; before !== said.length; turn++) {
    if (turn === 20) throw Error(`They go on: ${JSON.stringify(said)}`);
    before = said.length;
    await new Promise((done) => setTimeout(done, 600));
  }
}"""
WORDPRESS_HEIGHTS = "(count) => said.filter((one) => one.data.message === 'height').length > count"
SPOKEN = "(count) => new Set(said.filter((one) => one.data.height).map((one) => one.frame)).size === count"


@pytest.fixture
def host(tmp_path: Path, nginx: str) -> Host:
    return Host(tmp_path, nginx)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(f"if (top === window) {{ {LISTEN} }}")
        yield page


@pytest.fixture
def show(host: Host, page: Page) -> Iterator[Callable[..., Page]]:
    """`show(*paths, …)` is a page of the other site with a frame for each path; it must stay without complaint."""
    complaints = complaints_of(page)
    with serving(partial(Silent, directory=str(host.folder))) as address:

        def open_page(*paths: str, **options: Any) -> Page:
            host.write(*paths, **options)
            page.goto(address)
            return page

        yield open_page
    assert complaints == []


def heights_said(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate("said.filter((one) => one.data.type === 'naravard:height')")
    return found


def measures(frame: Frame) -> tuple[float, float, float]:
    """The height of the content, of the frame, and of what can be scrolled; in sight, since others are not drawn."""
    holder = frame.frame_element()
    holder.scroll_into_view_if_needed()
    inner = holder.evaluate("(frame) => frame.clientHeight")
    frame.wait_for_function("(inner) => innerHeight === inner", arg=inner)
    body, scroll = frame.evaluate(
        "[document.body.getBoundingClientRect().height, document.documentElement.scrollHeight]"
    )
    return body, inner, scroll


@pytest.mark.parametrize("sandbox", [True, False])
@pytest.mark.parametrize("columns", [1, 3])
def test_frames_are_as_tall_as_their_content(
    show: Callable[..., Page], nginx: str, columns: int, sandbox: bool
) -> None:
    page = show(*FIVE, columns=columns, sandbox=sandbox)
    page.wait_for_function(SPOKEN, arg=len(FIVE))
    page.evaluate(SETTLE)
    for frame in page.frames[1:]:
        body, inner, scroll = measures(frame)
        assert abs(inner - body) <= 2, frame.url
        assert scroll <= inner, frame.url


@pytest.mark.parametrize("sandbox", [True, False])
def test_frames_without_resize_script_keep_height_and_scroll(show: Callable[..., Page], sandbox: bool) -> None:
    page = show(*FIVE, columns=3, sandbox=sandbox, script=False)
    page.wait_for_function(SPOKEN, arg=len(FIVE))
    for frame in page.frames[1:]:
        body, inner, scroll = measures(frame)
        assert inner == HEIGHT - 2 * 3  # its border
        assert scroll >= round(body)


def test_frames_stop_sending_messages(show: Callable[..., Page]) -> None:
    page = show(*FIVE, columns=3)
    page.wait_for_function(SPOKEN, arg=len(FIVE))
    page.wait_for_timeout(5000)
    counts = [sum(one["frame"] == number for one in heights_said(page)) for number in range(len(FIVE))]
    assert max(counts) <= 4


def test_frame_requests_one_document_and_stores_nothing(show: Callable[..., Page], page: Page, nginx: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(*FIVE)
    page.wait_for_function(SPOKEN, arg=len(FIVE))
    ours = [address.removeprefix(nginx) for address in asked if address.startswith(nginx)]
    assert sorted(ours) == sorted([*FIVE, "embed/v1/resize.js"])
    assert page.context.cookies() == []


def test_embed_outside_a_frame_sends_and_stores_nothing(page: Page, nginx: str) -> None:
    page.goto(nginx + FIVE[0])
    page.evaluate(SETTLE)
    assert page.evaluate("[said.length, localStorage.length, sessionStorage.length]") == [0, 0, 0]
    assert page.context.cookies() == []


def test_frame_added_later_is_resized(show: Callable[..., Page], nginx: str) -> None:
    page = show(FIVE[0])
    page.wait_for_function(SPOKEN, arg=1)
    page.evaluate(
        """(address) => {
          const frame = document.querySelector("iframe").cloneNode();
          frame.removeAttribute("style");
          frame.src = address;
          document.querySelector("main").append(frame);
        }""",
        nginx + FIVE[2],
    )
    page.wait_for_function(SPOKEN, arg=2)
    page.evaluate(SETTLE)
    body, inner, _ = measures(page.frames[2])
    assert abs(inner - body) <= 2


def test_resize_script_loaded_late_and_twice_asks_frames_once(show: Callable[..., Page], nginx: str) -> None:
    page = show(*FIVE[:2], script=False)
    page.wait_for_function(SPOKEN, arg=2)
    page.evaluate(SETTLE)
    spoken = len(heights_said(page))
    add = """(address) => new Promise((loaded) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, onload: loaded });
      document.body.append(script);
    })"""
    for _ in range(3):
        page.evaluate(add, f"{nginx}embed/v1/resize.js")
    page.evaluate(SETTLE)
    for frame in page.frames[1:]:
        body, inner, _ = measures(frame)
        assert abs(inner - body) <= 2
    again = heights_said(page)[spoken:]
    assert {one["frame"] for one in again} == {0, 1}
    assert len(again) <= 4  # an answer each, and a word each where a scrollbar went


def test_height_change_of_a_pixel_is_not_sent(show: Callable[..., Page]) -> None:
    page = show(FIVE[0])
    page.wait_for_function(SPOKEN, arg=1)
    page.evaluate(SETTLE)
    before = heights_said(page)
    page.frames[1].evaluate("document.querySelector('.embed__foot').style.paddingBottom = '1px'")
    page.evaluate(SETTLE)
    assert heights_said(page) == before
    page.frames[1].evaluate("document.querySelector('.embed__foot').style.paddingBottom = '40px'")
    page.wait_for_function("(count) => said.length > count", arg=len(before))
    assert heights_said(page)[-1]["data"]["height"] == before[-1]["data"]["height"] + 40


@pytest.fixture
def speaker(show: Callable[..., Page], host: Host) -> Callable[[str], Locator]:
    """`speaker(message)` is a frame at an address like ours, after it has said that to its page."""
    folder = host.folder / "embed" / "v1" / "x"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>X</title>", encoding="utf-8")

    page = show("/embed/v1/x/")

    def speak(message: str) -> Locator:
        page.evaluate("() => { said.length = 0; }")
        say(page, 1, message)
        return page.locator("iframe")

    return speak


def say(page: Page, frame: int, message: str) -> None:
    """Lets a frame say something to its page, where our script is listening, and waits until it has been heard."""
    page.wait_for_function("() => window.naravardResize")
    page.frames[frame].evaluate(
        f"() => {{ parent.postMessage({message}, '*'); parent.postMessage({{done: 1}}, '*'); }}"
    )
    page.wait_for_function("() => said.some((one) => one.data && one.data.done)")


def height_said(height: str) -> str:
    return f"{{type: 'naravard:height', v: 1, height: {height}}}"


def test_message_with_invalid_height_is_ignored(speaker: Callable[[str], Locator]) -> None:
    for height in ("-5", "0", "NaN", "Infinity", "1e9", "'300'", "null", "undefined", "[300]", "true"):
        assert speaker(height_said(height)).evaluate("(frame) => frame.style.height") == "", height


def test_message_height_is_clamped(speaker: Callable[[str], Locator]) -> None:
    for height, shown in (("10", 80), ("123.4", 124), ("5000", 4000)):
        assert speaker(height_said(height)).evaluate("(frame) => frame.clientHeight") == shown


def test_frame_given_more_height_by_its_page_may_use_it(speaker: Callable[[str], Locator]) -> None:
    speaker("null").evaluate("(frame) => { frame.style.height = '6206px'; }")  # with its border
    for height, shown in (("5000", 5000), ("9000", 6200), ("500", 500)):
        assert speaker(height_said(height)).evaluate("(frame) => frame.clientHeight") == shown


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_vision_embed_on_a_phone_is_shown_whole(
    show: Callable[..., Page], page: Page, built_site: Path, lang: str
) -> None:
    snippets = html.parse(built_site / "badda-in" / "index.html").iterfind(f".//code[@data-snippet='{lang}/vision/']")
    (height,) = re.findall(r"height:(max\(.*?\))", next(snippets).text or "")
    style = f"body {{ margin: 0 }} iframe {{ height: {height} }}"
    page.route("**/host.css", lambda route: route.fulfill(body=style, content_type="text/css"))
    page.set_viewport_size({"width": 360, "height": 700})
    show(f"embed/v1/{lang}/vision/")
    page.wait_for_function(SPOKEN, arg=1)
    page.evaluate(SETTLE)
    body, inner, scroll = measures(page.frames[1])
    assert body > 4000
    assert abs(inner - body) <= 2
    assert scroll <= inner


def test_message_of_another_type_or_version_is_ignored(speaker: Callable[[str], Locator]) -> None:
    other_kind, other_version = "{type: 'height', v: 1, height: 500}", "{type: 'naravard:height', v: 2, height: 500}"
    for message in ("null", "'naravard:height'", other_version, other_kind):
        assert speaker(message).evaluate("(frame) => frame.style.height") == "", message


def test_message_forged_by_another_frame_is_ignored(show: Callable[..., Page], host: Host) -> None:
    (host.folder / "evil.html").write_text("<!doctype html><title>X</title>", encoding="utf-8")
    page = show(FIVE[2], "/evil.html")
    page.wait_for_function(SPOKEN, arg=1)
    page.evaluate(SETTLE)
    ours, evil = page.locator("iframe").all()
    before = ours.evaluate("(frame) => frame.style.height"), len(heights_said(page))
    page.frames[2].evaluate("() => parent.frames[0].postMessage({type: 'naravard:ask', v: 1}, '*')")
    say(page, 2, "{type: 'naravard:height', v: 1, height: 777}")
    page.evaluate(SETTLE)
    assert (ours.evaluate("(frame) => frame.style.height"), len(heights_said(page)) - 1) == before
    assert evil.evaluate("(frame) => frame.style.height") == ""


def test_link_opens_a_window_outside_the_sandbox(show: Callable[..., Page], nginx: str) -> None:
    page = show(FIVE[0])
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("link").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{nginx}malbild/invanare/"
    assert opened.value.evaluate("[self.origin, opener]") == [nginx.rstrip("/"), None]


@pytest.fixture
def blog(page: Page, host: Host, built_site: Path, nginx: str) -> Iterator[Callable[[str], Page]]:
    """`blog(path)` is a WordPress page onto which somebody has pasted the address of what the embed mirrors."""
    with serving(partial(Silent, directory=str(host.folder))) as address:

        def open_page(path: str) -> Page:
            answer = json.loads((built_site / path / "oembed.json").read_text(encoding="utf-8"))
            wordpress_page(host.folder, answer["html"].replace(DEFAULT_ADDRESS, nginx))
            page.goto(address)
            page.wait_for_function(WORDPRESS_HEIGHTS, arg=0)
            page.evaluate(SETTLE)
            return page

        yield open_page


@pytest.mark.parametrize(
    ("path", "is_tall"),
    [("embed/v1/sv/statement/tydlig-kontakt/", False), ("embed/v1/sv/perspective/medarbetare/", True)],
)
def test_wordpress_card_is_as_tall_as_wordpress_allows(blog: Callable[[str], Page], path: str, is_tall: bool) -> None:
    page = blog(path)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    expect(page.locator("blockquote")).to_be_hidden()
    body, _, _ = measures(page.frames[1])
    assert abs(int(str(frame.get_attribute("height"))) - min(1000, max(200, body))) <= 2
    assert (body > 1000) == is_tall


def test_wordpress_ready_message_is_answered(blog: Callable[[str], Page]) -> None:
    page = blog("embed/v1/sv/statement/tydlig-kontakt/")
    count = page.evaluate("said.length")
    page.evaluate("(secret) => frames[0].postMessage({ message: 'ready', secret: 'other' }, '*')", SECRET)
    page.evaluate("(secret) => frames[0].postMessage({ message: 'ready', secret }, '*')", SECRET)
    page.wait_for_function("(count) => said.length > count", arg=count)
    page.evaluate(SETTLE)
    assert page.evaluate("said.length") == count + 2  # one answer, in both dialects


def test_wordpress_follows_the_link_of_the_card(blog: Callable[[str], Page], nginx: str) -> None:
    page = blog("embed/v1/sv/statement/tydlig-kontakt/")
    page.frame_locator("iframe").get_by_role("link").click()
    page.wait_for_url(f"{nginx}malbild/invanare/tydlig-kontakt/")


def test_wordpress_messages_without_a_secret_are_not_sent(show: Callable[..., Page]) -> None:
    fragments = ("", "#", "#?secret=", "#?secret=%3Cscript%3E", "#tydlig-kontakt")
    page = show(*(FIVE[2] + fragment for fragment in fragments))
    page.wait_for_function(SPOKEN, arg=len(fragments))
    page.evaluate(SETTLE)
    assert {one["data"].get("message") for one in heights_said(page)} == {None}
    assert page.evaluate("said.every((one) => one.data.type === 'naravard:height')")
