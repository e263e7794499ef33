"""Inline forms that Python-Markdown reads otherwise than CommonMark or pymdownx.smartsymbols, as replacements."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from malbild.content.markdown.blocks import Block, Event

Replacement = tuple[int, int, str]
"""The start and end in bytes of the preprocessed text, and the text in their place."""
Edit = tuple[int, int, str]
"""The start and end of a replacement as characters before the line's end, and the text in their place."""
_SYMBOLS = {"<-->": "↔", "-->": "→", "<--": "←", "+/-": "±", "=/=": "≠", "(tm)": "™"}
"""Those of smartsymbols that mean one thing in Swedish; (c), (r), c/o, 1/2 and 1st are left as they are written."""
_SYMBOL = re.compile("|".join(re.escape(symbol) for symbol in _SYMBOLS), re.IGNORECASE)
_ABOUT = re.compile(r"(?<![\w~\\)\]*`])~(?=\d)")
"""The sign for about, `~10`, which pymdownx.tilde would take for the beginning of a subscript."""
_TITLE = re.compile(r" \(([^()\n\"]*)\)\)$")


def edits_by_line(replacements: Iterable[Replacement], source: bytes, ends: list[int]) -> dict[int, list[Edit]]:
    """Return the replacements by line. `ends` are where the lines end in the source."""
    edits = defaultdict[int, list[Edit]](list)
    for start, end, text in replacements:
        number = bisect_left(ends, start)
        last = ends[number] if number < len(ends) else len(source)
        if end <= last:
            before, after = (len(source[place:last].decode()) for place in (start, end))
            edits[number].append((before, after, text))
    return edits


def inline_replacements(block: Block, events: Sequence[Event], source: bytes) -> Iterator[Replacement]:
    """Yield what is to be replaced in a block of the source."""
    for event in events:
        written = source[event.start : event.end]
        if event.name == "HardBreak" and written[:1] == b"\\":
            yield event.start, event.start + 1, "  "
        elif event.name == "Code" and block.name == "TableCell" and b"\\|" in written:
            yield event.start, event.end, written.decode().replace("\\|", "|")
        elif event.name in ("EndLink", "EndImage") and written.endswith(b"))"):
            if found := _TITLE.search(written.decode()):
                yield event.end - len(found[0].encode()), event.end, f' "{found[1]}")'
        elif event.name == "Text" and block.name not in ("CodeBlock", "HtmlBlock"):
            yield from _characters(written.decode(), event.start)
    if events and events[-1].name == "Text" and _ends_in_backslash(source[: events[-1].end]):
        yield events[-1].end - 1, events[-1].end, ""


def _characters(text: str, start: int) -> Iterator[Replacement]:
    if "~" in text:
        yield from ((start + len(text[: found.start()].encode()),) * 2 + ("\\",) for found in _ABOUT.finditer(text))
    if "--" in text or "/" in text or "(" in text:
        for found in _SYMBOL.finditer(text):
            place = start + len(text[: found.start()].encode())
            yield place, place + len(found[0]), _SYMBOLS[found[0].lower()]


def _ends_in_backslash(source: bytes) -> bool:
    """Return whether the text ends in a backslash that no other makes a character."""
    return (len(source) - len(source.rstrip(b"\\"))) % 2 == 1
