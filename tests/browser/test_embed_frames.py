"""Embeds in frames on other sites, in Chromium: nginx on one port, a site with a strict policy on another."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.support.browsing import collect_errors
from tests.support.building import read_script
from tests.support.frames import HEIGHT, SECRET, Host, wordpress_page
from tests.support.http_server import serve_folder
from tests.support.website import DEFAULT_ADDRESS

FIVE = (
    "embed/v1/sv/perspective/boende/",
    "embed/v1/en/perspective/arbetslag/?theme=dark",
    "embed/v1/sv/statement/ro-i-rummet/?size=compact",
    "embed/v1/sv/perspective/arbetslag/?size=compact&heading=3",
    "embed/v1/sv/keyword/ordning/",
)
HEARD = "(count) => host.framesHeard() === count"
MESSAGES = "(count) => host.messages.length > count"
WORDPRESS_HEIGHT = "() => host.messages.some((message) => message.data.message === 'height')"


@pytest.fixture
def host(tmp_path: Path, nginx: str) -> Host:
    return Host(tmp_path, nginx)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(read_script("host_page.js"))
        yield page


@pytest.fixture
def errors(page: Page) -> list[str]:
    return collect_errors(page)


@pytest.fixture
def show(host: Host, page: Page, errors: list[str]) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the other site with a frame for each path; the page must log no error."""
    with serve_folder(host.folder) as address:

        def open_page(*paths: str, **options: Any) -> Page:
            host.write(*paths, **options)
            page.goto(address)
            return page

        yield open_page
    assert errors == []


