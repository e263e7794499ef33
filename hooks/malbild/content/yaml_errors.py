"""Why YAML cannot go on in a front matter, said as the author would see it."""

import re
from collections.abc import Iterator

import yaml

from malbild.diagnostics.diagnostic import Diagnostic

_HEAD = r"(?P<head>\s*(?:- +)*(?:[\w-]+:)?) *"
_UNQUOTED_COLON = re.compile(r"(?P<head>\s*(?:- +)*[\w-]+:) +(?P<value>[^\s\"'|>\[{#-].*:(?: .*)?)")
_INDICATOR_FIRST = re.compile(r"\s*(?>(?:- +)*)(?>(?:[\w-]+: +)?)[&*!%@`]")
_QUOTED_AND_MORE = re.compile(_HEAD + r"(?P<value>(?P<mark>[\"'])[^\"']+(?P=mark)\s*[^\s,\]}#:].*)")
_OPEN_QUOTE = re.compile(_HEAD + r"(?P<mark>[\"'])(?:(?!(?P=mark)).)*")
_NO_SPACE = re.compile(r"(?P<head>\s*(?:- +)*[A-Za-z][\w-]*:)(?P<value>(?!//)[^ \t].*)")  # U+00A0 is none to YAML
_NEXT = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))|$")

_BETWEEN_VERSIONS = "======="  # what is left of a conflict in git


def explain(header: str, path: str) -> Diagnostic:
    """The first YAML error of a front matter in words. Only the slow parser's places are stable, so ask it."""
    rows = header.split("\n")
    return next(_explanations(rows, min(_place_of_error(header), len(rows) - 1), path))


def _explanations(rows: list[str], at: int, path: str) -> Iterator[Diagnostic]:
    """Why YAML cannot go on from a row, the surest reason first; the last one is true of any row."""
    if _BETWEEN_VERSIONS in rows[: at + 1]:
        yield Diagnostic(path, rows.index(_BETWEEN_VERSIONS) + 2, "MB026", params={"text": _BETWEEN_VERSIONS})
    for row, following in zip(range(at + 1), [*rows[1:], ""], strict=False):
        if (found := _OPEN_QUOTE.fullmatch(rows[row])) and _NEXT.match(following):
            yield Diagnostic(path, row + 2, "MB021", params={"mark": found["mark"]})
    for row in (max(at - 1, 0), at):  # the parser stops where the next name should begin
        if found := _NO_SPACE.fullmatch(rows[row]):
            yield Diagnostic(
                path, row + 2, "MB027", params={"line": f"{found['head'].strip()} {found['value'].strip()}"}
            )
    for row in (at, max(at - 1, 0)):  # the parser stops at the colon, or on the line after it
        if found := _UNQUOTED_COLON.fullmatch(rows[row]):
            yield _corrected("MB006", path, row, found)
    if found := _QUOTED_AND_MORE.fullmatch(rows[at]):
        yield _corrected("MB020", path, at, found)
    if tabbed := [row for row in range(at + 1) if rows[row].lstrip(" ").startswith("\t")]:
        yield Diagnostic(path, tabbed[0] + 2, "MB007")
    if _INDICATOR_FIRST.match(rows[at]):
        yield Diagnostic(path, at + 2, "MB009")
    yield Diagnostic(path, at + 2, "MB008", params={"text": rows[at].strip()})


def in_quotes(text: str) -> str:
    """The text as it can stand in a front matter, whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _corrected(code: str, path: str, row: int, found: re.Match[str]) -> Diagnostic:
    """A problem that shows the line as it should be: quotation marks in the text become Swedish ones."""
    text = found["value"].rstrip()
    if code == "MB020":
        inner = text[1:-1] if text[0] == text[-1] else text
        text = inner.replace('"', "”")
    elif text[0] in "”“„" and text[-1] in "”“":  # meant as quotation marks
        text = text[1:-1]
    return Diagnostic(path, row + 2, code, params={"line": f"{found['head'].strip()} {in_quotes(text)}"})


def _place_of_error(header: str) -> int:
    """The row, from 0, where YAML cannot go on."""
    try:
        for _event in yaml.parse(header, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    return 0
