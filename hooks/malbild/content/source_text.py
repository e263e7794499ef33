"""Source files as text: UTF-8, composed, with line feeds, and nothing that cannot be seen."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from malbild.diagnostics.diagnostic import Diagnostic

MAX_BYTES = 200_000  # of a file: more than the longest report, less than what stalls a build

# Direction marks, zero-width characters and controls change what is read without being seen, and
# some break lines for YAML that break none for an editor. A zero-width joiner holds emoji together
# and is refused only beside a letter or a space. Scripts need some of them: joiners and non-joiners
# shape their letters (Unicode 16, 23.2), and a mark puts a sign at the right end of a Latin word.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_MARKS = "\u061c\u200e\u200f"
_SHAPED = "[\u0600-\u0dff\u1000-\u109f\u1780-\u18af\U0001e900-\U0001e95f]"
_JOINED = (
    f"\u200c(?!{_SHAPED})|(?<!{_SHAPED})\u200c"
    f"|(?<!{_SHAPED})\u200d(?=\\w|\\s|$)|(?:(?<=\\w)|(?<=\\s)|^)(?<!{_SHAPED})\u200d"
)
_INVISIBLE = re.compile(f"[{_CONTROLS}{_MARKS}]|{_JOINED}")
_INVISIBLE_AMONG_RTL = re.compile(f"[{_CONTROLS}]|{_JOINED}")
_RTL = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SUSPECT = re.compile(f"[{_CONTROLS}{_MARKS}\u200c\u200d]")  # matches wherever they do, in a hundredth of the time
_CONFLICT = re.compile(r"(?:(?P<begins><{7})|>{7})(?: |$)")


class SourceError(Exception):
    """A source file cannot be read; `diagnostics` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__()


def open_file(path: Path, file: str) -> bytes:
    """Return the content of a file that authors know as `file`. Raises `SourceError` for an OSError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(Diagnostic(file, 1, "MB025", params={"why": error.strerror or error})) from None


def read_text(raw: bytes, path: str) -> str:
    """Return the text of a file. Raises `SourceError`, for invisible characters too."""
    text = decode(raw, path)
    if diagnostics := [*_find_invisible(text, path)]:
        raise SourceError(*diagnostics)
    return text


def decode(raw: bytes, path: str) -> str:
    """Return the text without a byte order mark, with line feeds and in NFC.

    Raises `SourceError` for files over `MAX_BYTES`, other encodings and Git's conflict markers.
    """
    if len(raw) > MAX_BYTES:
        sizes = {"size": len(raw) // 1000, "limit": MAX_BYTES // 1000}
        raise SourceError(Diagnostic(path, 1, "MB011", params=sizes))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = raw.count(b"\n", 0, error.start) + 1, f"0x{error.object[error.start]:02x}"
        raise SourceError(Diagnostic(path, line, "MB001", params={"byte": byte})) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if diagnostics := [*_find_conflicts(text, path)]:
        raise SourceError(*diagnostics)
    return text


def find_invisible(text: str) -> re.Match[str] | None:
    """Return the first invisible character in a line or a text that none of its scripts needs."""
    return _invisible(text).search(text) if _SUSPECT.search(text) else None


def without_invisible(text: str) -> str:
    """Return the text without the characters that `find_invisible` finds in its lines."""
    return "\n".join(_invisible(line).sub("", line) for line in text.split("\n")) if _SUSPECT.search(text) else text


def _invisible(text: str) -> re.Pattern[str]:
    return _INVISIBLE_AMONG_RTL if _RTL.search(text) else _INVISIBLE


def report_invisible(found: re.Match[str], path: str, line: int) -> Diagnostic:
    """Return the diagnostic of what `find_invisible` has found."""
    params = {"name": f"U+{ord(found.group()):04X}", "column": found.start() + 1}
    return Diagnostic(path, line, "MB002", params=params)


def _find_invisible(text: str, path: str) -> Iterator[Diagnostic]:
    """Report the first invisible character of each line."""
    if not _SUSPECT.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := find_invisible(line):
            yield report_invisible(found, path, number)


def _find_conflicts(text: str, path: str) -> Iterator[Diagnostic]:
    """Report each conflict that Git has left, once."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _CONFLICT.match(line):
            if found["begins"] or not is_open:
                yield Diagnostic(path, number, "MB026", params={"text": line})
            is_open = bool(found["begins"])
