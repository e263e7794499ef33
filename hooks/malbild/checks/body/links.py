"""Lint rules for links: a target that exists, and a text that names it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from malbild.checks.body.link_targets import closest_path, is_allowed, is_path, is_published, resolve
from malbild.checks.context import CheckContext
from malbild.content.markdown_body import Link
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.page_types import Page
from malbild.site.anchors import anchors
from malbild.site.document import Document
from malbild.site.edition import Edition

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>]*[^\s)>.,]")
_EMPTY_TEXTS = frozenset(
    {
        "här", "klicka här", "tryck här", "läs mer", "läs mer här", "läs vidare", "mer", "mer information", "länk",
        "länken", "denna länk", "den här sidan", "denna sida", "se här", "se mer", "via denna länk", "visa mer",
        "here", "click here", "read more", "read more here", "more", "more information", "learn more", "link",
        "this link", "this page", "see here", "see more", "",
    }
)  # fmt: skip


def check_links(context: CheckContext) -> Iterator[Diagnostic]:
    """Report links whose text says nothing or whose target does not exist, and addresses that are not linked."""
    for document in context.bodies:
        links = document.parsed_body.links
        for link in links:
            yield from _check_text(document, link)
            yield from _check_target(document, link, context)
        linked = {link.text for link in links}
        for span in (*document.parsed_body.words, *document.parsed_body.cells):
            for line, address in span.find(_ADDRESS):
                if not any(address in text for text in linked):
                    yield Diagnostic(document.file, line, "MB309", params={"value": address})


def _check_text(document: Document[Page], link: Link) -> Iterator[Diagnostic]:
    """Report a text without meaning outside its sentence (WCAG 2.4.4) or an address in place of a text."""
    text = " ".join(link.text.split()).strip(".:!>→ ").lower()
    if text in _EMPTY_TEXTS:
        yield Diagnostic(document.file, link.line, "MB308", params={"value": link.text})
    elif _ADDRESS.fullmatch(text):
        yield Diagnostic(document.file, link.line, "MB309", params={"value": link.target})


def _check_target(document: Document[Page], link: Link, context: CheckContext) -> Iterator[Diagnostic]:
    if not is_path(link.target):
        if not is_allowed(link.target):
            yield Diagnostic(document.file, link.line, "MB312", params={"value": link.target})
        return
    edition = context.edition_of(document)
    path, _, anchor = link.target.partition("#")
    target = resolve(path, document.path) if path else document.path
    if target in edition.documents:
        yield from _check_anchor(document, link, edition.documents[target], edition, unquote(anchor))
    elif target not in context.unreadable and not is_published(target, context.project.docs):
        hint = closest_path(path, document.path, edition.documents)
        yield Diagnostic(document.file, link.line, "MB310", params={"value": path, "hint": hint})


def _check_anchor(
    document: Document[Page], link: Link, target: Document[Page], edition: Edition, anchor: str
) -> Iterator[Diagnostic]:
    if anchor and anchor not in (known := {found.id for found in anchors(target, edition)}):
        params = {"page": target.path, "value": anchor, "hint": closest_match(anchor, known)}
        yield Diagnostic(document.file, link.line, "MB311", params=params)
