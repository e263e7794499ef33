"""Spellings that authors use and that no Markdown parser reads as they mean, written so that all parsers do."""

import re
from collections.abc import Iterator

_SPELLING = re.compile(
    r"""
    ^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ >]*(?P=fence)[^\n]*$|\Z)  # code stays as it is
    |(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)
    |(?P<target>\]\((?:tel:|mailto:|https?://)[^()<>\n"']*\))
    |(?P<label>\[\^[^\]\s][^\]\n]*\])
    |(?P<bullet>^(?P<before>[ >]*)(?:[•·●○◦∙▪■‣][ \t\u00a0]*|o[ ]{2,}|[-*+](?:\u00a0[ \u00a0]*|[ ]{5,}))(?=\S))
    |(?P<number>^(?P<digits>[ >]*(?:\d{1,2}|\#)[.)])(?:\u00a0[ \u00a0]*|[ ]{5,}|(?<=\#[.)])[ ]+)(?=\S))
    |(?P<box>^(?P<sign>[ >]*(?:!!!|\?{3}\+?|={3}[!+]*))[ ]*(?P<type>\w[\w -]*?)?
        [ ]*(?:["'”“„’‘»](?P<title>[^"”“„»\n]*)["'”“’‘»«])?[ ]*$)
    |(?P<icon>:[a-z][\w-]*:)\{:?[ ]*(?:(?:\.[\w-]+|title="(?P<hint>[^"<>\n]*)")[ ]*)+\}  # icons have one size here
    |(?P<keys>\+\+[\w-]+(?:[ ]?\+[ ]?[\w-]+)*\+\+)
    |(?P<heading>^\#{1,6}[ ][^\n{]*[^\s{](?=\{:?[ ]?\#[\w-]+[ ]?\}[ ]*\#*$))
    |(?P<task>^(?P<item>[ >]*(?:[-*+]|\d{1,9}[.)])[ ]+)\[[ ]*(?P<done>[xX]?)[ ]*\](?=[ ]+\S))
    |(?P<address><https?://[^<>\n]*>)
    |(?P<times>(?<=\d)\*(?=\d))  # 10*5*2 is no emphasis
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGNS = (
    *("](tel:", "](mailto:", "](http", "[^", *"•·●○◦∙▪■‣\u00a0", "<http", ":{", "++", "[x", "[X", "[ ", "[]"),
    *("     ", "o  ", "#.", "#)", "{#", "{ #", "{:#", "{: #", "!!!", "???", "==="),
)
"""A part of each spelling: few texts have any, and looking for code costs more than looking for these."""
_TIMES = re.compile(r"\d\*\d")
_EMPTY_LINE = re.compile(r"(?<=\n) +(?=\n)")
_FENCE = re.compile(r" *(?:`{3}|~{3})")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:")
_NUMBER = re.compile(r"\d{1,9}[.)] +(?=\S)|(?P<box>!!! |\?{3}\+? |={3}[!+]* \")")
_BOX_INDENT = 4
_LEAST_INDENT = 2
_SLIGHT_INDENT = re.compile(r" {2,3}(?=\S)")
_LETTERED = re.compile(r"(?P<before>(?: *> ?)*(?P<indent> *))(?P<label>[a-z]+|[A-Z]+)(?P<end>[.)])(?=\s+\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def correct(text: str) -> str:
    """Return the text with other bullets, spaces in addresses and shallow footnotes as CommonMark has them.

    Every line keeps its number, and code keeps its characters. Tabs are spaces, as in Python-Markdown.
    """
    text = _EMPTY_LINE.sub("", text.replace("\r", " ").expandtabs(4))
    if any(sign in text for sign in _SIGNS) or _TIMES.search(text):
        text = _SPELLING.sub(_correct_match, text)
    return _indent_numbered(_indent_notes(text))


def _correct_match(found: re.Match[str]) -> str:
    text = found.group()
    if found["heading"]:
        return f"{text} "
    if found["keys"]:
        keys = text.replace(" ", "").strip("+").split("+")
        return "++" + "+".join(key.lower() if key.isascii() else f'"{key.upper()}"' for key in keys) + "++"
    if found["label"]:
        return re.sub(r"\s+", "-", text)
    if found["target"] or found["address"]:
        return re.sub(r"\s+", "" if text.startswith("](tel") else "%20", text)
    if found["icon"] and found["hint"]:
        return f"{found['icon']} ({found['hint']})"  # a title is read by neither keyboard nor touch
    return found["icon"] or ("\\*" if found["times"] else _correct_marker(found)) or text


def _correct_marker(found: re.Match[str]) -> str | None:
    """Return the marker of a list item or a box as CommonMark and Material have it."""
    if found["box"]:
        title = None if found["title"] is None else f'"{found["title"]}"'
        return " ".join(part for part in (found["sign"], found["type"], title) if part is not None)
    if found["number"]:
        return found["digits"].replace("#", "1") + " "
    if found["task"]:
        return f"{found['item']}[{found['done'] or ' '}]"
    return f"{found['before']}- " if found["bullet"] else None


def _indent_notes(text: str) -> str:
    """Return the text with each paragraph of a footnote that is indented by two or three spaces indented by four."""
    if "[^" not in text:
        return text
    lines, in_note, after_blank, fence = text.split("\n"), False, False, False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fence = not fence
        if fence:
            continue
        if _NOTE.match(line):
            in_note = True
        elif in_note and after_blank and line.strip():
            in_note = line.startswith("  ")
            lines[number] = _SLIGHT_INDENT.sub("    ", line, count=1) if in_note else line
        after_blank = not line.strip()
    return "\n".join(lines)


def _indent_numbered(text: str) -> str:
    """Return the text with what is two spaces below a number or a box as far in as that asks for."""
    lines, width, more, in_code = text.split("\n"), 0, 0, False
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if not indent and _FENCE.match(line):
            in_code, width = not in_code, 0
        if in_code:
            continue
        if width and indent in range(_LEAST_INDENT, width) and not more:
            more = width - indent
        if found := _NUMBER.match(line):
            width, more = _BOX_INDENT if found["box"] else found.end(), 0
        elif line.strip() and indent >= _LEAST_INDENT:
            lines[number] = " " * more + line
        elif line.strip() and (not number or not lines[number - 1].strip()):
            width, more = 0, 0
    return "\n".join(lines)


def mark_lettered_lists(text: str) -> str:
    """Return the text with the points of lists such as `a) b)` and `i. ii.` as `1)`, which CommonMark knows."""
    if not _LETTERED.search(text):
        return text
    lines = text.split("\n")
    for number, match in lettered_items(lines).items():
        lines[number] = f"{match['before']}1){lines[number][match.end() :]}"
    return "\n".join(lines)


def lettered_items(lines: list[str]) -> dict[int, re.Match[str]]:
    """Return the lines that are points of a list: of a series that begins with a or i and has at least two points."""
    items = dict[int, re.Match[str]]()
    for number, line in enumerate(lines):
        if number not in items and (first := _LETTERED.match(line)) and first["label"].lower() in ("a", "i"):
            series = dict(_series(first, number, lines))
            items |= series if len(series) > 1 else {}
    return items


def _series(first: re.Match[str], start: int, lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the points of a list from its first line on, until a paragraph that is not within a point."""
    labels = iter(_NUMERALS if first["label"].lower() == "i" else _LETTERS)
    wanted, after_blank = next(labels), False
    for number in range(start, len(lines)):
        item = _LETTERED.match(lines[number])
        if item and item["before"] == first["before"] and item["end"] == first["end"]:
            if item["label"] != (wanted.upper() if first["label"].isupper() else wanted):
                return
            yield number, item
            wanted = next(labels, "")
        elif after_blank and not lines[number].startswith((" ", ">")) and lines[number]:
            return
        after_blank = not lines[number].strip()
