"""A page's body in its parts: headings, links, pictures, HTML and words, each with its line.

Read by a CommonMark parser, because it keeps lines; what stands on the page is drawn by Python-Markdown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from malbild import markers

PLAIN_SIGN = r"(?:[^\W_]|[ .,:;?()'’”\"/%+=–—-])"
"""A letter, a figure or a sign of prose: nothing that markup within a line begins with."""


class _Parser(MarkdownIt):
    """Takes every address for a link, so that a bad one is seen as one."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the parser's own name
        return bool(url)


def _inline(state: StateCore) -> None:
    """Reads the inside of each block: of plain prose, which is two of three, there is nothing to read."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _PLAIN.fullmatch(token.content):
                token.children.append(Token("text", "", 0, content=token.content))
            else:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


_ATTRIBUTES = re.compile(r"\{:?\s*(?P<words>[#.][^{}]*|[\w-]+\s*=[^{}]*)\}")
_ID = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")
_UNSPACED_HEADING = re.compile(r"^(#{1,6})(?![#\s])", re.MULTILINE)  # Python-Markdown asks for no space after it
_PLAIN = re.compile(f"{PLAIN_SIGN}*")  # on one line
_WORDS = frozenset({"text", "text_special", "image", "softbreak", "hardbreak"})
_LISTS = ("bullet_list_open", "ordered_list_open")


# The extensions that mkdocs.yml turns on.
_PARSER = _Parser("commonmark").enable("table").use(admon_plugin).use(deflist_plugin).use(footnote_plugin)
_PARSER.core.ruler.at("inline", _inline)


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
class Piece:
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
    pictures: list[Picture] = field(default_factory=list)
    html: list[Piece] = field(default_factory=list)
    attributes: list[Piece] = field(default_factory=list)
    words: list[Piece] = field(default_factory=list)  # the running text, without tables, code and markers
    cells: list[Piece] = field(default_factory=list)  # the words of tables
    crowded_lists: list[int] = field(default_factory=list)  # lines of lists without an empty line before


def read_body(text: str, first_line: int) -> Body:
    """The parts of the Markdown text, whose first line has the number `first_line` in its file."""
    body = Body()
    tokens = _PARSER.parse(_UNSPACED_HEADING.sub(r"\1 ", text))
    for number, token in enumerate(tokens):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            _read_inline(token, line, tokens[number - 1], body)
        elif token.type == "html_block":
            body.html.append(Piece(line, token.content))
        elif token.type in _LISTS and token.level == 0 and _touches(tokens[:number], token):
            body.crowded_lists.append(line)
    return body


def _read_inline(token: Token, line: int, opening: Token, body: Body) -> None:
    """The inside of a block. `opening` says which sort of block."""
    children = token.children or []
    text = _text(children)
    if opening.type == "heading_open":
        text, id = _split_id(text)
        body.headings.append(Heading(line, int(opening.tag[1]), text, id))
    if "{" in text:
        body.attributes.extend(Piece(place, found) for place, found in Piece(line, text).find(_ATTRIBUTES))
    if opening.type in ("td_open", "th_open"):
        body.cells.append(Piece(line, text))
    elif not markers.LINE.match(text):
        body.words.append(Piece(line, text))
    for number, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "link_open":
            body.links.append(
                Link(
                    line,
                    str(child.attrs["href"]),
                    _text(_until_close(children[number + 1 :]), _WORDS | {"code_inline"}),
                )
            )
        elif child.type == "image":
            body.pictures.append(Picture(line, str(child.attrs["src"]), child.content))
        elif child.type == "html_inline" or (child.type == "text" and re.search(r"<[A-Za-z/!?]", child.content)):
            body.html.append(Piece(line, child.content))


def _split_id(text: str) -> tuple[str, str]:
    """`Rubrik {#id}` → the heading's words and its id; other braces stay, to be complained of."""
    found = re.fullmatch(r"(?P<words>.*?)\s*\{:?\s*(?P<attributes>[^{}]*?)\s*\}\s*", text)
    id = _ID.fullmatch(found["attributes"]) if found else None
    return (found["words"], id[1]) if found and id else (text, "")


def _text(tokens: list[Token], spoken: frozenset[str] = _WORDS) -> str:
    """The words of inline tokens with their line breaks: no HTML, no addresses, no code unless it is asked for."""
    return "".join("\n" if "break" in token.type else token.content for token in tokens if token.type in spoken)


def _until_close(tokens: list[Token]) -> list[Token]:
    end = next((number for number, token in enumerate(tokens) if token.type == "link_close"), len(tokens))
    return tokens[:end]


def _touches(before: list[Token], token: Token) -> bool:
    """Whether the block before the token is a paragraph that ends on the line above it."""
    if not before or before[-1].type != "paragraph_close" or not token.map:
        return False
    opening = next(other for other in reversed(before) if other.type == "paragraph_open" and other.map)
    return bool(opening.map and opening.map[1] == token.map[0])
