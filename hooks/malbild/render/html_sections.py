"""A page's HTML → its passages: what stands before the first heading, and what stands under each."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

_HEADINGS = ("h2", "h3")
_BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "div", "tr", "caption", "figcaption", "blockquote", "br"})
# What stands in these is found in its own right: statements, words explained, items of a programme.
_ELSEWHERE = frozenset({
    "cards", "statements", "word-index", "glossary", "programme", "lectures", "card-grid", "related", "alphabet-nav",
    "conversation", "deck",
})  # fmt: skip
_CODE = frozenset({"embed-generator", "snippets"})  # to copy, and full of the words of the statements
# What is for doing something with the text, and what is said to those who do not see where it stands.
_TOOLS = frozenset({
    "diff-toggle", "diff-toggle__key", "card__footer", "perspective-cards__count", "proposals__links", "tags",
    "visually-hidden",
})  # fmt: skip
_TOOL_ELEMENTS = frozenset({"svg", "button", "nav", "form"})
_LEFT_OUT = _ELSEWHERE | _CODE | _TOOLS


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with the text under it. The first one of a page has neither heading nor anchor."""

    anchor: str
    heading: str
    text: str


def headings(content: str) -> Iterator[tuple[str, str]]:
    """The id and the text of every second-level heading, unless the page has an index of its own to them."""
    page = html.fragment_fromstring(content, create_parent="div")
    if not page.find_class("alphabet-nav"):
        yield from ((heading.get("id", ""), _text(heading)) for heading in page.xpath(".//h2[@id]"))


def passages(content: str) -> Iterator[Passage]:
    """The passages of a page in order; a heading without an id belongs to the passage it stands in."""
    anchor = heading = ""
    texts: list[str] = []
    for element in html.fragment_fromstring(content, create_parent="div").iterchildren(etree.Element):
        if element.tag in _HEADINGS and element.get("id"):
            yield Passage(anchor, heading, " ".join(texts))
            anchor, heading, texts = element.get("id", ""), _text(element), []
        elif not _is_left_out(element) and (text := _text(element)):
            texts.append(text)
    yield Passage(anchor, heading, " ".join(texts))


def _text(element: html.HtmlElement) -> str:
    """The words as a reader sees them: a space between blocks, none within a word."""
    if not len(element):
        return " ".join((element.text or "").split())
    for part in [*filter(_is_left_out, element.iterdescendants(etree.Element))]:
        part.drop_tree()
    for part in element.iter(*_BLOCKS):
        part.text, part.tail = f" {part.text or ''}", f" {part.tail or ''}"
    return " ".join(element.text_content().split())


def _is_left_out(element: html.HtmlElement) -> bool:
    return element.tag in _TOOL_ELEMENTS or not _LEFT_OUT.isdisjoint(element.classes)
