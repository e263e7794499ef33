"""Lint rule for text that other programs have garbled: wrong encodings, marks of Word, hyphens of a PDF."""

import re
from collections.abc import Iterator
from contextlib import suppress

from simplemma import is_known

from malbild.checks.context import CheckContext
from malbild.checks.text.source import SourceText
from malbild.diagnostics.diagnostic import Diagnostic

_MISREAD = re.compile(r"(?<!\w)\w*(?:[ÃÂ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â[€‚„†‡ˆ‰‹™]|√[^\s\d])\S*")
_SIGNS = re.compile(
    r"[\ufffd\ue000-\uf8ff]|(?<=[a-zåäö])[ÂÃ](?=[a-zåäö])|(?<=[\w.])[¶¬](?!\w)"
    r"|Fel! +(?:Hittar|Bokmärke|Ogiltig|Det finns|Ing[ae]n?|Okän[dt]|Objekt|Hyperlänk|Källa|Kan inte)\w*[^.\n]*\.?"
    r"|Error! +(?:Reference|Bookmark|No|Not|Hyperlink|Unknown|Object|Use the)\b[^.\n]*\.?"
    r"|\{ *(?:PAGE|REF|TOC|HYPERLINK|MERGEFIELD)\b[^}\n]*\}"
    r"|«(?:Förnamn|Efternamn|Namn|Adress\w*|Titel|Postnummer|Ort|Nästa\w*|Next\w*|\w+_\w+)»"
    r"|=C3=[0-9A-F]{2}|&amp;(?:[a-zA-Z]{2,8}|#\d+);"
)
_CHARACTERS = r"\ufffd\ue000-\uf8ffÂÃ¶¬!{«=&"  # one is in every sign
_FIELD = re.compile(
    r"\b(?:PAGE)?REF +_\w+[^.\n]*|(?:HYPERLINK|INCLUDEPICTURE) +\"[^\"\n]*\"|TOC +\\o[^\n]*|\\\* *MERGEFORMAT"
)
_COMMENT = re.compile(
    r"\[cid:[^\]\n]+\]|"
    r"\b(?i:Kommenter(?:ad|ade|at)|Kommentar|Commented|Comment) \[[A-ZÅÄÖa-z]{1,4}\d{1,3}\]:?"
    r"|(?<=\w)\[[A-ZÅÄÖ]{2,3}\d{1,3}\](?![(\[:])"
)
_CUT = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,}+)-(?:[ \u00a0]|[ ]?\n[ ]*)(?P<last>[a-zåäöé]{2,})(?![\w-])")
_WITHIN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,}+)-(?P<last>[a-zåäöé]{3,})(?![\w-])")
_AFTER_HYPHEN = frozenset("och eller samt respektive till som men and or to såväl utan inte och/eller i".split())  # noqa: SIM905
_ENCODINGS = (("cp1252", "utf-8"), ("latin-1", "utf-8"), ("mac_roman", "utf-8"))


def check_garbled(context: CheckContext) -> Iterator[Diagnostic]:
    """Report garbled words with what they were, signs that no font has, messages of Word, and words cut by a hyphen."""
    for source in context.texts:
        for line, found in source.find(_MISREAD, "ÃÂâ√"):
            if right := restored(found.group()):
                yield _garbled(source, line, found.group(), f" Skriv: {right}")
        for pattern, characters in ((_SIGNS, _CHARACTERS), (_FIELD, '_\\\\"'), (_COMMENT, r"\d")):
            for line, found in source.find(pattern, characters):
                yield _garbled(source, line, found.group(), "")
        yield from _check_cut(source, context.small_words)


def restored(text: str) -> str:
    """Return the text before it was read in the wrong encoding, or an empty text: `pÃ¥` → `på`."""
    for wrong, right in _ENCODINGS:
        with suppress(UnicodeError):
            found = text.encode(wrong).decode(right)
            if found != text:
                return found
    return ""


def _check_cut(source: SourceText, words: frozenset[str]) -> Iterator[Diagnostic]:
    """Report words cut by a hyphen and a space, and those within which one stands that the site writes whole."""
    for line, found in source.find(_CUT):
        if found["last"] not in _AFTER_HYPHEN and is_known(found["first"] + found["last"], source.lang):
            yield _cut(source, line, found, "- ")
    for line, found in source.find(_WITHIN):
        if found["last"] not in words and (found["first"] + found["last"]).lower() in words:
            yield _cut(source, line, found, "-")


def _cut(source: SourceText, line: int, found: re.Match[str], hyphen: str) -> Diagnostic:
    whole = found["first"] + found["last"]
    return Diagnostic(source.file, line, "MB825", params={"value": hyphen.join(found.groups()), "line": whole})


def _garbled(source: SourceText, line: int, text: str, hint: str) -> Diagnostic:
    shown = text if text.isprintable() and text != "\ufffd" else f"U+{ord(text[0]):04X}"
    return Diagnostic(source.file, line, "MB821", params={"value": shown[:60], "hint": hint})
