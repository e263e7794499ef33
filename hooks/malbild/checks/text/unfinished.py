"""Lint rule for text that was to be replaced: what a template wrote, notes to oneself, gaps to fill in."""

import re
from collections.abc import Iterator
from functools import cache

from malbild.checks.context import CheckContext
from malbild.checks.words import alternatives, word_lists
from malbild.diagnostics.diagnostic import Diagnostic

_GAP = "[fyll i:"  # what the command for a new site writes
_BEFORE_NUMERAL = r"(?<!kapitel )(?<!artikel )(?<!avsnitt )(?<!kap\. )(?<!del )(?<!kung )(?<!påve )(?<!mmdd-)"


def check_unfinished(context: CheckContext) -> Iterator[Diagnostic]:
    """Report the first forgotten text of each line; a gap that a new site was made with has a code of its own."""
    for source in context.texts:
        lines = set[int]()
        for line, found in source.find(_pattern(_phrases(source.text))):
            if line not in lines and not _is_link_name(found.group(), source.text) and not _begins_details(found):
                lines.add(line)
                value = found.group().strip()
                is_gap = value.lower().startswith(_GAP)
                code, shown = ("MB540", value) if is_gap else ("MB820", value[:40])
                yield Diagnostic(source.file, line, code, params={"value": shown})


def _phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of the lists that a text has: few texts have any, and a pattern of all of them is slow."""
    lists, lowered = word_lists("unfinished"), text.lower()
    return tuple(phrase for phrase in (*lists["phrases"], *lists["templates"]) if phrase.lower() in lowered)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    lists = word_lists("unfinished")
    letters = "".join(text[0] for text in (*phrases, *lists["signs"], *"bdfiknstu"))
    initials = "".join(sorted({*letters.lower(), *letters.upper(), *"[({Xx2_?@#"}))
    signs = "|".join(rf"\b{sign}\b" if sign[0].isalpha() else re.escape(sign) for sign in lists["signs"])
    titles, first = "|".join(lists["titles"]), alternatives("unfinished", "in_brackets")
    return re.compile(
        rf"(?:(?<!\w)(?=[{re.escape(initials)}])|(?=[\[{{?_]))(?:"  # rules out most places at once
        rf"(?i:{re.escape(_GAP)}[^\[\]\n]*\])"
        rf"|(?i:(?<!\w)(?:{'|'.join(map(re.escape, phrases)) or '(?!)'}))"
        rf"|(?m:(?i:^(?:title|description): [\"']?(?:{titles})\.?[\"']?$))|{signs}"
        rf"|(?i:{'|'.join(lists['notes'])})"
        rf"|(?i:(?<![\]!\w\[\\])\[(?:{first})(?![\w-])[^\[\]\n]{{0,60}}\](?![(\[:\]]))"
        rf"|(?i:(?<!\{{)\{{(?:{first})\b(?!: )[^{{}}\n=]{{0,60}}\}}(?!\}}))"
        rf"|(?<!\w)(?=[Xx])(?i:{_BEFORE_NUMERAL})(?:X{{2,4}}|x{{2,4}})(?:[-.:/ ](?i:X{{2,4}}))*(?!\w)"
        rf"|(?<!\w)20XX(?!\w)|(?<=[\w:] )_{{3,}}(?!\w)|_{{5,}}|(?<=\S )\?\?(?!\S))"
    )


def _begins_details(found: re.Match[str]) -> bool:
    """Return whether question marks begin their line, as in `??? note "Title"`, which readers can unfold."""
    return found.group() == "???" and not found.string[: found.start()].rpartition("\n")[2].strip(" >")


def _is_link_name(text: str, source: str) -> bool:
    """Return whether text in brackets names an address that the file gives: `[länk]: https://…`."""
    return text.startswith("[") and re.search(rf"^ *{re.escape(text)}:", source, re.MULTILINE) is not None
