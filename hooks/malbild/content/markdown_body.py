"""A page's body in its parts: headings, links, pictures, HTML and words, each with its line.

Read by a CommonMark parser, because it keeps places; what stands on the page is drawn by Python-Markdown.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from malbild.checks.body.block_syntax import Slip, count_cells, slips
from malbild.content import components
from malbild.content.markdown_blocks import Block, blocks, preprocess

_ATTRIBUTES = re.compile(r"\{:?\s*(?P<words>[#.][^{}]*|[\w-]+\s*=[^{}]*)\}")
_ID = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")
_TAG = re.compile(r"<[A-Za-z/!?]")


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
class Image:
    """A picture: its file, and the words for those who do not see it."""

    line: int
    target: str
    alt: str


@dataclass(frozen=True, slots=True)
class Shortcode:
    """What stands alone in a paragraph to say that something generated goes there: `[[figure:ID]]`."""

    line: int
    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Something written by the author that begins on a line: words of a block, HTML, attributes in braces."""

    line: int
    text: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Every place in the text that the pattern fits: its line, and what stands there."""
        for match in pattern.finditer(self.text):
            yield self.line + self.text.count("\n", 0, match.start()), match.group()


@dataclass(frozen=True)
class Body:
    """The parts of a body, each in the order of the text."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    html: list[TextSpan] = field(default_factory=list)
    attributes: list[TextSpan] = field(default_factory=list)
    shortcodes: list[Shortcode] = field(default_factory=list)
    words: list[TextSpan] = field(default_factory=list)  # the running text, without tables, code and markers
    cells: list[TextSpan] = field(default_factory=list)  # the words of tables
    slips: list[tuple[int, Slip]] = field(default_factory=list)  # each with its line


def read_body(text: str, first_line: int) -> Body:
    """The parts of the Markdown text, whose first line has the number `first_line` in its file."""
    rows = text.split("\n")
    text = preprocess(text)
    source = text.encode()
    lines = _Lines(first_line, [found.start() for found in re.finditer(b"\n", source)])
    body = Body()
    columns = 0
    for former, block in pairwise((Block("", 0, 0, 0), *blocks(text))):
        line = lines.of(block.start)
        if block.name:
            body.slips.extend((line, slip) for slip in slips(block, former, source, rows[line - first_line]))
        if block.name == "HtmlBlock":
            body.html.append(TextSpan(line, "".join(value for _, value, _ in block.events)))
        elif block.name == "TableHead":
            columns = count_cells(source[block.start : block.end])
        elif block.name == "TableRow":
            if count_cells(source[block.start : block.end]) != columns:
                body.slips.append((line, Slip.UNEVEN_ROW))
        elif shortcode := _shortcode(block, source):
            body.shortcodes.append(Shortcode(line, shortcode["name"], shortcode["argument"] or ""))
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


def _shortcode(block: Block, source: bytes) -> re.Match[str] | None:
    """The marker that a paragraph is, unless it stands in a list or a quotation."""
    if block.name != "Paragraph" or block.depth or not source.startswith(b"[[", block.start):
        return None
    return components.ALONE.fullmatch(source[block.start : block.end].decode().rstrip())


def _read_block(block: Block, lines: _Lines, body: Body) -> None:
    """The parts that stand within the block, and its words."""
    words, spoken = list[str](), list[str]()  # without code, and with it
    open = list[tuple[int, dict[str, str]]]()  # links and pictures around this place, and where their words begin
    for name, value, place in block.events:
        match name:
            case "Text" | "SoftBreak" | "HardBreak":
                words.append(value or "\n")
                spoken.append(value or "\n")
                if value and "<" in value and _TAG.search(value):  # half written
                    body.html.append(TextSpan(lines.of(place), value))
            case "InlineHtml":
                body.html.append(TextSpan(lines.of(place), value))
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
                body.images.append(Image(lines.of(place), image["dest_url"], "".join(spoken[begin:])))
    if words or block.level:
        _read_words("".join(words), block, lines.of(block.start), body)


def _read_words(text: str, block: Block, line: int, body: Body) -> None:
    if block.level:
        text, id = _split_id(text)
        body.headings.append(Heading(line, block.level, text, id))
    if "{" in text:
        body.attributes.extend(TextSpan(place, found) for place, found in TextSpan(line, text).find(_ATTRIBUTES))
    if block.name == "TableCell":
        body.cells.append(TextSpan(line, text))
    else:
        body.words.append(TextSpan(line, text))


def _split_id(text: str) -> tuple[str, str]:
    """`Rubrik {#id}` → the heading's words and its id; other braces stay, to be complained of."""
    found = re.fullmatch(r"(?P<words>.*?)\s*\{:?\s*(?P<attributes>[^{}]*?)\s*\}\s*", text)
    id = _ID.fullmatch(found["attributes"]) if found else None
    return (found["words"], id[1]) if found and id else (text, "")
