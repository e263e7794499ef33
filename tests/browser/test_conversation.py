"""The conversation in Chromium: by keyboard alone, saved and opened files, hostile files, the printed sheet."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from malbild.site.edition import PlacedStatement, Site
from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.website import ASSETS, Website

PATHS = {"sv": "stod/samtal/", "en": "en/stod/samtal/"}
SAVED: dict[str, Any] = {
    "format": "naravard-conversation",
    "version": 1,
    "about": ["boende"],
    "wording": {"gammal": "Vi hade en formulering."},
    "notes": {"gammal": {"answer": "unsure", "text": "Den saknas."}},
    "members": [{"name": "Eva", "order": {"boende": ["gammal", "lampan-lyser"]}}],
    "focus": {"boende": {"statement": "gammal", "why": "", "first": "", "who": "", "when": ""}},
}


_IMPORTED = re.compile(r'^import .* from "\./([a-z_]+\.js)";$', re.MULTILINE)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must log no error and store nothing."""
    with page_without_errors(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0


def tab_to(page: Page, name: str, role: Any = "button") -> None:
    """Move the focus to a control with the Tab key."""
    named = page.locator("[data-conversation]").get_by_role(role, name=name, exact=True).locator("visible=true")
    target = named.first.element_handle()  # looked up once, not after every key
    is_before = "to => to.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
    way = "Shift+Tab" if target.evaluate(is_before) else "Tab"
    for _ in range(200):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(way)
    raise AssertionError(name)


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def open_file(page: Page, content: bytes) -> None:
    page.locator("[data-open]").set_input_files(
        {"name": "samtal.json", "mimeType": "application/json", "buffer": content}
    )


def choose_first_perspective(page: Page) -> None:
    page.locator("#innehall").focus()
    for box in page.locator("[data-about]").all()[1:]:
        tab_to(page, box.evaluate("element => element.labels[0].textContent"), "checkbox")
        page.keyboard.press("Space")
    press(page, "Börja samtalet")
    expect(page.get_by_role("heading", name="Prata om korten")).to_be_focused()


def talk_about(page: Page, cards: tuple[PlacedStatement, ...]) -> None:
    expect(page.locator(".conversation__card:visible .card__text")).to_have_text(cards[0].statement.text.plain)
    tab_to(page, "Ja", "radio")
    page.keyboard.press("Space")
    tab_to(page, "Är det något ni vill skicka med?", "textbox")
    page.keyboard.type("Ring *först* <b>")
    for number, card in enumerate(cards[1:], start=2):
        press(page, "Nästa kort")
        expect(page.locator(".conversation__card:visible h4")).to_be_focused()
        expect(page.locator(".conversation__card:visible .card__text")).to_have_text(card.statement.text.plain)
        expect(page.locator("[aria-live=polite]").filter(has_text=f"Kort {number} av 3.")).to_be_visible()
    press(page, "Rangordna")


def rank(page: Page, cards: tuple[PlacedStatement, ...]) -> None:
    """Let two members put the last statement first."""
    last = cards[-1].statement.text.plain
    for name in ("Eva", ""):
        tab_to(page, "Ditt namn (frivilligt)", "textbox")
        page.keyboard.type(name)
        for place in (2, 1):
            press(page, f"Flytta upp: {last}")
            expect(page.locator("[aria-live=polite]").filter(has_text=f"Plats {place} av 3")).to_be_visible()
        press(page, "Lägg till min ordning")
    expect(page.locator(".conversation__members li")).to_contain_text(["Eva", "Person 2"])
    rows = page.get_by_role("table", name=cards[0].perspective.title).get_by_role("row")
    expect(rows.nth(1)).to_contain_text(last)
    assert [row.split("\t")[-1] for row in rows.all_inner_texts()[1:]] == ["6", "4", "2"]
    press(page, "Välj fokus")
    expect(page.get_by_role("heading", name="Välj ett fokus i varje perspektiv")).to_be_focused()


def choose_focus(page: Page, cards: tuple[PlacedStatement, ...]) -> None:
    page.keyboard.press("Tab")
    for _ in cards[1:]:
        page.keyboard.press("ArrowDown")
    tab_to(page, f"Första steg {cards[0].perspective.title}", "textbox")
    page.keyboard.type("Prova att ringa själva")
    press(page, "Visa resultatet")


def test_conversation_by_keyboard_alone_reaches_printed_result(page: Page, nginx: str, site: Site) -> None:
    asked: set[str] = set()
    page.goto(nginx + PATHS["sv"])
    expect(page.get_by_role("button", name="Börja samtalet")).to_be_visible()  # once the script has loaded
    page.on("request", lambda request: asked.add(request.url.removeprefix(nginx)))
    cards = site.original.statements[:3]
    choose_first_perspective(page)
    talk_about(page, cards)
    rank(page, cards)
    choose_focus(page, cards)
    result = page.locator("[data-result]")
    expect(result).to_contain_text(f"{cards[2].statement.text.plain} (6 poäng)")
    expect(result).to_contain_text("Första steg Prova att ringa själva")
    expect(result).to_contain_text("Ring *först* <b>")
    press(page, "Kopiera som text")
    expect(page.locator("[aria-live=polite]").filter(has_text="Texten är kopierad.")).to_be_visible()
    assert "Kan ni ställa er bakom den? Ja" in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        press(page, "Ladda ner som Markdown")
    assert r"Ring \*först\* \<b\>" in download.value.path().read_text(encoding="utf-8")
    page.emulate_media(media="print")
    expect(result).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("#guide")).to_be_hidden()
    assert len(page.pdf()) > 10_000
    icon = page.locator("link[rel=icon]").evaluate("link => link.href").removeprefix(nginx)
    # The browser looks at its icon again when an address changes; the address after # is never sent.
    assert {url for url in asked if not url.startswith("blob:")} <= {icon}


