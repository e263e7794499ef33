"""A page's Markdown body as headings, links, images, HTML and text spans, each with its line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from malbild.content.components import SHORTCODE_LIKE
from malbild.content.markdown.blocks import Block, Event, parse_blocks, preprocess
from malbild.content.markdown.inline import Replacement, inline_replacements
from malbild.content.markdown.spelling import correct

_ATTRIBUTES = re.compile(r"\{:?\s*(?P<words>[#.][^{}]*|[\w-]+\s*=[^{}]*)\}")
_ID = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")
_HEADING_ID = re.compile(r"(?P<words>.*?)\s*\{:?\s*(?P<attributes>[^{}]*?)\s*\}\s*")
_NOTE = re.compile(rb"\s*\[\^([^\]\n]+)\]:")
_TOO_DEEP = re.compile(r"(#{7,}) ")
_SCHEME = re.compile(r"#only-(?:light|dark)$")  # an image for one of the colour schemes
_INLINE_TAG = re.compile(r"<(?P<end>/?)(?P<name>abbr|cite|em|kbd|q|span|strong|sub|sup)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?]")
_RAW_TAG = re.compile(rb"(?<!\\)<[A-Za-z/!?]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = "*~=^+[]!|?"
_CODE_SPAN = re.compile(rb"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


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

    text: str = ""  # as CommonMark has it
    source: bytes = b""  # the preprocessed text, which blocks point into
    first_line: int = 0
    blocks: list[Block] = field(default_factory=list)
    replacements: list[Replacement] = field(default_factory=list)  # of what Python-Markdown would read otherwise
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    html: list[TextSpan] = field(default_factory=list)
    attributes: list[TextSpan] = field(default_factory=list)
    shortcodes: list[Shortcode] = field(default_factory=list)
    words: list[TextSpan] = field(default_factory=list)  # running text, without tables, code and shortcodes
    cells: list[TextSpan] = field(default_factory=list)  # the text of table cells
    notes: list[TextSpan] = field(default_factory=list)  # the names of defined footnotes
    references: list[str] = field(default_factory=list)  # the names of footnotes that are referred to
    crossed: list[TextSpan] = field(default_factory=list)  # marks that begin or end within emphasis
    unclosed: list[TextSpan] = field(default_factory=list)  # HTML tags without their end, or an end without its tag


def read_body(text: str, first_line: int) -> Body:
    """Parse a Markdown text whose first line has the number `first_line` in its file."""
    text = correct(text)
    preprocessed = preprocess(text)
    body = Body(text, preprocessed.encode(), first_line)
    for block, events in parse_blocks(preprocessed, first_line):
        body.blocks.append(block)
        body.replacements.extend(inline_replacements(block, events, body.source))
        if block.name == "FootnoteDefinition" and (found := _NOTE.match(body.source, block.start)):
            body.notes.append(TextSpan(block.line, found[1].decode()))
        if block.name == "HtmlBlock":
            body.html.append(TextSpan(block.line, "".join(event.value for event in events)))
            body.unclosed.extend(_unclosed((block.line, event.value) for event in events))
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
    emphasis = list[int]()  # where the text of emphasis around an event begins
    for name, value, line, start, end in events:
        match name:
            case "Text" | "SoftBreak" | "HardBreak":
                words.append(_unescaped(body.source[start:end], value) if value else "\n")
                with_code.append(value or "\n")
                if value and "<" in value and _TAG.search(value) and _has_tag(block, body):  # an unfinished tag
                    body.html.append(TextSpan(line, value))
            case "InlineHtml":
                body.html.append(TextSpan(line, value))
            case "Code":
                with_code.append(value)
            case "FootnoteReference":
                body.references.append(value)
            case "StartLink" | "StartImage":
                open.append((len(with_code), value))
            case "StartStrong" | "StartEmphasis":
                emphasis.append(len(words))
            case "EndStrong" | "EndEmphasis":
                body.crossed.extend(TextSpan(line, sign) for sign in _crossing("".join(words[emphasis.pop() :])))
            case "EndLink":
                begin, link = open.pop()
                scheme = "mailto:" if link["link_type"] == "Email" else ""
                body.links.append(Link(line, scheme + link["dest_url"], "".join(with_code[begin:])))
            case "EndImage":
                begin, image = open.pop()
                body.images.append(Image(line, _SCHEME.sub("", image["dest_url"]), "".join(with_code[begin:])))
    body.unclosed.extend(_unclosed((event.line, event.value) for event in events if event.name == "InlineHtml"))
    if words or block.level:
        _read_words("".join(words), "".join(with_code), block, body)


def _unescaped(source: bytes, text: str) -> str:
    """Return the text of a source without the marks that a backslash stands before: those are to be shown."""
    if b"\\" not in source:
        return text
    return unescape(_ESCAPED.sub(lambda found: "" if found[1] in _MARKS else found[1], source.decode()))


def _has_tag(block: Block, body: Body) -> bool:
    """Return whether a block has the beginning of a tag, rather than characters to be shown."""
    return bool(_RAW_TAG.search(_CODE_SPAN.sub(b"", body.source[block.start : block.end])))


def _crossing(text: str) -> Iterator[str]:
    """Yield the marks around words that begin or end within emphasised text, and not both."""
    yield from (sign for sign in ("~~", "==", "^^") if text.count(sign) % 2)


def _unclosed(html: Iterable[tuple[int, str]]) -> Iterator[TextSpan]:
    """Yield the tags of running text that have no end in their block, and the ends that have no tag."""
    open = list[tuple[str, TextSpan]]()
    for line, text in html:
        for tag in _INLINE_TAG.finditer(text):
            span = TextSpan(line + text.count("\n", 0, tag.start()), tag[0])
            if not tag["end"]:
                open.append((tag["name"].lower(), span))
            elif open and open[-1][0] == tag["name"].lower():
                open.pop()
            else:
                yield span
    yield from (span for _, span in open)


def _read_words(text: str, with_code: str, block: Block, body: Body) -> None:
    if block.level:
        text, id = _split_id(text)
        body.headings.append(Heading(block.line, block.level, _split_id(with_code)[0], id))
    elif deep := _TOO_DEEP.match(text):
        body.headings.append(Heading(block.line, len(deep[1]), text[deep.end() :]))
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
