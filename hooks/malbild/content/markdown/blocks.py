"""The blocks of a Markdown body with their lines, as pyromark's CommonMark parser reports them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pyromark import Options, events_with_range

from malbild.content.markdown.spelling import mark_lettered_lists

_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_FOOTNOTES
BOX = re.compile(
    r'^(?P<indent>[ >]*)(?:!!! ?(?=\w)|\?{3}\+? ?(?=[\w"])|={3}[!+]* +(?="))'
    r'(?P<type>[\w-]*(?: +[\w-]+)*)(?: *"(?P<title>.*?)")? *$',
    re.MULTILINE,
)
"""The first line of an admonition (`!!!`), of collapsible details (`???`) or of a tab (`===`)."""
FENCED_BLOCK = re.compile(r"^(?P<indent> *)/{3,}(?: *(?P<name>[\w-]+)(?: *\|(?P<title>[^\n]*))?)? *$", re.MULTILINE)
"""A line that begins (`/// details | Title`) or ends (`///`) a block of pymdownx.blocks."""
_MARKDOWN_TAG = re.compile(
    r'^ *(?:<(?:div|figure)(?=[^<>\n]* markdown\b)(?: +(?:class|lang|markdown)(?:="[^"<>\n]*")?)+ *> *$'
    r"|</(?:div|figure)> *$|<figcaption>)",
    re.MULTILINE,
)
"""A tag at the beginning of a line, around Markdown that md_in_html reads."""
_BLOCK_OPTIONS = re.compile(r"(?<=\r )((?:\n {4,}[a-z_]+: [^\n]*)+)")
_UNSPACED_HEADING = re.compile(r"^(#{2,6}|#(?=[^\n]*\{\s*#))(?![# \t\n])", re.MULTILINE)  # Python-Markdown's
_OTHER_MARK = re.compile(r"^[ >]*\[(?:![^\[\]\n]+|_?TOC_?)\]", re.MULTILINE)  # reported, and no abbreviation
_ABBREVIATION = re.compile(r"^ {0,3}\*\[(?P<short>[^\]\n]+)\]: *(?P<long>[^\n]*)$", re.MULTILINE)
_MARKER = re.compile(r"^(\d{0,9})(?=(?:[-*+>.)]|#{1,6}) )")
_AFTER_BOX = re.compile(r"(?P<box>^(?:!!!|\?{3}\+?|={3}[!+]*) [^\n]*\n(?:\n* [^\n]*\n)+)(?=[^\s>!?=`~])", re.MULTILINE)
"""A box up to a line that is not indented. It is no part of the box, although no empty line is before it."""
_TABLE_AFTER_TEXT = re.compile(r"(?<=[^\n|]\n)(?=\|[^\n]*\|\ *\n\|[ :|-]*-[ :|-]*\|\ *$)", re.MULTILINE)
_INLINE = frozenset({"Link", "Image", "Emphasis", "Strong"})


def preprocess(text: str) -> str:
    """Return the text with all blocks of the dialect as those of CommonMark; every line keeps its number.

    A box is a list item, the title of a block between slashes and a defined abbreviation are paragraphs. A carriage
    return begins a line for pyromark, and none that is counted.
    """
    text = mark_lettered_lists(_UNSPACED_HEADING.sub(r"\1 ", text.replace("\r", " ")))
    if "/" in text:
        text = FENCED_BLOCK.sub(lambda found: f"\r{found['indent']}{_as_text(found['title'] or '')}\r ", text)
        text = _BLOCK_OPTIONS.sub(lambda found: "\n" * found[0].count("\n"), text)
    if "<" in text:
        text = _MARKDOWN_TAG.sub("\r ", text)
    text = _OTHER_MARK.sub(lambda found: found[0].lower(), text)
    text = _ABBREVIATION.sub(r"\g<short> (\g<long>)", text)
    text = _TABLE_AFTER_TEXT.sub("\r", text) if "\n|" in text else text
    return BOX.sub(_box_item, _AFTER_BOX.sub("\\g<box>\r", text))


def _box_item(found: re.Match[str]) -> str:
    """Return the first line of a box as a list item of its own, within the quotation that it stands in.

    The text of a box that is indented by less than four spaces may be indented by four.
    """
    outer, quotation, spaces = found["indent"].rpartition(">")
    before = f"{outer}> " if quotation else ""
    marker = "-".ljust(max(2, 4 - len(spaces.removeprefix(" " if quotation else "")) % 4))
    return f"{before}\r{found['indent']}{marker}{_as_text(found['title'] or found['type'])}\r{before} "


def _as_text(title: str) -> str:
    """Return a title with a backslash in what would begin a list, a heading or a quotation: `1. Hur?`."""
    return _MARKER.sub(r"\1\\", title.strip())


@dataclass(frozen=True, slots=True, eq=False)
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
    start: int  # bytes from the beginning of the preprocessed text
    end: int


def parse_blocks(text: str, first_line: int) -> Iterator[tuple[Block, list[Event]]]:
    """Yield the blocks of a preprocessed text in order, each with its inline content but not that of blocks within."""
    ends = [found.start() for found in re.finditer(b"\n", text.encode())]
    around, block, events = list[Block](), Block("", first_line, 0, 0, 0), list[Event]()
    for event, place in events_with_range(text, options=_OPTIONS, merge_text=True):
        line = first_line + bisect_left(ends, place["start"])
        name, value = _named(event)
        tag, details = _named(value) if name in ("Start", "End") else ("", value)
        if not tag or tag in _INLINE:
            events.append(Event(name + tag, details, line, place["start"], place["end"]))
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
