"""A page's body in its parts: headings, links, pictures, HTML and words, each with its line.

Read by a CommonMark parser, because it keeps places; what stands on the page is drawn by Python-Markdown.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import Any

from pyromark import Options, events_with_range

from malbild import markers

# The extensions that mkdocs.yml turns on, but for admonitions.
_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_FOOTNOTES
_ADMONITION = re.compile(r'^((?: {4})*)!!! ?([\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *$', re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?\s*(?P<words>[#.][^{}]*|[\w-]+\s*=[^{}]*)\}")
_ID = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")
_TAG = re.compile(r"<[A-Za-z/!?]")
_UNSPACED_HEADING = re.compile(r"^(#{1,6})(?![# \t\n])", re.MULTILINE)  # Python-Markdown asks for no space after it
_CODE_IN_ROW = re.compile(rb"`+[^`]*`+")  # Python-Markdown ends no cell in it
_BAR = re.compile(rb"(?<!\\)\|")
_MARGIN = re.compile(rb"\r?(?: *> ?)*([ \t]*)")  # of a line: what stands before its first word
_CODE = re.compile(rb"(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]*) *\n(?:.*\n)?\1\s*", re.DOTALL)
_FENCE = re.compile(rb"\s*(?:```|~~~)")
_HASH = re.compile(rb"\s*#")
_PARENTHESIS = re.compile(rb"\s*\d+\)")
_WITHIN_BLOCKS = frozenset({"Link", "Image", "Emphasis", "Strong"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body, with the id the author has given it."""

    line: int
    level: int
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, and the words one clicks."""

    line: int
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, and the words for those who do not see it."""

    line: int
    target: str
    alt: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands alone in a paragraph to say that something generated goes there: `[[figure:ID]]`."""

    line: int
    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something written by the author that begins on a line: words of a block, HTML, attributes in braces."""

    line: int
    text: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Every place in the text that the pattern fits: its line, and what stands there."""
        for match in pattern.finditer(self.text):
            yield self.line + self.text.count("\n", 0, match.start()), match.group()


class Slip(Enum):
    """What is read as something that Python-Markdown does not draw, or not as it was meant."""

    CROWDED = auto()  # a list or a table without an empty line before it
    UNEVEN_ROW = auto()  # a table's row with other cells than its head
    OPEN_CODE = auto()  # code that is not between two equal fences by the margin
    INDENTED_TEXT = auto()
    INDENTED_HEADING = auto()
    SHALLOW = auto()  # what stands in a point, but not four spaces in
    PARENTHESIS = auto()  # a list numbered 1), 2)
    EMPTY_BOX = auto()
    UNTITLED_BOX = auto()


@dataclass(frozen=True)
class Body:
    """The parts of a body, each in the order of the text."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    html: list[Piece] = field(default_factory=list)
    attributes: list[Piece] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    words: list[Piece] = field(default_factory=list)  # the running text, without tables, code and markers
    cells: list[Piece] = field(default_factory=list)  # the words of tables
    slips: list[tuple[int, Slip]] = field(default_factory=list)  # each with its line


def read_body(text: str, first_line: int) -> Body:
    """The parts of the Markdown text, whose first line has the number `first_line` in its file."""
    text = _UNSPACED_HEADING.sub(r"\1 ", text.replace("\r", " "))  # which ends no line of a file
    rows = text.split("\n")
    # An admonition holds what a point of a list would hold. \r begins a line for the parser, but none that is counted.
    text = _ADMONITION.sub(lambda box: f"\r{box[1]}-   {box['title'] or box[2]}\r ", text)
    source = text.encode()
    lines = _Lines(first_line, [found.start() for found in re.finditer(b"\n", source)])
    body = Body()
    columns = 0
    for former, block in pairwise((_Block("", 0, 0, 0), *_blocks(text))):
        line = lines.of(block.start)
        if block.name:
            body.slips.extend((line, slip) for slip in _slips(block, former, source, rows[line - first_line]))
        if block.name == "HtmlBlock":
            body.html.append(Piece(line, "".join(value for _, value, _ in block.events)))
        elif block.name == "TableHead":
            columns = _count_cells(source[block.start : block.end])
        elif block.name == "TableRow":
            if _count_cells(source[block.start : block.end]) != columns:
                body.slips.append((line, Slip.UNEVEN_ROW))
        elif marker := _marker(block, source):
            body.markers.append(Marker(line, marker["name"], marker["argument"] or ""))
        elif block.name != "CodeBlock":
            _read_block(block, lines, body)
    return body


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text. Places in it count bytes, as the parser does."""

    first: int
    ends: list[int]

    def of(self, place: int) -> int:
        """The number of the line in its file."""
        return self.first + bisect_left(self.ends, place)


@dataclass(slots=True)
class _Block:
    """A heading, a cell, a list or any other block: what stands in it, but in no block within it."""

    name: str
    start: int
    end: int
    depth: int  # how many blocks it stands in
    level: int = 0  # of a heading
    parent: "_Block | None" = None
    events: list[tuple[str, Any, int]] = field(default_factory=list)  # what comes, what it holds, its place


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of the text in order; one comes in pieces where other blocks stand within it."""
    around, block = list[_Block](), _Block("", 0, 0, 0)
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
            block = _Block(tag, place["start"], place["end"], len(around), level, parent)
            around.append(block)
        else:
            around.pop()
            block = _Block("", place["end"], place["end"], len(around))


