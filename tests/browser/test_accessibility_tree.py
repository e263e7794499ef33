"""Roles, names and descriptions that Firefox, WebKit and Chromium give to screen readers."""

from typing import NamedTuple

import pytest

from tests.support.building import read_script
from tests.support.error_reports import ErrorReports
from tests.support.webdriver import Window

READ = read_script("accessibility_tree.js")
PAGES = (
    "", "malbild/boende/", "malbild/boende/lampan-lyser/", "nyckelord/narhet/", "beslut/forslag/", "badda-in/", "en/",
    "en/malbild/boende/", "en/folj/",
)  # fmt: skip
# Generated text that a screen reader would say and that has no letter, such as a slash. A bracket ends "[new: …]".
GENERATED = """
const found = new Set();
for (const one of document.querySelectorAll("body, body *")) for (const part of ["::before", "::after"]) {
  const { content } = getComputedStyle(one, part);
  if (content === '"]"' || content.includes("/ ")) continue;
  if (/^"[^\\p{L}\\d]*[^\\p{L}\\d\\s][^\\p{L}\\d]*"$/u.test(content)) found.add(content);
}
return [...found];
"""
EMPTY_ROLES = """
return [...document.querySelectorAll("[role=status], [role=alert], [role=log]")]
  .filter((one) => one.checkVisibility() && !one.textContent.trim()).map((one) => one.outerHTML);
"""
# Text with Swedish letters in a place that says it is English, and each language that the page switches to.
LANGUAGES = """
const wrong = [], languages = new Set();
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const parent = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !parent.checkVisibility()) continue;
  const { lang } = parent.closest("[lang]");
  languages.add(lang);
  const { data } = texts.currentNode;
  if (lang === "en" && /\\b(och|att|är|jag|vi|för)\\b/i.test(data)) wrong.push(data);
}
return [wrong, [...languages].sort()];
"""
WATCH = """
window.spoken = new Map();
const LIVE = "[aria-live], [role=status], [role=alert]";
const note = (changes) => {
  for (const { target } of changes) {
    const region = (target.nodeType === 3 ? target.parentElement : target)?.closest(LIVE);
    if (region?.textContent.trim()) window.spoken.set(region, region.textContent.trim());
  }
};
new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
return true;
"""
SPOKEN = "new Promise((done) => setTimeout(() => done([...window.spoken.values()]), 300))"


class Node(NamedTuple):
    role: str
    name: str
    description: str
    tag: str
    statement: str
    href: str


def read(window: Window) -> list[Node]:
    nodes = []
    for one in window.run(READ):
        role, name = window.role_and_name(one.pop("element"))
        nodes.append(Node(role=role, name=name, **one))
    return nodes


@pytest.mark.parametrize("path", PAGES)
def test_page_names_its_controls_and_says_no_noise(window: Window, server: ErrorReports, path: str) -> None:
    window.open(server.address + path)
    nodes = read(window)
    controls = [node for node in nodes if node.tag in ("a", "button", "input", "select", "textarea", "summary")]
    assert [node for node in controls if not any(letter.isalnum() for letter in node.name)] == []
    about = [node for node in controls if node.statement and "/nyckelord/" not in node.href]
    assert [node for node in about if node.statement[:30] not in node.name + node.description] == []
    assert [node for node in nodes if node.tag in ("ul", "ol") and node.role != "list"] == []
    assert window.run(GENERATED) == []
    assert window.run(EMPTY_ROLES) == []
    wrong, languages = window.run(LANGUAGES)
    assert wrong == []
    assert languages == ["en", "sv"]


def test_card_is_read_with_its_statement_once(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}malbild/boende/")
    card = [node for node in read(window) if node.statement.startswith("Jag ser att lampan lyser")]
    opening = "Jag ser att lampan lyser, och jag …"
    assert [(node.tag, node.name) for node in card] == [
        ("summary", "Lättläst"),
        ("summary", "Frågor att prata om"),
        ("a", "Lugn"),
        ("a", "Närhet"),
        ("a", f"Läs mer om formuleringen ”{opening}”"),
        ("button", "Kopiera länk"),
        ("a", "Dela"),
    ]
    text = "Jag ser att lampan lyser, och jag vågar knacka på i god tid."
    assert [node.description for node in card if "Läs mer" not in node.name] == [text, text, "", "", text, text]


def test_search_dialog_names_itself_its_field_and_each_hit(window: Window, server: ErrorReports) -> None:
    window.click("button", "Sök")
    window.wait_for("document.activeElement.type === 'search'")
    window.run(WATCH)
    window.type("lampan")
    window.find("dialog li a")
    assert [text for text in window.wait_for(SPOKEN) if "träff" in text] != []
    dialog, *nodes = read(window)
    assert (dialog.role, dialog.name) == ("dialog", "Sök på webbplatsen")
    (field,) = (node for node in nodes if node.tag == "input")
    assert (field.role, field.name) == ("searchbox", "Sök på webbplatsen")
    hits = [node for node in nodes if node.tag == "a" and node.href]
    assert [hit for hit in hits if not hit.description] == []


def test_conversation_names_the_statement_of_each_control(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}stod/samtal/")
    for step in ("cards", "ranking", "focus", "result"):
        window.click(f".conversation__steps [data-go={step}]")
        nodes = read(window)
        assert [node for node in nodes if node.tag in ("ul", "ol") and node.role != "list"] == []
        nodes = [node for node in nodes if node.tag in ("fieldset", "button") and node.statement]
        assert [node for node in nodes if node.statement[:30] not in node.name + node.description] == []
        assert window.run(EMPTY_ROLES) == []


@pytest.mark.parametrize(
    ("path", "selector", "said"),
    [
        ("malbild/boende/", ".card__link button", "Länken är kopierad"),
        ("redaktion/", "[data-sortable] th button", "Sida: stigande ordning"),
        ("stod/bilder/", "[data-show], [data-bar] [data-turn='1']", "Bild 1 av"),
        ("insatser/", "[data-filter] option:nth-child(2)", "Visar"),
    ],
)
def test_message_is_said_once(window: Window, server: ErrorReports, path: str, selector: str, said: str) -> None:
    window.open(server.address + path)
    window.run(WATCH)
    window.click(selector)
    (message,) = window.wait_for(SPOKEN)
    assert message.startswith(said)


def test_slide_turned_by_a_button_is_said_with_its_title(window: Window, server: ErrorReports) -> None:
    window.open(f"{server.address}stod/bilder/")
    window.click("[data-show]")
    window.click("[data-bar] [data-turn='1']")
    title = window.run("document.querySelector('[data-current] h3').textContent")
    assert window.run("document.querySelector('[data-position]').textContent").endswith(f": {title}")
    window.run("document.exitFullscreen?.()")
