"""Inline forms that Python-Markdown reads otherwise than CommonMark or pymdownx.smartsymbols, as replacements."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from malbild.content.markdown_body import Body

Edit = tuple[int, int, str]
"""The start and end of a replacement as characters before the line's end, and the text in their place."""
_SYMBOLS = {"<-->": "↔", "-->": "→", "<--": "←", "+/-": "±", "=/=": "≠", "(tm)": "™"}
"""Those of smartsymbols that mean one thing in Swedish; (c), (r), c/o, 1/2 and 1st are left as they are written."""
_SYMBOL = re.compile("|".join(re.escape(symbol) for symbol in _SYMBOLS), re.IGNORECASE)
_ABOUT = re.compile(r"(?<![\w~\\)\]*`])~(?=\d)")
"""The sign for about, `~10`, which pymdownx.tilde would take for the beginning of a subscript."""
_TITLE = re.compile(r" \(([^()\n\"]*)\)\)$")


def inline_edits(body: Body, ends: list[int]) -> dict[int, list[Edit]]:
    """Return the replacements by line. `ends` are where the lines end in the body's source."""
    edits = defaultdict[int, list[Edit]](list)
    for start, end, text in _replacements(body):
        number = bisect_left(ends, start)
        last = ends[number] if number < len(ends) else len(body.source)
        if end <= last:
            before, after = (len(body.source[place:last].decode()) for place in (start, end))
            edits[number].append((before, after, text))
    return edits


def _replacements(body: Body) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end in the body's source, and the new text, of what is to be replaced."""
    for block, events in zip(body.blocks, body.events, strict=True):
        for event in events:
            source = body.source[event.start : event.end]
            if event.name == "HardBreak" and source[:1] == b"\\":
                yield event.start, event.start + 1, "  "
            elif event.name == "Code" and block.name == "TableCell" and b"\\|" in source:
                yield event.start, event.end, source.decode().replace("\\|", "|")
            elif event.name in ("EndLink", "EndImage") and source.endswith(b"))"):
                if found := _TITLE.search(source.decode()):
                    yield event.end - len(found[0].encode()), event.end, f' "{found[1]}")'
            elif event.name == "Text" and block.name not in ("CodeBlock", "HtmlBlock"):
                yield from _characters(source.decode(), event.start)
        if events and events[-1].name == "Text" and _ends_in_backslash(body.source[: events[-1].end]):
            yield events[-1].end - 1, events[-1].end, ""


def _characters(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    if "~" in text:
        yield from ((start + len(text[: found.start()].encode()),) * 2 + ("\\",) for found in _ABOUT.finditer(text))
    if "--" in text or "/" in text or "(" in text:
        for found in _SYMBOL.finditer(text):
            place = start + len(text[: found.start()].encode())
            yield place, place + len(found[0]), _SYMBOLS[found[0].lower()]


def _ends_in_backslash(source: bytes) -> bool:
    """Return whether the text ends in a backslash that no other makes a character."""
    return (len(source) - len(source.rstrip(b"\\"))) % 2 == 1
