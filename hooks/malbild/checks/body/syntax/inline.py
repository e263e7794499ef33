"""Lint rules for inline Markdown that is not whole, so that readers see its characters."""

import re
from collections.abc import Callable, Iterator

from malbild.checks.body.syntax.right_lines import footnote, list_item, marked_words, table_head, titled_box, whole_link
from malbild.checks.body.syntax.rules import SyntaxRule
from malbild.checks.context import CheckContext
from malbild.content.markdown.body import TextSpan
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

# Markdown that is left in running text, each group named by the rule it breaks.
_LEFT = re.compile(
    r"""
    \*\*(?=\S).{1,500}?(?<=\S)\*\*  # Python-Markdown makes it bold also where CommonMark does not
    |~~(?=\S).{1,500}?(?<=\S)~~|==(?=\S).{1,500}?(?<=\S)==|\^\^(?=\S).{1,500}?(?<=\S)\^\^|\+\+(?=\S)[^\n]{1,60}?\+\+
    |(?P<STRONG>(?:\*\*|(?<![\w=~^+])(?:~~|==|\^\^|\+\+)(?=\w)|(?<=\w)(?:~~|\^\^)(?![\w~^]))[^\n]{0,40}
        |(?<![\w~])~(?=\w)[^~\n ]*\ [^~\n]{0,80}(?<=[\w.!?])~(?![\w~]))  # struck through on GitHub
    |(?P<FOOTNOTE>\[\^[^\]\s]{1,40}\]|\^\[[^\[\]\n]{1,200}\])
    |(?P<SHORTCODE>\[\[[a-z][\w:-]*(?:\](?!\])|(?![\w:\]-]))|(?<!\[)\[[a-z][\w:-]*\]\])
    |(?P<LINK>(?:\[[^\[\]]{0,80})?\](?:\(|\ +\((?=[^)\s]*(?:\.md|[#/@]))|\[(?=[^\]\d]))[^\s)\]]*[)\]]?
        |\([^()\n]{1,80}\)\[[^\]\s]*(?:\.md|[#/@])[^\]\s]*\])
    |(?P<ADMONITION_MARKER>
        ^(?:(?:!!+|\?{3,}\+?)\ *["\w-]|\?\?\+?\ +\w+\ +"|===[!+]*\ +[^\s=])[^\n]{0,40})
    |(?P<TABLE_DELIMITER>^\|[^\n]*\|\ *$(?:\n\|[^\n]*)*)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_CHARACTERS = ("**", "~", "==", "^^", "++", "]", "[[", "!!", "??", "|")  # one is in every match, few in texts
_SIGNS = r"[^\w\s\"'”“„’‘»«()\[\]<>{}`!?&@$€£%~=|/\\.,:;…]\ufe0f?"  # dashes, arrows, stars, emoji …
_NUMBERS = r"\(?(?:\d{1,2}|[a-z])[):]|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[a-z][.)]"
_ITEM = rf"(?:(?:{_SIGNS}|{_NUMBERS})\s|-(?=[^\W\d_])|\d{{1,2}}\.(?=[^\W\d_]|\u00a0))"
_BULLETS = re.compile(rf"^{_ITEM}.*(?:\n{_ITEM}.*)+", re.MULTILINE)
"""Lines that begin as a list in another program, at least two: one alone may be dialogue or a paragraph of a law."""
_RIGHT: dict[str, Callable[[str], str]] = {
    "STRONG": marked_words,
    "FOOTNOTE": footnote,
    "SHORTCODE": lambda text: f"[[{text.strip('[]')}]]",
    "LINK": whole_link,
    "ADMONITION_MARKER": titled_box,
    "TABLE_DELIMITER": table_head,
    "LIST_MARKER": list_item,
}
"""The functions that return the replacement for text that breaks a rule, by the rule's name."""


def check_inline_syntax(context: CheckContext) -> Iterator[Diagnostic]:
    """Report unfinished Markdown, by `SyntaxRule`, and bullets copied from other programs."""
    for document in context.bodies:
        for span in (*document.parsed_body.words, *document.parsed_body.cells):
            if any(character in span.text for character in _CHARACTERS):
                yield from _unfinished(document, span)
        for tag in document.parsed_body.unclosed:
            end = f"</{tag.text.strip('</>').split()[0]}>"
            yield Diagnostic(document.file, tag.line, "MB363", params={"value": tag.text, "end": end})
        for sign in document.parsed_body.crossed:
            yield Diagnostic(document.file, sign.line, SyntaxRule.STRONG.code, params=_params("STRONG", sign.text))
        for span in document.parsed_body.words:
            for line, text in span.find(_BULLETS):
                params = _params("LIST_MARKER", text.partition("\n")[0])
                yield Diagnostic(document.file, line, SyntaxRule.LIST_MARKER.code, params=params)


def _unfinished(document: Document[Page], span: TextSpan) -> Iterator[Diagnostic]:
    for found in _LEFT.finditer(span.text):
        if found.lastgroup:
            line = span.line + span.text.count("\n", 0, found.start())
            code = SyntaxRule[found.lastgroup].code
            yield Diagnostic(document.file, line, code, params=_params(found.lastgroup, found.group()))


def _params(rule: str, text: str) -> dict[str, str]:
    return {"value": text, "line": _RIGHT[rule](text)}
