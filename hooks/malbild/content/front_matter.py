"""Front matter as nodes with the place of every value, and the body below it.

MkDocs ignores front matter that is not valid YAML; here it is an error. So are anchors, tags and merge keys, which hide
where a value comes from.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from malbild.content.source_text import (
    SourceError,
    decode,
    find_invisible,
    read_text,
    report_invisible,
    without_invisible,
)
from malbild.content.yaml_errors import explain
from malbild.content.yaml_nodes import Entry, Listing, Mapping, Node, Scalar, moved
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.files.yaml_loader import LOADER

MAX_DEPTH = 8  # of nesting: statements → item → list → item is 4
_COMMENT = re.compile(r"\s+(?P<text>#.*)")


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file: front matter, body, and the line its body begins on."""

    path: str
    meta: Mapping
    body: str
    body_line: int


@lru_cache(maxsize=8192)  # a preview reads every file at each change, and all but one are as they were
def read(raw: bytes, path: str) -> Source:
    """Parse a file. Raises `SourceError` with every reason that it cannot be parsed."""
    header, body, body_line = _split(read_text(raw, path), path)
    return Source(path, _parse(header, path), body, body_line)


def read_draft_body(raw: bytes, path: str) -> tuple[str, int]:
    """Return the body and the line it begins on, though the front matter may be wrong. Raises `SourceError`.

    Invisible characters are left out: with them a line is not Markdown as its author sees it.
    """
    _, body, body_line = _split(without_invisible(decode(raw, path)), path)
    return body, body_line


def _split(text: str, path: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
        raise SourceError(Diagnostic(path, first, "MB004" if lines[first - 1].strip() == "---" else "MB003"))
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            if line.startswith("---"):
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
            raise SourceError(Diagnostic(path, number, "MB004"))
    raise SourceError(Diagnostic(path, 1, "MB005"))


def read_mapping(raw: bytes, path: str) -> Mapping:
    """Return the mapping of a YAML file, with the line of every value. Raises `SourceError`."""
    text = read_text(raw, path)
    try:
        return moved(_parse(text, path), -1)  # `_parse` counts the line above a front matter
    except SourceError as error:
        raise SourceError(*(replace(one, line=max(1, one.line - 1)) for one in error.diagnostics)) from None


def _parse(header: str, path: str) -> Mapping:
    builder = _Builder(path, header.split("\n"))
    try:
        for event in yaml.parse(header, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError:
        raise SourceError(explain(header, path)) from None
    if builder.diagnostics:
        raise SourceError(*builder.diagnostics)
    if not isinstance(builder.root, Mapping):
        raise SourceError(Diagnostic(path, 2, "MB010"))
    return builder.root


class _Builder:
    """A builder of nodes from YAML events. Its explicit stack makes deep nesting a diagnostic, not a crash."""

    def __init__(self, path: str, rows: list[str]) -> None:
        self.path = path
        self.rows = rows
        self.diagnostics: list[Diagnostic] = []
        self.root: Node | None = None
        self._stack: list[tuple[yaml.Event, list[Node]]] = []

    def take(self, event: yaml.Event) -> None:
        """Add the event to the nodes. Raises `SourceError` for nesting below `MAX_DEPTH`."""
        line = _line(event)
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            self.diagnostics.append(Diagnostic(self.path, line, "MB009"))
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, line))
        elif isinstance(event, yaml.AliasEvent):
            self._add(Scalar("", self.path, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) == MAX_DEPTH:
                raise SourceError(Diagnostic(self.path, line, "MB012", params={"limit": MAX_DEPTH}))
            self._stack.append((event, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.diagnostics.append(Diagnostic(self.path, line, "MB008", params={"text": "---", "line": "---"}))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        """Return a text. An escape sequence in it may be an invisible character, which the file does not show."""
        text = unicodedata.normalize("NFC", event.value)
        if found := find_invisible(text):
            self.diagnostics.append(report_invisible(found, self.path, line))
        if event.style or not event.end_mark or not text:
            return Scalar(text, self.path, line)
        comment = _COMMENT.match(self.rows[event.end_mark.line], event.end_mark.column)
        return Scalar(text, self.path, line, is_bare=True, comment=comment["text"] if comment else "")

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1][1].append(node)
        else:
            self.root = node

    def _close(self) -> None:
        start, nodes = self._stack.pop()
        line = _line(start)
        if isinstance(start, yaml.SequenceStartEvent):
            self._add(Listing(tuple(nodes), self.path, line))
        else:
            self._add(Mapping(self._entries(nodes), self.path, line))

    def _entries(self, nodes: list[Node]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.diagnostics.append(Diagnostic(self.path, key.line, "MB010"))
            elif key.text in entries:
                params = {"key": key.text, "first": entries[key.text].line}
                self.diagnostics.append(Diagnostic(self.path, key.line, "MB013", key.text, params))
            else:
                entries[key.text] = Entry(key.line, value)
        return entries


def _line(event: yaml.Event) -> int:
    """Return the line in the file, where the front matter begins on the second."""
    return event.start_mark.line + 2 if event.start_mark else 2
