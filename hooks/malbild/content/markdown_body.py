"""A page's Markdown body as headings, links, images, HTML and text spans, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from malbild.content.components import SHORTCODE_LIKE
from malbild.content.markdown_blocks import Block, Event, parse_blocks, preprocess

_ATTRIBUTES = re.compile(r"\{:?\s*(?P<words>[#.][^{}]*|[\w-]+\s*=[^{}]*)\}")
_ID = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")
_HEADING_ID = re.compile(r"(?P<words>.*?)\s*\{:?\s*(?P<attributes>[^{}]*?)\s*\}\s*")
_TAG = re.compile(r"<[A-Za-z/!?]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with the id that its author gave it."""

    line: int
    level: int
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its target and its text."""

    line: int
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image with its file and its alternative text."""

    line: int
    target: str
    alt: str


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A paragraph such as `[[figure:ID]]`, which a component replaces."""

    line: int
    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Text that begins on a line: the words of a block, HTML, or attributes in braces."""

    line: int
    text: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Yield the line and text of every match of the pattern."""
        for match in pattern.finditer(self.text):
            yield self.line + self.text.count("\n", 0, match.start()), match.group()


@dataclass(frozen=True)
class Body:
    """A parsed body: its blocks, and its parts by kind in the order of the text."""

    source: bytes = b""  # the preprocessed text, which blocks point into
    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    html: list[TextSpan] = field(default_factory=list)
    attributes: list[TextSpan] = field(default_factory=list)
    shortcodes: list[Shortcode] = field(default_factory=list)
    words: list[TextSpan] = field(default_factory=list)  # running text, without tables, code and shortcodes
    cells: list[TextSpan] = field(default_factory=list)  # the text of table cells


def read_body(text: str, first_line: int) -> Body:
    """Parse a Markdown text whose first line has the number `first_line` in its file."""
    text = preprocess(text)
    body = Body(text.encode())
    for block, events in parse_blocks(text, first_line):
        body.blocks.append(block)
        if block.name == "HtmlBlock":
            body.html.append(TextSpan(block.line, "".join(event.value for event in events)))
        elif shortcode := _shortcode(block, body.source):
            body.shortcodes.append(Shortcode(block.line, shortcode["name"], shortcode["argument"] or ""))
        elif block.name != "CodeBlock":
            _read_inline(block, events, body)
    return body


def _shortcode(block: Block, source: bytes) -> re.Match[str] | None:
    """Return the shortcode that a paragraph consists of; none in a list or a quotation."""
    if block.name != "Paragraph" or block.depth or not source.startswith(b"[[", block.start):
        return None
    return SHORTCODE_LIKE.fullmatch(source[block.start : block.end].decode().rstrip())


def _read_inline(block: Block, events: list[Event], body: Body) -> None:
    """Add the block's links, images, HTML and words to the body."""
    words, with_code = list[str](), list[str]()
    open = list[tuple[int, dict[str, str]]]()  # links and images around an event, and where their text begins
    for name, value, line in events:
        match name:
            case "Text" | "SoftBreak" | "HardBreak":
                words.append(value or "\n")
                with_code.append(value or "\n")
                if value and "<" in value and _TAG.search(value):  # an unfinished tag
                    body.html.append(TextSpan(line, value))
            case "InlineHtml":
                body.html.append(TextSpan(line, value))
            case "Code":
                with_code.append(value)
            case "StartLink" | "StartImage":
                open.append((len(with_code), value))
            case "EndLink":
                begin, link = open.pop()
                scheme = "mailto:" if link["link_type"] == "Email" else ""
                body.links.append(Link(line, scheme + link["dest_url"], "".join(with_code[begin:])))
            case "EndImage":
                begin, image = open.pop()
                body.images.append(Image(line, image["dest_url"], "".join(with_code[begin:])))
    if words or block.level:
        _read_words("".join(words), block, body)


def _read_words(text: str, block: Block, body: Body) -> None:
    if block.level:
        text, id = _split_id(text)
        body.headings.append(Heading(block.line, block.level, text, id))
    if "{" in text:
        body.attributes.extend(TextSpan(*found) for found in TextSpan(block.line, text).find(_ATTRIBUTES))
    if block.name == "TableCell":
        body.cells.append(TextSpan(block.line, text))
    else:
        body.words.append(TextSpan(block.line, text))


def _split_id(text: str) -> tuple[str, str]:
    """Split `Rubrik {#id}` into words and id; other braces stay in the words, for MB319 to report."""
    found = _HEADING_ID.fullmatch(text)
    id = _ID.fullmatch(found["attributes"]) if found else None
    return (found["words"], id[1]) if found and id else (text, "")
