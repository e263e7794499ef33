"""YAML syntax errors in front matter as diagnostics for authors."""

import re
from collections.abc import Iterator

import yaml

from malbild.diagnostics.diagnostic import Diagnostic

_KEY = r"(?P<key>\s*(?:- +)*(?:[\w-]+:)?) *"
_UNQUOTED_COLON = re.compile(r"(?P<key>\s*(?:- +)*[\w-]+:) +(?P<value>[^\s\"'|>\[{#-].*:(?: .*)?)")
_INDICATOR_FIRST = re.compile(r"\s*(?>(?:- +)*)(?>(?:[\w-]+: +)?)[&*!%@`]")
_TEXT_AFTER_QUOTE = re.compile(_KEY + r"(?P<value>(?P<quote>[\"'])[^\"']+(?P=quote)\s*[^\s,\]}#:].*)")
_OPEN_QUOTE = re.compile(_KEY + r"(?P<quote>[\"'])(?:(?!(?P=quote)).)*")
_NO_SPACE = re.compile(r"(?P<key>\s*(?:- +)*[A-Za-z][\w-]*:)(?P<value>(?!//)[^ \t].*)")  # U+00A0 is no space to YAML
_NEXT_ENTRY = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))|$")
_CONFLICT = "======="  # left by Git between two versions of the same lines
_FIRST_ROW = 2  # the line of the file that the front matter begins on


def explain(header: str, path: str) -> Diagnostic:
    """Return a diagnostic of the first YAML error in a front matter that cannot be parsed."""
    rows = header.split("\n")
    return next(_explanations(rows, min(_error_row(header), len(rows) - 1), path))


def in_quotes(text: str) -> str:
    """Return the text as a double-quoted YAML scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _explanations(rows: list[str], at: int, path: str) -> Iterator[Diagnostic]:
    """Yield why YAML stops at a row, the most certain reason first; the last is true of any row."""
    if _CONFLICT in rows[: at + 1]:
        yield _diagnostic("MB026", path, rows.index(_CONFLICT), text=_CONFLICT)
    for row, following in zip(range(at + 1), [*rows[1:], ""], strict=False):
        if (found := _OPEN_QUOTE.fullmatch(rows[row])) and _NEXT_ENTRY.match(following):
            yield _diagnostic("MB021", path, row, mark=found["quote"])
    for row in (max(at - 1, 0), at):  # the parser stops where the next key should begin
        if found := _NO_SPACE.fullmatch(rows[row]):
            yield _diagnostic("MB027", path, row, line=f"{found['key'].strip()} {found['value'].strip()}")
    for row in (at, max(at - 1, 0)):  # the parser stops at the colon, or on the line after it
        if found := _UNQUOTED_COLON.fullmatch(rows[row]):
            yield _diagnostic("MB006", path, row, line=_quoted(found, _without_curved_quotes(found["value"].rstrip())))
    if found := _TEXT_AFTER_QUOTE.fullmatch(rows[at]):
        yield _diagnostic("MB020", path, at, line=_quoted(found, _with_curved_quotes(found["value"].rstrip())))
    if tabbed := [row for row in range(at + 1) if rows[row].lstrip(" ").startswith("\t")]:
        yield _diagnostic("MB007", path, tabbed[0])
    if _INDICATOR_FIRST.match(rows[at]):
        yield _diagnostic("MB009", path, at)
    for row in (max(at - 1, 0), at):
        if rows[row].count("[") > rows[row].count("]"):
            yield _diagnostic("MB008", path, row, text=rows[row].strip(), line=f"{rows[row].strip()}]")
    yield _diagnostic("MB008", path, at, text=rows[at].strip(), line=_as_text(rows[at]))


def _as_text(row: str) -> str:
    """Return a line with all that follows its key in quotation marks: `title: [Ny] Samtal` → `title: "[Ny] Samtal"`."""
    key, colon, value = row.strip().partition(": ")
    return f"{key}: {in_quotes(value)}" if colon else 'title: "Texten"'


def _diagnostic(code: str, path: str, row: int, **params: str) -> Diagnostic:
    return Diagnostic(path, row + _FIRST_ROW, code, params=params)


def _quoted(found: re.Match[str], text: str) -> str:
    """Return the corrected line: the key with the text in quotation marks."""
    return f"{found['key'].strip()} {in_quotes(text)}"


def _without_curved_quotes(text: str) -> str:
    """Remove the curved quotation marks around a text, which were meant as YAML's."""
    return text[1:-1] if text[0] in "”“„" and text[-1] in "”“" else text


def _with_curved_quotes(text: str) -> str:
    """Replace the quotation marks within a text by Swedish ones, and remove those around it."""
    inner = text[1:-1] if text[0] == text[-1] else text
    return inner.replace('"', "”")


def _error_row(header: str) -> int:
    """Return the row, from 0, where YAML stops. Only the pure Python parser reports the same place everywhere."""
    try:
        for _event in yaml.parse(header, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    return 0
