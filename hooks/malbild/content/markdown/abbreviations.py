"""Abbreviations of a rendered body, each explained where it first stands."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

_UNEXPLAINED = frozenset({"a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre", "summary"})


def explain_abbreviations(root: Element, terms: Mapping[str, str]) -> None:
    """Explain each abbreviation where it first stands, and remove the other marks.

    A word of the glossary leads there. Any other is followed by its explanation, since a title is read by neither
    keyboard nor touch. Where the text itself explains it, a screen reader would read the explanation twice.
    """
    seen = set[str]()
    for parent, child, in_text in [*_abbreviations(root, in_text=True)]:
        text, title = child.text or "", child.get("title", "")
        is_beside = title.casefold() in "".join(parent.itertext()).casefold()
        is_explained = text in seen or is_beside or (child.tail or "").lstrip().startswith("(")
        if in_text:
            seen.add(text)
        if is_explained or not in_text:
            _unwrap(parent, child)
        elif path := terms.get(text):
            child.tag, child.text = "a", None
            child.attrib = {"class": "term", "href": path}
            SubElement(child, "abbr", {"title": title}).text = text
        else:
            child.attrib.clear()
            child.tail = f" ({title}){child.tail or ''}"


def _abbreviations(element: Element, in_text: bool) -> Iterator[tuple[Element, Element, bool]]:
    """Yield each abbreviation of the body with its parent, and whether it may be explained there."""
    for child in element:
        if child.tag == "abbr" and child.get("title"):
            yield element, child, in_text
        else:
            yield from _abbreviations(child, in_text and child.tag not in _UNEXPLAINED)


def _unwrap(parent: Element, child: Element) -> None:
    """Replace an element with its text."""
    place = [*parent].index(child)
    text = (child.text or "") + (child.tail or "")
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)
