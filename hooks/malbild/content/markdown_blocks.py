"""The blocks of a Markdown body with their lines, as pyromark's CommonMark parser reports them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pyromark import Options, events_with_range

# The extensions that mkdocs.yml turns on, but for admonitions.
_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_FOOTNOTES
ADMONITION = re.compile(r'^((?: {4})*)!!! ?([\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *$', re.MULTILINE)
_UNSPACED_HEADING = re.compile(r"^(#{1,6})(?![# \t\n])", re.MULTILINE)  # Python-Markdown asks for no space after it
_INLINE = frozenset({"Link", "Image", "Emphasis", "Strong"})


def preprocess(text: str) -> str:
    """Return the text with admonitions as list items, which CommonMark knows; every line keeps its number.

    A carriage return begins a line for pyromark, and none that is counted.
    """
    text = _UNSPACED_HEADING.sub(r"\1 ", text.replace("\r", " "))
    return ADMONITION.sub(lambda found: f"\r{found[1]}-   {found['title'] or found[2]}\r ", text)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of CommonMark, or the rest of one after a block within it; a rest has no name.

    `name` is pyromark's: Paragraph, Heading, List, Item, Table, TableRow, CodeBlock, HtmlBlock …
    """

    name: str
    line: int
    start: int  # bytes from the beginning of the preprocessed text
    end: int
    depth: int  # the number of blocks around it
    level: int = 0  # of a heading
    parent: "Block | None" = None


class Event(NamedTuple):
    """A piece of inline content as pyromark reports it: text, code, or the start or end of a link or image."""

    name: str
    value: Any
    line: int


def parse_blocks(text: str, first_line: int) -> Iterator[tuple[Block, list[Event]]]:
    """Yield the blocks of a preprocessed text in order, each with its inline content but not that of blocks within."""
    ends = [found.start() for found in re.finditer(b"\n", text.encode())]
    around, block, events = list[Block](), Block("", first_line, 0, 0, 0), list[Event]()
    for event, place in events_with_range(text, options=_OPTIONS, merge_text=True):
        line = first_line + bisect_left(ends, place["start"])
        name, value = _named(event)
        tag, details = _named(value) if name in ("Start", "End") else ("", value)
        if not tag or tag in _INLINE:
            events.append(Event(name + tag, details, line))
            continue
        if block.name or events:
            yield block, events
        if name == "Start":
            level = int(details["level"][1]) if tag == "Heading" else 0
            parent = around[-1] if around else None
            block = Block(tag, line, place["start"], place["end"], len(around), level, parent)
            around.append(block)
        else:
            around.pop()
            line = first_line + bisect_left(ends, place["end"])
            block = Block("", line, place["end"], place["end"], len(around))
        events = []


def _named(value: Any) -> tuple[str, Any]:
    """Return the name and content of a pyromark value, which is `"Name"` or `{"Name": …}`."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))