def _named(value: Any) -> tuple[str, Any]:
    """The name of what the parser gives and what it holds, from `"Name"` or `{"Name": …}`."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


def _marker(block: _Block, source: bytes) -> re.Match[str] | None:
    """The marker that a paragraph is, unless it stands in a list or a quotation."""
    if block.name != "Paragraph" or block.depth or not source.startswith(b"[[", block.start):
        return None
    return markers.ALONE.fullmatch(source[block.start : block.end].decode().rstrip())


def _slips(block: _Block, former: _Block, source: bytes, row: str) -> Iterator[Slip]:
    """What is wrong with how the block is written; `row` is its first line."""
    written = source[block.start : block.end]
    if block.name in ("List", "Table") and _is_crowded(former, source[former.end : block.start]):
        yield Slip.CROWDED
    if block.name == "List" and _PARENTHESIS.match(written):
        yield Slip.PARENTHESIS
    if block.name == "Item" and (box := _ADMONITION.match(row)):
        if not written.partition(b"\r")[2].strip():
            yield Slip.EMPTY_BOX
        if box["title"] is None:
            yield Slip.UNTITLED_BOX
    if block.name == "CodeBlock":
        if not _CODE.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, block.end):
            yield Slip.OPEN_CODE if _FENCE.match(written) else Slip.INDENTED_TEXT
    elif _is_shallow(block, source):
        yield Slip.SHALLOW
    elif block.name == "Heading" and _HASH.match(written) and (_margin(block, source) or 0) % 4:
        yield Slip.INDENTED_HEADING


def _is_crowded(former: _Block, between: bytes) -> bool:
    """Whether what comes before is running text, and no empty line."""
    return former.name == "Paragraph" and not former.depth and not between.strip(b" ")


def _is_shallow(block: _Block, source: bytes) -> bool:
    """Whether it stands in a point of a list, but not so far in that Python-Markdown sees it."""
    if block.name == "HtmlBlock" or block.parent is None or block.parent.name != "Item":
        return False
    margin, point = _margin(block, source), _margin(block.parent, source)
    return margin is not None and point is not None and margin // 4 <= point // 4


def _margin(block: _Block, source: bytes) -> int | None:
    """How many spaces stand before the block on its line, or None where it does not begin the line."""
    written = source[block.start : block.end]
    begin = block.end - len(written.lstrip(b" \t"))
    before = _MARGIN.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, begin)
    return len(before[1].expandtabs(4)) if before else None


def _read_block(block: _Block, lines: _Lines, body: Body) -> None:
    """The parts that stand within the block, and its words."""
    words, spoken = list[str](), list[str]()  # without code, and with it
    open = list[tuple[int, dict[str, str]]]()  # links and pictures around this place, and where their words begin
    for name, value, place in block.events:
        match name:
            case "Text" | "SoftBreak" | "HardBreak":
                words.append(value or "\n")
                spoken.append(value or "\n")
                if value and "<" in value and _TAG.search(value):  # half written
                    body.html.append(Piece(lines.of(place), value))
            case "InlineHtml":
                body.html.append(Piece(lines.of(place), value))
            case "Code":
                spoken.append(value)
            case "StartLink" | "StartImage":
                open.append((len(spoken), value))
            case "EndLink":
                begin, link = open.pop()
                scheme = "mailto:" if link["link_type"] == "Email" else ""
                body.links.append(Link(lines.of(place), scheme + link["dest_url"], "".join(spoken[begin:])))
            case "EndImage":
                begin, image = open.pop()
                body.pictures.append(Picture(lines.of(place), image["dest_url"], "".join(spoken[begin:])))
    if words or block.level:
        _read_words("".join(words), block, lines.of(block.start), body)


def _read_words(text: str, block: _Block, line: int, body: Body) -> None:
    if block.level:
        text, id = _split_id(text)
        body.headings.append(Heading(line, block.level, text, id))
    if "{" in text:
        body.attributes.extend(Piece(place, found) for place, found in Piece(line, text).find(_ATTRIBUTES))
    if block.name == "TableCell":
        body.cells.append(Piece(line, text))
    else:
        body.words.append(Piece(line, text))


def _count_cells(row: bytes) -> int:
    """How many cells the line of a table has: one more than the bars between them."""
    if b"`" in row:
        row = _CODE_IN_ROW.sub(b"", row)
    row = row.strip()
    bars = len(_BAR.findall(row)) if b"\\" in row else row.count(b"|")
    ends = row.startswith(b"|") + (len(row) > 1 and row.endswith(b"|") and not row.endswith(b"\\|"))
    return bars - ends + 1


def _split_id(text: str) -> tuple[str, str]:
    """`Rubrik {#id}` → the heading's words and its id; other braces stay, to be complained of."""
    found = re.fullmatch(r"(?P<words>.*?)\s*\{:?\s*(?P<attributes>[^{}]*?)\s*\}\s*", text)
    id = _ID.fullmatch(found["attributes"]) if found else None
    return (found["words"], id[1]) if found and id else (text, "")