def heights_sent(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate("host.heights()")
    return found


def measures(frame: Frame) -> tuple[float, float, float]:
    """Return the heights of content, frame and scrollable area, in view: a browser does not render other frames."""
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
    page.wait_for_function(HEARD, arg=len(FIVE))
    page.evaluate("host.settle()")
    for frame in page.frames[1:]:
        body, inner, scroll = measures(frame)
        assert abs(inner - body) <= 2, frame.url
        assert scroll <= inner, frame.url


@pytest.mark.parametrize("sandbox", [True, False])
def test_frames_without_resize_script_keep_height_and_scroll(show: Callable[..., Page], sandbox: bool) -> None:
    page = show(*FIVE, columns=3, sandbox=sandbox, script=False)
    page.wait_for_function(HEARD, arg=len(FIVE))
    for frame in page.frames[1:]:
        body, inner, scroll = measures(frame)
        assert inner == HEIGHT - 2 * 3  # the border
        assert scroll >= round(body)


def test_frames_stop_sending_messages(show: Callable[..., Page]) -> None:
    page = show(*FIVE, columns=3)
    page.wait_for_function(HEARD, arg=len(FIVE))
    page.wait_for_timeout(5000)
    counts = [sum(one["frame"] == number for one in heights_sent(page)) for number in range(len(FIVE))]
    assert max(counts) <= 4


def test_frame_requests_one_document_and_stores_nothing(show: Callable[..., Page], page: Page, nginx: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(*FIVE)
    page.wait_for_function(HEARD, arg=len(FIVE))
    ours = [address.removeprefix(nginx) for address in asked if address.startswith(nginx)]
    assert sorted(ours) == sorted([*FIVE, "embed/v1/resize.js"])
    assert page.context.cookies() == []


def test_embed_outside_a_frame_sends_and_stores_nothing(page: Page, nginx: str) -> None:
    page.goto(nginx + FIVE[0])
    page.evaluate("host.settle()")
    assert page.evaluate("[host.messages.length, localStorage.length, sessionStorage.length]") == [0, 0, 0]
    assert page.context.cookies() == []


def test_frame_added_later_is_resized(show: Callable[..., Page], nginx: str) -> None:
    page = show(FIVE[0])
    page.wait_for_function(HEARD, arg=1)
    page.evaluate("(address) => host.addFrame(address)", nginx + FIVE[2])
    page.wait_for_function(HEARD, arg=2)
    page.evaluate("host.settle()")
    body, inner, _ = measures(page.frames[2])
    assert abs(inner - body) <= 2


def test_resize_script_loaded_late_and_twice_asks_frames_once(show: Callable[..., Page], nginx: str) -> None:
    page = show(*FIVE[:2], script=False)
    page.wait_for_function(HEARD, arg=2)
    page.evaluate("host.settle()")
    sent = len(heights_sent(page))
    for _ in range(3):
        page.evaluate("(address) => host.addScript(address)", f"{nginx}embed/v1/resize.js")
    page.evaluate("host.settle()")
    for frame in page.frames[1:]:
        body, inner, _ = measures(frame)
        assert abs(inner - body) <= 2
    again = heights_sent(page)[sent:]
    assert {one["frame"] for one in again} == {0, 1}
    assert len(again) <= 4  # an answer each, and one more each where a scrollbar disappeared


def test_height_change_of_a_pixel_is_not_sent(show: Callable[..., Page]) -> None:
    page = show(FIVE[0])
    page.wait_for_function(HEARD, arg=1)
    page.evaluate("host.settle()")
    before = heights_sent(page)
    page.frames[1].evaluate("document.querySelector('.embed__footer').style.paddingBottom = '1px'")
    page.evaluate("host.settle()")
    assert heights_sent(page) == before
    page.frames[1].evaluate("document.querySelector('.embed__footer').style.paddingBottom = '40px'")
    page.wait_for_function(MESSAGES, arg=len(before))
    assert heights_sent(page)[-1]["data"]["height"] == before[-1]["data"]["height"] + 40


def test_frame_without_width_sends_no_height(show: Callable[..., Page]) -> None:
    page = show(FIVE[0])
    page.wait_for_function(HEARD, arg=1)
    page.evaluate("host.settle()")
    before = heights_sent(page)
    frame = page.locator("iframe")
    frame.evaluate("(frame) => { Object.assign(frame.style, { border: 0, width: 0 }); }")
    page.evaluate("host.settle()")
    assert heights_sent(page) == before
    frame.evaluate("(frame) => { frame.style.width = '300px'; }")
    page.wait_for_function(MESSAGES, arg=len(before))


@pytest.fixture
def frame_sending(show: Callable[..., Page], host: Host) -> Callable[[str], Locator]:
    """A function that returns a frame at the URL of an embed after it has sent a message to its page."""
    folder = host.folder / "embed" / "v1" / "x"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>X</title>", encoding="utf-8")

    page = show("/embed/v1/x/")

    def send_from_frame(message: str) -> Locator:
        page.evaluate("() => { host.messages.length = 0; }")
        send(page, 1, message)
        return page.locator("iframe")

    return send_from_frame


def send(page: Page, frame: int, message: str) -> None:
    """Send a message from a frame to its page, where the resize script listens; wait until it has arrived."""
    page.wait_for_function("() => window.naravardResize")
    page.frames[frame].evaluate(
        f"() => {{ parent.postMessage({message}, '*'); parent.postMessage({{done: 1}}, '*'); }}"
    )
    page.wait_for_function("() => host.messages.some((message) => message.data && message.data.done)")


def height_message(height: str) -> str:
    return f"{{type: 'naravard:height', v: 1, height: {height}}}"


def test_message_with_invalid_height_is_ignored(frame_sending: Callable[[str], Locator]) -> None:
    for height in ("-5", "0", "NaN", "Infinity", "1e9", "'300'", "null", "undefined", "[300]", "true"):
        assert frame_sending(height_message(height)).evaluate("(frame) => frame.style.height") == "", height


def test_message_height_is_clamped(frame_sending: Callable[[str], Locator]) -> None:
    for height, shown in (("10", 80), ("123.4", 124), ("5000", 4000)):
        assert frame_sending(height_message(height)).evaluate("(frame) => frame.clientHeight") == shown


def test_frame_given_more_height_by_its_page_may_use_it(frame_sending: Callable[[str], Locator]) -> None:
    frame_sending("null").evaluate("(frame) => { frame.style.height = '6206px'; }")  # with its border
    for height, shown in (("5000", 5000), ("9000", 6200), ("500", 500)):
        assert frame_sending(height_message(height)).evaluate("(frame) => frame.clientHeight") == shown


def test_message_of_another_type_or_version_is_ignored(frame_sending: Callable[[str], Locator]) -> None:
    other_kind, other_version = "{type: 'height', v: 1, height: 500}", "{type: 'naravard:height', v: 2, height: 500}"
    for message in ("null", "'naravard:height'", other_version, other_kind):
        assert frame_sending(message).evaluate("(frame) => frame.style.height") == "", message


def test_message_forged_by_another_frame_is_ignored(show: Callable[..., Page], host: Host) -> None:
    (host.folder / "evil.html").write_text("<!doctype html><title>X</title>", encoding="utf-8")
    page = show(FIVE[2], "/evil.html")
    page.wait_for_function(HEARD, arg=1)
    page.evaluate("host.settle()")
    ours, evil = page.locator("iframe").all()
    before = ours.evaluate("(frame) => frame.style.height"), len(heights_sent(page))
    page.frames[2].evaluate("() => parent.frames[0].postMessage({type: 'naravard:ask', v: 1}, '*')")
    send(page, 2, "{type: 'naravard:height', v: 1, height: 777}")
    page.evaluate("host.settle()")
    assert (ours.evaluate("(frame) => frame.style.height"), len(heights_sent(page)) - 1) == before
    assert evil.evaluate("(frame) => frame.style.height") == ""


def test_link_opens_a_window_outside_the_sandbox(show: Callable[..., Page], nginx: str) -> None:
    page = show(FIVE[0])
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("link").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{nginx}malbild/boende/"
    assert opened.value.evaluate("[self.origin, opener]") == [nginx.rstrip("/"), None]


@pytest.fixture
def blog(page: Page, host: Host, built_site: Path, nginx: str) -> Iterator[Callable[[str], Page]]:
    """A function that opens a WordPress page with the embed of a path pasted into it."""
    with serve_folder(host.folder) as address:

        def open_page(path: str) -> Page:
            answer = json.loads((built_site / path / "oembed.json").read_text(encoding="utf-8"))
            wordpress_page(host.folder, answer["html"].replace(DEFAULT_ADDRESS, nginx))
            page.goto(address)
            page.wait_for_function(WORDPRESS_HEIGHT)
            page.evaluate("host.settle()")
            return page

        yield open_page


@pytest.mark.parametrize(
    ("path", "is_tall"),
    [("embed/v1/sv/statement/ro-i-rummet/", False), ("embed/v1/sv/vision/", True)],
)
def test_wordpress_card_is_as_tall_as_wordpress_allows(blog: Callable[[str], Page], path: str, is_tall: bool) -> None:
    page = blog(path)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    expect(page.locator("blockquote")).to_be_hidden()
    body, _, _ = measures(page.frames[1])
    assert abs(int(str(frame.get_attribute("height"))) - min(1000, max(200, body))) <= 2
    assert body <= 1000
    assert bool(page.frames[1].locator(":root[data-compact]").count()) == is_tall


def test_wordpress_ready_message_is_answered(blog: Callable[[str], Page]) -> None:
    page = blog("embed/v1/sv/statement/ro-i-rummet/")
    count = page.evaluate("host.messages.length")
    page.evaluate("(secret) => frames[0].postMessage({ message: 'ready', secret: 'other' }, '*')", SECRET)
    page.evaluate("(secret) => frames[0].postMessage({ message: 'ready', secret }, '*')", SECRET)
    page.wait_for_function(MESSAGES, arg=count)
    page.evaluate("host.settle()")
    assert page.evaluate("host.messages.length") == count + 2  # one answer, in the form of WordPress and in our own


def test_wordpress_follows_the_link_of_the_card(blog: Callable[[str], Page], nginx: str) -> None:
    page = blog("embed/v1/sv/statement/ro-i-rummet/")
    page.frame_locator("iframe").get_by_role("link").click()
    page.wait_for_url(f"{nginx}malbild/boende/ro-i-rummet/")


def test_wordpress_card_says_nothing_of_a_new_window(blog: Callable[[str], Page], page: Page, nginx: str) -> None:
    page.goto(f"{nginx}embed/v1/sv/statement/ro-i-rummet/")
    expect(page.locator(".embed__footer")).to_contain_text("nytt fönster")
    page = blog("embed/v1/sv/statement/ro-i-rummet/")
    expect(page.frame_locator("iframe").locator(".embed__footer")).not_to_contain_text("fönster")


def test_wordpress_click_with_a_key_held_is_left_to_the_browser(blog: Callable[[str], Page]) -> None:
    page = blog("embed/v1/sv/statement/ro-i-rummet/")
    link = page.frame_locator("iframe").get_by_role("link")
    for key in ("Control", "Meta", "Shift", "Alt"):
        link.evaluate(
            "(link) => addEventListener('click', (event) => parent.postMessage({ "
            "taken: event.defaultPrevented, done: event.preventDefault() }, '*'), { once: true })"
        )
        link.dispatch_event("click", {f"{key.lower().replace('control', 'ctrl')}Key": True})
        page.wait_for_function("() => host.messages.some((message) => 'taken' in message.data)")
        assert page.evaluate("host.messages.find((message) => 'taken' in message.data).data.taken") is False
        page.evaluate("() => { host.messages.length = 0; }")


def test_misspelt_id_shows_a_page_in_its_frame(show: Callable[..., Page], errors: list[str]) -> None:
    page = show("embed/v1/sv/statement/felskrivet/", "embed/v1/en/felskrivet/")
    page.wait_for_function(HEARD, arg=2)
    expect(page.frame_locator("iframe").nth(0).get_by_role("heading")).to_have_text("Sidan finns inte")
    expect(page.frame_locator("iframe").nth(1).get_by_role("heading")).to_have_text("The page does not exist")
    page.evaluate("host.settle()")
    assert [one for one in errors if "404" not in one] == []
    errors.clear()


def test_wordpress_messages_without_a_secret_are_not_sent(show: Callable[..., Page]) -> None:
    fragments = ("", "#", "#?secret=", "#?secret=%3Cscript%3E", "#ro-i-rummet")
    page = show(*(FIVE[2] + fragment for fragment in fragments))
    page.wait_for_function(HEARD, arg=len(fragments))
    page.evaluate("host.settle()")
    assert {sent["data"].get("message") for sent in heights_sent(page)} == {None}
    assert page.evaluate("host.messages.length === host.heights().length")