def test_url_fragment_keeps_conversation_across_reload_and_language(page: Page, nginx: str) -> None:
    page.goto(nginx + PATHS["sv"])
    page.get_by_role("button", name="Börja samtalet").click()
    page.locator("#samtal-lampan-lyser-text").fill("Åsa & Örjan 👋")
    page.wait_for_url("**#samtal=*")
    page.reload()
    expect(page.locator("#samtal-lampan-lyser-text")).to_have_value("Åsa & Örjan 👋")
    expect(page.get_by_role("link", name="English")).to_have_attribute("href", re.compile("#samtal="))
    page.get_by_role("link", name="English").click()
    expect(page.locator("[aria-live=polite]").filter(has_text="The conversation is open.")).to_be_visible()
    expect(page.locator("#samtal-lampan-lyser-text")).to_have_value("Åsa & Örjan 👋")


def test_saved_file_can_be_opened_again(page: Page, nginx: str) -> None:
    page.goto(nginx + PATHS["en"])
    page.get_by_role("button", name="Begin the conversation").click()
    page.locator("#samtal-lampan-lyser-no").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the conversation as a file").click()
    content = download.value.path().read_bytes()
    page.goto("about:blank")
    page.goto(nginx + PATHS["en"])
    open_file(page, content)
    page.get_by_role("button", name="Begin the conversation").click()
    expect(page.locator("#samtal-lampan-lyser-no")).to_be_checked()


