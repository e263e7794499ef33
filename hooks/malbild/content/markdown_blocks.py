"""A text in its blocks, as a CommonMark parser sees them: it keeps places, and Python-Markdown draws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyromark import Options, events_with_range

# The extensions that mkdocs.yml turns on, but for admonitions.
_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_FOOTNOTES
ADMONITION = re.compile(r'^((?: {4})*)!!! ?([\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *$', re.MULTILINE)
_UNSPACED_HEADING = re.compile(r"^(#{1,6})(?![# \t\n])", re.MULTILINE)  # Python-Markdown asks for no space after it
_WITHIN_BLOCKS = frozenset({"Link", "Image", "Emphasis", "Strong"})


def preprocess(text: str) -> str:
    """The text as the parser shall read it, line by line the same."""
    text = _UNSPACED_HEADING.sub(r"\1 ", text.replace("\r", " "))  # which ends no line of a file
    # An admonition holds what a point of a list would hold. \r begins a line for the parser, but none that is counted.
    return ADMONITION.sub(lambda box: f"\r{box[1]}-   {box['title'] or box[2]}\r ", text)


@dataclass(slots=True)
class Block:
    """A heading, a cell, a list or any other block: what stands in it, but in no block within it."""

    name: str
    start: int
    end: int
    depth: int  # how many blocks it stands in
    level: int = 0  # of a heading
    parent: "Block | None" = None
    events: list[tuple[str, Any, int]] = field(default_factory=list)  # what comes, what it holds, its place


def blocks(text: str) -> Iterator[Block]:
    """The blocks of the text in order; one comes in pieces where other blocks stand within it."""
    around, block = list[Block](), Block("", 0, 0, 0)
    for event, place in events_with_range(text, options=_OPTIONS, merge_text=True):
        name, value = _named(event)
        tag, details = _named(value) if name in ("Start", "End") else ("", value)
        if not tag or tag in _WITHIN_BLOCKS:
            block.events.append((name + tag, details, place["start"]))
            continue
        if block.name or block.events:
            yield block
        if name == "Start":
            level = int(details["level"][1]) if tag == "Heading" else 0
            parent = around[-1] if around else None
            block = Block(tag, place["start"], place["end"], len(around), level, parent)
            around.append(block)
        else:
            around.pop()
            block = Block("", place["end"], place["end"], len(around))


def _named(value: Any) -> tuple[str, Any]:
    """The name of what the parser gives and what it holds, from `"Name"` or `{"Name": …}`."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))
