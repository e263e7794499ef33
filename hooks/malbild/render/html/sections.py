"""Sections of rendered HTML: a heading and the text under it, the unit of search."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

_HEADINGS = ("h2", "h3")
_HEADING = re.compile(r"<h2\b.*?</h2>", re.DOTALL)
_BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "div", "tr", "caption", "figcaption", "blockquote", "br"})
# Entries of the search index in their own right: statements, terms, items of a programme.
_INDEXED = frozenset({
    "activities", "cards", "statements", "word-index", "glossary", "programme", "lectures", "card-grid", "related",
    "alphabet-nav", "conversation", "deck", "matrix", "perspective-cards__statement",
})  # fmt: skip
_CODE = frozenset({"embed-generator", "snippets"})  # to copy; it repeats the words of the statements
# Controls, and text for screen readers alone.
_CONTROLS = frozenset({
    "diff-toggle", "diff-toggle__key", "card__footer", "footnote-ref", "footnote-backref",
    "perspective-cards__count", "proposals__links", "tags",
    "visually-hidden",
})  # fmt: skip
_CONTROL_ELEMENTS = frozenset({"svg", "button", "nav", "form"})
_EXCLUDED = _INDEXED | _CODE | _CONTROLS


@dataclass(frozen=True, slots=True)
class HtmlSection:
    """A heading with its id and the text under it. The first section of a page has no heading."""

    id: str
    heading: str
    text: str


def headings(body: str) -> Iterator[tuple[str, str]]:
    """Yield id and text of every second-level heading, unless the page has an alphabetical index to them."""
    found = "".join(_HEADING.findall(body))
    if found and "alphabet-nav" not in body:
        page = html.fragment_fromstring(found, create_parent="div")
        yield from ((heading.get("id", ""), _text(heading)) for heading in page.xpath("h2[@id]"))


def html_sections(body: str) -> Iterator[HtmlSection]:
    """Yield the sections of a page's body; a heading without an id belongs to the section before it."""
    id = heading = ""
    texts: list[str] = []
    for element in html.fragment_fromstring(body, create_parent="div").iterchildren(etree.Element):
        if element.tag in _HEADINGS and element.get("id"):
            yield HtmlSection(id, heading, " ".join(texts))
            id, heading, texts = element.get("id", ""), _text(element), []
        elif not _is_excluded(element) and (text := _text(element)):
            texts.append(text)
    yield HtmlSection(id, heading, " ".join(texts))


def _text(element: html.HtmlElement) -> str:
    """Return the text that a reader sees, with a space between blocks."""
    if not len(element):
        return " ".join((element.text or "").split())
    for part in [*filter(_is_excluded, element.iterdescendants(etree.Element))]:
        part.drop_tree()
    for part in element.iter(*_BLOCKS):
        part.text, part.tail = f" {part.text or ''}", f" {part.tail or ''}"
    return " ".join(element.text_content().split())


def _is_excluded(element: html.HtmlElement) -> bool:
    is_hidden = element.tag in _CONTROL_ELEMENTS or element.get("aria-hidden") == "true"
    return is_hidden or not _EXCLUDED.isdisjoint(element.classes)
