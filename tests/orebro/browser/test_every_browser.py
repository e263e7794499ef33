"""A resident's walk through the site in Firefox, WebKit (the engine of Safari) and Chromium."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.frames import Host
from tests.support.http_server import serve_folder
from tests.support.webdriver import Window, wait_until

STATEMENT = "Det är tydligt för mig hur jag kan få kontakt med vården och omsorgen."
FRAMES = ("embed/v1/sv/perspective/invanare/", "embed/v1/en/statement/tydlig-kontakt/?theme=dark&size=compact")


def text(window: Window, selector: str = "main") -> str:
    return str(window.run("document.querySelector(arguments[0]).innerText", selector))


def wait_for_scheme(window: Window, is_dark: bool) -> None:
    sign = "!==" if is_dark else "==="
    window.wait_for(f"getComputedStyle(document.body).backgroundColor {sign} 'rgb(252, 249, 243)'")


def search(window: Window, words: str) -> None:
    window.click("button", "Sök")
    window.wait_for("document.activeElement.type === 'search'")
    window.type(words)


def _is_in(errors: list[str], word: str) -> bool:
    return any(word in error for error in errors)


def test_errors_of_a_faulty_page_are_reported(started: Window, tmp_path: Path) -> None:
    faults = '<link rel="stylesheet" href="missing.css"><p style="color:red">X<script src="wrong.js"></script>'
    (tmp_path / "index.html").write_text(f"<html><head><title>X</title></head>{faults}", encoding="utf-8")
    (tmp_path / "wrong.js").write_text("console.warn('hm'); Promise.reject('no'); missing()", encoding="utf-8")
    with serve_with_reports(tmp_path) as server:
        started.open(server.address)
        for word in ("missing.css is not here", "cannot load", "style-src", "hm", "no", "missing"):
            wait_until(partial(_is_in, server.errors, word), word)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "malbild/invanare/", "en/beslut/forslag/", "redaktion/", "stod/samtal/"])
def test_page_at_each_width_does_not_scroll_sideways(
    window: Window, server: ErrorReports, path: str, width: int
) -> None:
    window.resize(width, 800)
    window.open(server.address + path)
    window.find("h1")
    assert window.run("getComputedStyle(document.body).fontFamily").startswith("Atkinson")
    assert window.run("document.documentElement.scrollWidth") <= width


def test_menu_on_a_phone_opens_and_leads_on(window: Window, server: ErrorReports) -> None:
    window.resize(375, 800)
    window.click("header summary", "Meny")
    window.click("header details a", "Nyckelorden")
    window.wait_for("location.pathname === '/nyckelord/'")
    window.click("header summary", "Meny")
    window.find("header details a", "Målbilden")
    window.press("Escape")
    window.wait_for("!document.querySelector('header details').open")


def test_search_by_keyboard_reaches_a_hit(window: Window, server: ErrorReports) -> None:
    search(window, "tillit")
    window.find("dialog li a", "Tillit")
    window.press("Enter")
    window.wait_for("document.activeElement.closest('dialog li')")
    window.press("Enter")
    window.wait_for("location.pathname.endsWith('/tillit/')")


def test_dark_scheme_chosen_once_holds_in_the_other_language(window: Window, server: ErrorReports) -> None:
    window.click("header button", "Mörkt läge")
    wait_for_scheme(window, is_dark=True)
    window.open(f"{server.address}malbild/invanare/")
    wait_for_scheme(window, is_dark=True)
    window.click("header a", "English")
    window.wait_for("location.pathname === '/en/malbild/invanare/'")
    window.click("header button", "Dark mode")
    wait_for_scheme(window, is_dark=False)
    window.run("localStorage.clear()")


def test_embed_generator_keeps_every_choice(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}badda-in/")
    window.click("option[value='keyword/tillit']")
    for choice in ("English", "Alltid mörkt", "Bara formuleringarna", "Rubrik 3"):
        window.click("form label", choice)
    code = text(window, "[data-generator-code]")
    assert "embed/v1/en/keyword/tillit/dark-compact/?heading=3" in code
    with window.frame("[data-generator-preview]"):
        window.find("h3", "Trust")
    window.click("button", "Kopiera koden")
    window.wait_for("document.querySelector('[data-embed-generator] [aria-live=polite]').textContent")


def test_conversation_saved_to_a_file_opens_again(window: Window, server: ErrorReports, tmp_path: Path) -> None:
    address = f"{server.address}stod/samtal/"
    window.open(address)
    window.click("button", "Börja samtalet")
    window.click("[for=samtal-stod-tidigt-yes]")
    window.click("#samtal-stod-tidigt-text")
    window.type("Ring först, Åsa")
    window.wait_for("location.hash.startsWith('#samtal=')")
    window.run("void (URL.createObjectURL = (file) => { window.saved = file; return '#'; })")
    window.click("button", "Spara samtalet")
    file = tmp_path / "samtal.json"
    file.write_text(window.wait_for("window.saved?.text()"), encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8"))["notes"]["stod-tidigt"]["text"] == "Ring först, Åsa"
    window.open(server.address)
    window.open(address)
    window.choose_file("[data-open]", file)
    window.find("[aria-live=polite]", "Samtalet är öppnat.")
    window.click("button", "Resultat")
    window.find("[data-result]", "Ring först, Åsa")


def test_slides_turned_by_keys_move_the_speaker_view(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}stod/bilder/")
    (show,) = window.handles()
    window.click("button", "Öppna talarvyn")
    window.switch(window.wait_for_handle(show))
    window.find("[data-current] details p")
    window.switch(show)
    window.click("button", "Visa bilderna")
    for key, place in (("ArrowRight", "2"), ("PageUp", "1"), ("ArrowDown", "2"), (" ", "3")):
        window.press(key)
        window.find("[data-position]", f"Bild {place} av")
    title = text(window, "[data-current] h3")
    (speaker,) = {*window.handles()} - {show}
    window.switch(speaker)
    window.find("[data-current] h3", title)
    window.close()
    window.switch(show)
    window.run("document.exitFullscreen?.()")
    window.press("Escape")
    window.wait_for("document.activeElement.matches('[data-show]')")


def test_embeds_on_another_site_are_as_tall_as_their_content(
    window: Window, server: ErrorReports, tmp_path: Path
) -> None:
    host = Host(tmp_path, server.address)
    host.write(*FRAMES)
    with serve_folder(tmp_path) as address:
        window.open(address)
        for number in range(len(FRAMES)):
            frame = f"[title='Ram {number}']"
            window.wait_for("document.querySelector(arguments[0]).style.height", frame)
            with window.frame(frame):
                window.wait_for("Math.abs(document.body.getBoundingClientRect().height - innerHeight) <= 2")
                assert window.run("document.documentElement.scrollHeight <= innerHeight")


def test_pages_without_script_read_whole(scriptless: Window, server: ErrorReports) -> None:
    window = scriptless
    window.open(f"{server.address}malbild/invanare/")
    assert STATEMENT in text(window)
    window.click("#tydlig-kontakt summary")
    window.find("#tydlig-kontakt details p")
    window.open(f"{server.address}stod/samtal/")
    assert STATEMENT in text(window)
    window.open(f"{server.address}stod/bilder/")
    assert STATEMENT in text(window)
    window.open(f"{server.address}badda-in/")
    assert window.run("document.querySelector('main form').getClientRects().length") == 0
    window.click("summary", "Alla färdiga koder")
    window.click("summary", "Hela målbilden")
    window.find("[data-snippet='sv/vision/']", "<iframe")
    window.click("header a", "Ordregister")  # in place of search
    window.find("h1", "Ordregister")


def test_site_without_storage_works_but_forgets(forgetful: Window, server: ErrorReports) -> None:
    window = forgetful
    window.click("header button", "Mörkt läge")
    wait_for_scheme(window, is_dark=True)
    search(window, "tillit")
    window.find("dialog li a", "Tillit")
    window.open(f"{server.address}stod/samtal/")
    wait_for_scheme(window, is_dark=False)
    window.click("button", "Börja samtalet")
    window.click("#samtal-stod-tidigt-text")
    window.type("Ring")
    window.wait_for("location.hash.startsWith('#samtal=')")
    window.open(f"{server.address}badda-in/")
    window.find("[data-generator-code]", "<iframe")
    window.open(f"{server.address}stod/bilder/")
    window.click("button", "Visa bilderna")
    window.press("ArrowRight")
    window.find("[data-position]", "Bild 2 av")
