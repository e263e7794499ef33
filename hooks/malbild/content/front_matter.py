"""A Markdown file → its front matter, with the place of every value, and its body.

MkDocs drops a front matter that is not valid YAML without a word; this reader says what is wrong.
Anchors, tags and merge keys are refused: they hide where a value comes from.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from malbild.content.yaml_errors import explain
from malbild.content.yaml_nodes import Entry, Listing, Mapping, Node, Scalar
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.files.yaml_loader import LOADER

MAX_BYTES = 200_000  # of a file: more than the longest report, less than what stalls a build
MAX_DEPTH = 8  # of nesting: statements → item → list → item is 4

# Direction marks, zero-width characters and controls change what is read without being seen, and
# some break lines for YAML that break none for an editor. A zero-width joiner holds emoji together
# and is refused only beside a letter or a space.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_UNSEEN = re.compile(f"[{_CONTROLS}]|\u200d(?=\\w|\\s|$)|(?:(?<=\\w)|(?<=\\s)|^)\u200d")
_SUSPECT = re.compile(f"[{_CONTROLS}\u200d]")  # what may be unseen: found in a hundredth of the time
_CONFLICT = re.compile(r"(?:(?P<begins><{7})|>{7})(?: |$)")
_NOTE = re.compile(r"\s+(?P<text>#.*)")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: front matter, body, and the line its body begins on."""

    path: str
    meta: Mapping
    body: str
    body_line: int


class SourceError(Exception):
    """The file cannot be read as front matter and body; `problems` says why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__()


def open_file(path: Path, file: str) -> bytes:
    """What the file holds, known to authors as `file`. Raises `Unreadable` where the disk says no."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(Diagnostic(file, 1, "MB025", params={"why": error.strerror or error})) from None


_read: dict[str, tuple[bytes, Source]] = {}  # path → digest, and what came of it


def read(raw: bytes, path: str) -> Source:
    """The file's front matter and body. BOM and CRLF are accepted, letters become NFC.

    A preview reads every file at each change, and all but one are as they were: such a one is not read anew.
    Raises `Unreadable` with every problem that keeps the file from being read.
    """
    digest = sha256(raw).digest()
    if path not in _read or _read[path][0] != digest:
        _read[path] = digest, _source(raw, path)
    return _read[path][1]


def _source(raw: bytes, path: str) -> Source:
    header, body, body_line = _split(read_text(raw, path), path)
    return Source(path, _parse(header, path), body, body_line)


def read_text(raw: bytes, path: str) -> str:
    """The text of a file that holds nothing unseen. Raises `Unreadable`."""
    text = _decode(raw, path)
    if unseen := [*_find_unseen(text, path)]:
        raise SourceError(*unseen)
    return text


def read_body(raw: bytes, path: str) -> tuple[str, int]:
    """The body and the line it begins on, of a file whose front matter need not be right. Raises `Unreadable`.

    Without what is unseen in it, which makes of a line something else than what its author sees.
    """
    _, body, body_line = _split(_UNSEEN.sub("", _decode(raw, path)), path)
    return body, body_line


def _decode(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        raise SourceError(Diagnostic(path, 1, "MB011", params={"size": len(raw) // 1000, "limit": MAX_BYTES // 1000}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            Diagnostic(path, line, "MB001", params={"byte": f"0x{error.object[error.start]:02x}"})
        ) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if conflicts := [*_find_conflicts(text, path)]:
        raise SourceError(*conflicts)
    return text


def _find_conflicts(text: str, path: str) -> Iterator[Diagnostic]:
    """Where git has left two versions of the same lines, each place once."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _CONFLICT.match(line):
            if found["begins"] or not is_open:
                yield Diagnostic(path, number, "MB026", params={"text": line})
            is_open = bool(found["begins"])


def _find_unseen(text: str, path: str) -> Iterator[Diagnostic]:
    """The first unseen character of each line."""
    if not _SUSPECT.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _UNSEEN.search(line):
            yield Diagnostic(path, number, "MB002", params=_unseen(found))


def _unseen(found: re.Match[str]) -> dict[str, object]:
    return {"name": f"U+{ord(found.group()):04X}", "column": found.start() + 1}


def _split(text: str, path: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
        raise SourceError(Diagnostic(path, first, "MB004" if lines[first - 1].strip() == "---" else "MB003"))
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            if line.startswith("---"):
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
            raise SourceError(Diagnostic(path, number, "MB014"))
    raise SourceError(Diagnostic(path, 1, "MB005"))


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
    """YAML events → nodes. An explicit stack, so that deep nesting is a problem and not a crash."""

    def __init__(self, path: str, rows: list[str]) -> None:
        self.path = path
        self.rows = rows
        self.diagnostics: list[Diagnostic] = []
        self.root: Node | None = None
        self._stack: list[tuple[yaml.Event, list[Node]]] = []

    def take(self, event: yaml.Event) -> None:
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
            self.diagnostics.append(Diagnostic(self.path, line, "MB008", params={"text": "---"}))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        """A text. An escape in it, of a direction mark say, brings in what the file itself does not show."""
        text = unicodedata.normalize("NFC", event.value)
        if found := _UNSEEN.search(text):
            self.diagnostics.append(Diagnostic(self.path, line, "MB002", params=_unseen(found)))
        if event.style or not event.end_mark or not text:
            return Scalar(text, self.path, line)
        cut = _NOTE.match(self.rows[event.end_mark.line], event.end_mark.column)
        return Scalar(text, self.path, line, is_bare=True, cut=cut["text"] if cut else "")

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
                first = entries[key.text].line
                self.diagnostics.append(
                    Diagnostic(self.path, key.line, "MB013", key.text, {"key": key.text, "first": first})
                )
            else:
                entries[key.text] = Entry(key.line, value)
        return entries


def _line(event: yaml.Event) -> int:
    """The line in the file: the header begins on its second."""
    return event.start_mark.line + 2 if event.start_mark else 2