def test_removed_statement_in_a_saved_file_is_shown_as_removed(page: Page, nginx: str) -> None:
    page.goto(nginx + PATHS["sv"])
    open_file(page, json.dumps(SAVED).encode())
    expect(page.locator("[aria-live=polite]").filter(has_text="Samtalet är öppnat.")).to_be_visible()
    page.get_by_role("button", name="Välj fokus").click()
    expect(page.locator("[data-removed=boende]")).to_have_text(
        "Formuleringen finns inte längre: Vi hade en formulering."
    )
    page.get_by_role("button", name="Resultat", exact=True).click()
    expect(page.locator("[data-result] li").first).to_have_text(
        "Formuleringen finns inte längre: Vi hade en formulering. (2 poäng)"
    )
    page.get_by_role("button", name="Korten", exact=False).first.click()
    for _ in range(3):
        page.get_by_role("button", name="Nästa kort").click()
    expect(page.locator(".conversation__card:visible")).to_contain_text("Formuleringen finns inte längre")
    expect(page.locator(".conversation__card:visible")).to_contain_text("Tveksamt. Den saknas.")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_modulepreload_lists_exactly_the_imported_scripts(website: Website, built_site: Path, lang: str) -> None:
    named = [Path(link) for link in website.pages[PATHS[lang]].xpath("//link[@rel='modulepreload']/@href")]
    scripts = [(built_site / ASSETS / "conversation" / script.name).read_text(encoding="utf-8") for script in named]
    imported = {name for script in scripts for name in _IMPORTED.findall(script)}
    assert {script.name for script in named} == imported | {"conversation.js"}


def saved_as(**changes: Any) -> bytes:
    return json.dumps(SAVED | changes).encode()


@pytest.mark.parametrize(("content", "message"), [
    (b"", "går inte att läsa"),
    (b'{"format": "naravard-conv', "går inte att läsa"),
    (b"\xff\xfe\x00", "går inte att läsa"),
    (b"null", "inget sparat samtal från den här sidan"),
    (b"[]", "inget sparat samtal från den här sidan"),
    (b'{"version": 1}', "inget sparat samtal från den här sidan"),
    (saved_as(version=2), "en annan version"),
    (saved_as(version="1"), "en annan version"),
    (saved_as(extra=1), "inte har skrivit"),
    (saved_as(about="boende"), "inte har skrivit"),
    (saved_as(about=["<img src=x onerror=alert(1)>"]), "inte har skrivit"),
    (saved_as(about=['"] , *']), "inte har skrivit"),
    (saved_as(notes={"a": {"answer": "yes", "text": "x" * 4001}}), "inte har skrivit"),
    (saved_as(notes={"a": {"answer": "maybe", "text": ""}}), "inte har skrivit"),
    (saved_as(notes={"a": {"answer": "yes", "text": {"toString": 1}}}), "inte har skrivit"),
    (saved_as(members=[{"name": "a", "order": {}}] * 201), "inte har skrivit"),
    (saved_as().replace(b'"notes": {', b'"notes": {"__proto__": {"answer": "yes", "text": ""}, '), "inte har skrivit"),
    (saved_as().replace(b'{"name"', b'{"__proto__": {"x": 1}, "name"'), "inte har skrivit"),
    (b"[" * 900_000, "går inte att läsa"),
    (b" " * 1_000_001, "för stort"),
    ("å".encode() * 1_000_001, "för stort"),
])  # fmt: skip
def test_open_file_not_written_by_the_page_is_rejected(page: Page, nginx: str, content: bytes, message: str) -> None:
    page.goto(nginx + PATHS["sv"])
    open_file(page, content)
    expect(page.locator("[data-conversation] [aria-live=assertive]")).to_contain_text(message)
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("({}).answer === undefined && ({}).x === undefined")
    page.get_by_role("button", name="Resultat", exact=True).click()
    expect(page.locator("[data-result]")).to_contain_text("Inga anteckningar.")


def test_url_fragment_invalid_shows_error_in_page_language(page: Page, nginx: str) -> None:
    page.goto(f"{nginx}{PATHS['en']}#samtal=AAAA")
    error = page.locator("[data-conversation] [aria-live=assertive]")
    expect(error).to_contain_text("The conversation cannot be read.")


def test_open_file_with_markup_and_prototype_names_is_plain_text(page: Page, nginx: str) -> None:
    note = {"answer": "", "text": "<script>document.title = 'taken'</script>"}
    names = {"constructor": note, "to-string": note}
    page.goto(nginx + PATHS["sv"])
    open_file(page, saved_as(notes=names, wording={"constructor": "<img src=x onerror=alert(1)>"}))
    page.get_by_role("button", name="Resultat", exact=True).click()
    expect(page.locator("[data-result]")).to_contain_text("<script>")
    expect(page.locator("[data-result]")).to_contain_text("<img src=x")
    assert page.locator("[data-conversation] img").count() == 0
    assert page.title() != "taken"


