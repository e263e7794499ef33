"""Lint rules for inline Markdown that is not whole, so that readers see its characters."""

import re
from collections.abc import Iterator

from malbild.checks.body.syntax_rules import SyntaxRule
from malbild.checks.context import CheckContext
from malbild.content.markdown_body import TextSpan
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document

# Markdown that is left in running text, each group named by the rule it breaks.
_LEFT = re.compile(
    r"""
    \*\*(?=\S).{1,500}?(?<=\S)\*\*  # Python-Markdown makes it bold also where CommonMark does not
    |~~(?=\S).{1,500}?(?<=\S)~~|==(?=\S).{1,500}?(?<=\S)==|\^\^(?=\S).{1,500}?(?<=\S)\^\^|\+\+(?=\S)[^\n]{1,60}?\+\+
    |(?P<STRONG>(?:\*\*|(?<![\w=~^+])(?:~~|==|\^\^|\+\+)(?=\w)|(?<=\w)(?:~~|\^\^)(?![\w~^]))[^\n]{0,40})
    |(?P<FOOTNOTE>\[\^[^\]\s]{1,40}\])
    |(?P<SHORTCODE>\[\[[a-z][\w:-]*(?:\](?!\])|(?![\w:\]-]))|(?<!\[)\[[a-z][\w:-]*\]\])
    |(?P<LINK>(?:\[[^\[\]]{0,80})?\](?:\(|\ +\((?=[^)\s]*(?:\.md|[#/@]))|\[(?=[^\]\d]))[^\s)\]]*[)\]]?
        |\([^()\n]{1,80}\)\[[^\]\s]*(?:\.md|[#/@])[^\]\s]*\])
    |(?P<ADMONITION_MARKER>^(?:!!+|\?{3,}\+?)\ ?["\w-][^\n]{0,40}|^===[!+]*\ +[^\s=][^\n]{0,40})
    |(?P<TABLE_DELIMITER>^\|[^\n]*\|\ *$(?:\n\|[^\n]*)*)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_CHARACTERS = ("**", "~~", "==", "^^", "++", "]", "[[", "!!", "???", "|")  # one is in every match, few in texts
# What begins a list only if the next line has it too: so does dialogue.
_DASH = r"(?:[–—]\s|-(?=[^\W\d_])|\d{1,2}\.(?=[^\W\d_]|\u00a0))"
_BULLETS = re.compile(rf"^{_DASH}.*(?:\n{_DASH}.*)+", re.MULTILINE)


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
            yield Diagnostic(document.file, sign.line, SyntaxRule.STRONG.code, params={"value": sign.text})
        for span in document.parsed_body.words:
            for line, _ in span.find(_BULLETS):
                yield Diagnostic(document.file, line, SyntaxRule.LIST_MARKER.code)


def _unfinished(document: Document[Page], span: TextSpan) -> Iterator[Diagnostic]:
    for found in _LEFT.finditer(span.text):
        if found.lastgroup:
            line = span.line + span.text.count("\n", 0, found.start())
            code = SyntaxRule[found.lastgroup].code
            yield Diagnostic(document.file, line, code, params={"value": found.group()})
