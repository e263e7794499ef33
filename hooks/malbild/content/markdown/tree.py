"""Forms of pymdown-extensions and Markdown in the HTML of this site: static, with names, whole without script."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from xml.etree.ElementTree import Element  # Python-Markdown's own tree

from malbild.content.markdown.abbreviations import explain_abbreviations

ADMONITIONS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote",
    "summary", "tldr", "todo", "hint", "important", "check", "done", "help", "faq", "caution", "attention", "fail",
    "missing", "error", "snippet", "cite",
)  # fmt: skip
"""The types of admonition of Material, and their other names."""
_WITHOUT_WORD = ("note", "question", "help", "faq")
_ALIGNMENT = re.compile(r"text-align: (\w+);")
_BLOCKS = frozenset({"blockquote", "details", "div", "dl", "figure", "ol", "p", "pre", "table", "ul"})


@dataclass(frozen=True)
class DialectWords:
    """The words and addresses that a page's Markdown is rendered with."""

    types: Mapping[str, str] = field(default_factory=dict)  # the word for each type of admonition, by its name
    terms: Mapping[str, str] = field(default_factory=dict)  # the source path of each abbreviation in the glossary


def rewrite(root: Element, words: DialectWords) -> None:
    """Rewrite a rendered body: tabs, task lists, captions, table alignment, titles and abbreviations."""
    sets = count(1)
    for parent in [*root.iter()]:
        for child in [*parent]:
            classes = child.get("class", "").split()
            if "tabbed-set" in classes:
                _name_tabs(child, next(sets))
            elif "task-list-item" in classes:
                _label_task(child)
            elif child.tag in ("td", "th"):
                _align(child)
            elif "admonition" in classes or child.tag == "details":
                types = [name for name in classes if name != "admonition"]
                child.set("class", " ".join(("admonition", *types)))
                _name_type(child, types, words.types)
            elif child.tag == "img":
                _place_image(child, classes)
        _add_captions(parent)
    explain_abbreviations(root, words.terms)


def _name_tabs(tabs: Element, number: int) -> None:
    """Make groups, each with its name, of tabs: radio buttons tell no one which text belongs to which."""
    labels = [child for child in tabs if child.tag == "label"]
    contents = [child for child in tabs if child.tag == "div"]
    tabs[:], tabs.text = [], "\n"
    tabs.attrib.clear()
    tabs.set("class", "tabs")
    for place, (label, content) in enumerate(zip(labels, contents, strict=True), 1):
        id = f"tab-{number}-{place}"
        label.tag, label.attrib, label.tail = "p", {"class": "tabs__name", "id": id}, "\n"
        content.attrib = {"class": "tabs__tab", "role": "group", "aria-labelledby": id}
        content.insert(0, label)
        tabs.append(content)


def _label_task(item: Element) -> None:
    """Put the text of a task in a label, so that its box is read with it."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    label = Element("label")
    label.text, holder.text = holder.text, ""
    while len(holder) and holder[0].tag not in _BLOCKS:
        label.append(holder[0])
        holder.remove(holder[0])
    holder.insert(0, label)


def _place_image(image: Element, classes: list[str]) -> None:
    """Write as classes at which side an image stands, and for which colour scheme it is (`#only-dark`)."""
    if "align" in image.attrib:
        classes.append(f"align-{image.attrib.pop('align')}")
    source, _, scheme = image.get("src", "").rpartition("#")
    if source and scheme in ("only-light", "only-dark"):
        image.set("src", source)
        classes.append(scheme)
    if classes:
        image.set("class", " ".join(classes))


def _align(cell: Element) -> None:
    """Keep the alignment of a table cell as a class; styles are removed."""
    if found := _ALIGNMENT.match(cell.attrib.pop("style", "")):
        cell.set("class", f"align-{found[1]}")


def _name_type(box: Element, classes: list[str], types: Mapping[str, str]) -> None:
    """Give a box without a title the word for its type, and one with a title that word before it.

    A note is the neutral type, and a question is one by its title.
    """
    title = box[0] if len(box) and (box[0].tag == "summary" or box[0].get("class") == "admonition-title") else None
    word = types.get(classes[0]) if classes else None
    text = "" if title is None else "".join(title.itertext())
    if title is not None and not text:
        title.text = word  # collapsed details need a name to be opened by
    if title is None or word is None or not text:
        return
    if text == classes[0].capitalize():
        title.text = word
    elif classes[0] not in _WITHOUT_WORD and not text.casefold().startswith(word.casefold()):
        label = Element("span", {"class": "admonition__type"})
        label.text, label.tail, title.text = f"{word}:", f" {title.text or ''}", None
        title.insert(0, label)


def _add_captions(parent: Element) -> None:
    """Make a figure of a picture that emphasised words follow, on the line below or as the next paragraph."""
    if parent.tag in ("li", "dd") and [child.tag for child in parent][-1:] == ["em"]:
        paragraph = Element("p")
        paragraph.text, paragraph[:] = parent.text, parent[:]
        if _is_only(paragraph, "img"):
            parent.text, parent[:] = None, [paragraph]
    for child in [*parent]:
        if child.tag != "p" or not _is_only(child, "img"):
            continue
        caption = child[-1] if child[-1].tag == "em" else None
        follower = _next(parent, child)
        if caption is None and follower is not None and _is_only(follower, "em"):
            caption = follower[0]
            child.tail = follower.tail
            parent.remove(follower)
        if caption is not None and not (caption.tail or "").strip():
            child[:] = child[:1]
            child[0].tail = None
            caption.tag, caption.tail, child.tag = "figcaption", None, "figure"
            child.append(caption)


def _is_only(paragraph: Element, tag: str) -> bool:
    """Return whether a paragraph is one such element, or an image with emphasised words on the line below."""
    if paragraph.tag != "p" or (paragraph.text or "").strip() or not len(paragraph):
        return False
    if paragraph[0].tag != tag and not (tag == "img" and _is_linked_image(paragraph[0])):
        return False
    rest = [child.tag for child in paragraph[1:] if child.tag != "br"]
    if rest == ["em"] and tag == "img":
        paragraph[:] = [child for child in paragraph if child.tag != "br"]
        return not (paragraph[0].tail or "").strip()
    return not rest and not (paragraph[0].tail or "").strip()


def _is_linked_image(link: Element) -> bool:
    texts = (link.text or "") + "".join(child.tail or "" for child in link)
    return link.tag == "a" and [child.tag for child in link] == ["img"] and not texts.strip()


def _next(parent: Element, child: Element) -> Element | None:
    place = [*parent].index(child) + 1
    return parent[place] if place < len(parent) else None