def test_timer_runs_pauses_and_announces_the_end(page: Page, nginx: str) -> None:
    page.clock.install()
    page.goto(nginx + PATHS["sv"])
    page.get_by_label("Minuter").fill("1")
    page.get_by_role("button", name="Starta klockan").click()
    page.clock.run_for(10_000)
    page.get_by_role("button", name="Pausa klockan").click()
    page.clock.run_for(30_000)
    expect(page.get_by_role("timer")).to_have_text("00:50")
    page.get_by_role("button", name="Starta klockan").click()
    page.clock.run_for(51_000)
    expect(page.locator("[aria-live=polite]").filter(has_text="Tiden är ute.")).to_be_visible()


def test_print_shows_chosen_cards_without_screen_controls(page: Page, nginx: str) -> None:
    page.goto(nginx + PATHS["sv"])
    choose_first_perspective(page)
    page.emulate_media(media="print")
    expect(page.locator(".conversation__card:visible")).to_have_count(3)
    expect(page.locator(".conversation__card:visible").last).to_have_attribute("data-perspective", "boende")
    expect(page.get_by_text("Skriv 1 i rutan")).to_be_visible()
    expect(page.get_by_text("Sedan lägger sidan ihop")).to_be_hidden()
    expect(page.get_by_role("heading", name="Gruppens svar")).to_be_hidden()


def test_result_with_equal_points_shares_a_rank(page: Page, nginx: str) -> None:
    one, other = ["lampan-lyser", "hitta-stigen"], ["hitta-stigen", "lampan-lyser"]
    members = [{"name": name, "order": {"boende": order}} for name, order in (("Eva", one), ("Åsa", other))]
    page.goto(nginx + PATHS["en"])
    open_file(page, saved_as(members=[*members, {"name": "Örjan", "order": {"boende": ["ro-i-rummet"]}}]))
    page.get_by_role("button", name="Result", exact=False).last.click()
    ranked = page.locator("[data-result] ol li")
    assert ranked.evaluate_all("all => all.map((one) => one.value)") == [1, 1, 3]
    expect(ranked.nth(1)).to_contain_text("(3 points)")
    expect(ranked.nth(2)).to_contain_text("(1 point)")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_page_without_javascript_is_a_sheet_with_every_card(
    browser: Browser, nginx: str, site: Site, lang: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(nginx + PATHS[lang])
        page.emulate_media(media="print")
        cards = page.locator(".conversation__card")
        assert cards.count() == len(site.original.statements)
        for number, card in enumerate(site.editions[lang].statements):
            expect(cards.nth(number)).to_contain_text(card.statement.text.plain)
            assert cards.nth(number).get_by_role("listitem").count() == len(card.statement.questions)
            expect(cards.nth(number).get_by_role("textbox")).to_be_visible()
        assert page.locator(".conversation button:visible").count() == 0
        assert len(page.pdf()) > 20_000


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_steps_fit_a_phone_and_pass_axe(browser: Browser, nginx: str, lang: str) -> None:
    with browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as page:
        page.goto(nginx + PATHS[lang])
        open_file(page, json.dumps(SAVED).encode())
        expect(page.locator(".conversation__status")).not_to_be_empty()
        steps = page.locator(".conversation__steps button").all()
        assert len(steps) == 5
        for button in steps:
            button.click()
            assert page.evaluate("document.documentElement.scrollWidth") == 320
            assert axe_violations_in_both_schemes(page) == []
            small = page.locator(".conversation :is(button, input:not([type=file]))").evaluate_all(
                "all => all.filter((one) => one.offsetHeight && one.offsetHeight < 24).map((one) => one.outerHTML)"
            )
            assert small == []
