"""Pages after an interaction: the name of a screenshot, the page, and what is done there."""

from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Page, expect

Act = Callable[[Page], None]


def _search(page: Page, words: str) -> None:
    page.locator("[data-search]").click()
    page.locator("[data-input]").fill(words)
    expect(page.locator("[data-status]")).not_to_be_empty()


def _conversation(page: Page, step: str) -> None:
    """Open a conversation with an entry in every step, at one step."""
    page.locator("[data-conversation] [data-about]").nth(1).uncheck(timeout=5000)
    for way in ("cards", "ranking", "focus", "result"):
        page.locator(f".conversation__steps [data-go={way}]").click()
        if way == step:
            return
        visible = page.locator(f"[data-step={way}] :is([type=radio], textarea):visible")
        if way == "ranking":
            page.locator("[data-add]").click()
        else:
            visible.first.check()
            visible.last.fill("Prova på en avdelning i vår och berätta på mötet i maj hur det gick.")


def _fullscreen(page: Page) -> None:
    _conversation(page, "cards")
    page.locator("[data-fullscreen]").click()


def _show(page: Page, number: int) -> None:
    page.locator("[data-deck] [data-show]").click()
    for _ in range(number - 1):
        page.keyboard.press("ArrowRight")


def _moments(lang: str, home: str) -> Iterator[tuple[str, tuple[str, Act]]]:
    for name, words in {"hits": "tillit", "none": "qwertyuiop"}.items():
        yield f"{lang}-search-{name}", (home, partial(_search, words=words))
    for step in ("cards", "ranking", "focus", "result"):
        yield f"{lang}-conversation-{step}", (f"{home}stod/samtal/", partial(_conversation, step=step))
    yield f"{lang}-conversation-fullscreen", (f"{home}stod/samtal/", _fullscreen)
    for number in (1, 2, 4, 6, 8, 22):
        yield f"{lang}-slide-{number}", (f"{home}stod/bilder/", partial(_show, number=number))
    late = "document.documentElement.classList.add('overdue')"
    yield f"{lang}-overdue", (f"{home}nyckelord/tillit/", lambda page: page.evaluate(late))
    yield f"{lang}-menu", (home, lambda page: page.evaluate("document.querySelector('.menu').open = true"))


MOMENTS = {name: moment for lang, home in (("sv", ""), ("en", "en/")) for name, moment in _moments(lang, home)}
