"""Lint rules for what is not Markdown: HTML, attributes in braces, template code."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.checks.words import word_lists
from malbild.content.html_allowlist import AUTHOR, find_refused
from malbild.content.markdown.body import TextSpan
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_OPEN_COMMENT = re.compile(r"<!--(?!(?:(?!<!--).)*?-->)[^\n]{0,60}", re.DOTALL)  # another begins before it ends
_CURVED_QUOTES = re.compile(r"<[a-z]+ [^<>]*=\s*[”“„’‘][^<>]*>")
_RAW_CONTAINER = re.compile(r"<(?:div|figure)\b[^<>]*>")  # a proper one is no HTML for the parser of the checks
_ATTRIBUTES = re.compile(
    r"""\{:?\s*(?:(?:\#[a-z0-9]+(?:-[a-z0-9]+)*|\.(?:md-button|md-button--primary|card|lg|xl|middle)|lang=["']?[a-zA-Z-]+["']?|loading=["']?lazy["']?
    |align=["']?(?:left|right)["']?|(?:width|height)=["']?\d{1,4}["']?|title="[^"<>]*")\s*)+\}""",
    re.VERBOSE,
)
_OF_PARAGRAPH = re.compile(r"""\{:?\s*(?:(?:\#[a-z0-9]+(?:-[a-z0-9]+)*|\.card|lang=["']?[a-zA-Z-]+["']?)\s*)+\}""")
_ATTRIBUTED = frozenset(")]*_`>~=^+:")  # the end of a link, an image, emphasis, code or another inline element
_KNOWN = ", ".join(f"<{tag}>" for tag in sorted(AUTHOR))


def check_html(context: CheckContext) -> Iterator[Diagnostic]:
    """Report HTML beyond the allowlist, unclosed comments, attributes in braces and template code."""
    for document in context.bodies:
        body = document.parsed_body
        refused = set[str]()
        for span in body.html:
            yield from _check_html(document, span, refused)
        rows = document.body.split("\n")
        for span in body.attributes:
            if ".annotate" not in span.text and not _is_allowed(span, rows[span.line - document.body_line]):
                yield Diagnostic(document.file, span.line, "MB319", params={"value": span.text})
        for span in (*body.words, *body.cells):
            for line, found in span.find(_TEMPLATE):
                yield Diagnostic(document.file, line, "MB320", params={"value": found})


def _in_markdown(name: str, tag: str) -> str:
    """Return how the element is written in Markdown, or how its characters are shown."""
    right = word_lists("html").get(name)
    if right:
        return f"Skriv så här i stället: {right}"
    shown = tag.replace("<", "\\<").replace(">", "\\>")
    return f"Ska tecknen visas, skriv {shown} Annars: ta bort märket. Tillåtet är: {_KNOWN}."


def _is_allowed(attributes: TextSpan, row: str) -> bool:
    """Return whether attributes are of those that an author may write, and stand where they have an effect."""
    before = row.partition(attributes.text)[0]
    if not before.strip():
        return bool(_OF_PARAGRAPH.fullmatch(attributes.text))
    return before[-1] in _ATTRIBUTED and bool(_ATTRIBUTES.fullmatch(attributes.text))


def _check_html(document: Document[Page], span: TextSpan, refused: set[str]) -> Iterator[Diagnostic]:
    """Report what is wrong with HTML; `refused` collects the names of tags, whose ends are not reported again."""
    for line, tag in find_refused(span.text):
        name = tag.strip("</>! ?").partition(" ")[0].partition(">")[0].lower()
        if not (tag.startswith("</") and name in refused):
            refused.add(name)
            params = {"value": tag, "how": _in_markdown(name, tag)}
            yield Diagnostic(document.file, span.line + line, "MB318", params=params)
    for line, tag in span.find(_RAW_CONTAINER):
        if not [*find_refused(tag)]:
            right = f"{tag[:-1].removesuffix(' markdown')} markdown>"
            yield Diagnostic(document.file, line, "MB368", params={"value": tag, "line": right})
    for line, comment in span.find(_OPEN_COMMENT):
        yield Diagnostic(document.file, line, "MB324", params={"value": comment})
    for line, tag in span.find(_CURVED_QUOTES):
        yield Diagnostic(document.file, line, "MB340", params={"value": tag})
