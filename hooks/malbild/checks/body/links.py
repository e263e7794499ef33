"""Lint rules for links: a target that exists, and a text that names it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from malbild.checks.body.link_targets import (
    closest_path,
    intended,
    is_allowed,
    is_path,
    is_published,
    looks_like_address,
    resolve,
)
from malbild.checks.context import CheckContext
from malbild.checks.words import words_of
from malbild.content.markdown.body import Link
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.types.pages import Page
from malbild.site.anchors import anchors
from malbild.site.document import Document
from malbild.site.edition import Edition

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>]*[^\s)>.,]")
_HOST_ALONE = re.compile(r"(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+){1,3})/?")
_WORD = re.compile(r"[^\W\d_ℹ]|\d{3,}")  # a letter of an index and a year say something among others


def check_links(context: CheckContext) -> Iterator[Diagnostic]:
    """Report links whose text says nothing or whose target does not exist, and addresses that are not linked."""
    for document in context.bodies:
        links = document.parsed_body.links
        for link in links:
            yield from _check_text(document, link)
            yield from _check_target(document, link, context)
        yield from _check_repeated(document, links)
        linked = {link.text for link in links}
        for span in (*document.parsed_body.words, *document.parsed_body.cells):
            for line, address in span.find(_ADDRESS):
                if not any(address in text for text in linked):
                    params = {"value": address, "address": _with_scheme(address)}
                    yield Diagnostic(document.file, line, "MB309", params=params)


def _check_text(document: Document[Page], link: Link) -> Iterator[Diagnostic]:
    """Report a text without meaning outside its sentence (WCAG 2.4.4) or an address in place of a text.

    The name of a website, such as www.1177.se, is what readers know it by.
    """
    text = _key(link)
    host = _HOST_ALONE.fullmatch(text)
    if _is_vague(text):
        yield Diagnostic(document.file, link.line, "MB308", params={"value": link.text})
    elif _ADDRESS.fullmatch(text) and not (host and host["host"] in link.target.lower()):
        params = {"value": link.text, "address": _with_scheme(link.target)}
        yield Diagnostic(document.file, link.line, "MB309", params=params)


def _is_vague(text: str) -> bool:
    """Return whether a text has no word, or only such as stand in every link: `Klicka här för att läsa mer`."""
    words = set(re.findall(r"[\w-]+", text))
    vague = words & words_of("vague_texts", "link_words")
    return not _WORD.search(text) or bool(vague and words - vague <= words_of("vague_texts", "link_small_words"))


def _check_repeated(document: Document[Page], links: list[Link]) -> Iterator[Diagnostic]:
    """Report a text that leads to two places, which cannot be told apart in a list of the links."""
    seen = dict[str, str]()
    for link in links:
        target, text = link.target.partition("#")[0].rstrip("/"), _key(link)
        if seen.setdefault(text, target) != target and not _is_vague(text):
            yield Diagnostic(document.file, link.line, "MB850", params={"value": link.text})


def _key(link: Link) -> str:
    return " ".join(link.text.split()).strip(".:!>→ ").lower()


def _with_scheme(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _check_target(document: Document[Page], link: Link, context: CheckContext) -> Iterator[Diagnostic]:
    if not link.target.strip("# "):
        params = {"value": f"[{link.text}]({link.target})", "hint": ""}
        yield Diagnostic(document.file, link.line, "MB312", params=params)
        return
    if not is_path(link.target) or looks_like_address(link.target):
        if not is_allowed(link.target):
            params = {"value": link.target, "hint": intended(link.target)}
            yield Diagnostic(document.file, link.line, "MB312", params=params)
        return
    edition = context.edition_of(document)
    path, _, anchor = link.target.partition("#")
    target = resolve(path, document.path) if path else document.path
    if target in edition.documents:
        for shown in _editions_with(document, edition, context):
            if target in shown.documents:  # its translation may be unreadable
                yield from _check_anchor(document, link, shown.documents[target], shown, unquote(anchor))
    elif target not in context.unreadable and not is_published(target, context.project.docs):
        address = f"{target.removesuffix('.md').removesuffix('index')}/".replace("//", "/")
        hint = "" if address in context.address_lock.pages else closest_path(path, document.path, edition.documents)
        yield Diagnostic(document.file, link.line, "MB310", params={"value": path, "hint": hint})


def _editions_with(document: Document[Page], edition: Edition, context: CheckContext) -> Iterator[Edition]:
    """Yield the edition of a page, and those that show its text since they have no translation of it."""
    yield edition
    for other in context.site.editions.values():
        page = other.documents.get(document.path)
        if other is not edition and page and page.text_lang == edition.lang:
            yield other


def _check_anchor(
    document: Document[Page], link: Link, target: Document[Page], edition: Edition, anchor: str
) -> Iterator[Diagnostic]:
    if anchor and anchor not in (known := {found.id for found in anchors(target, edition)}):
        params = {"page": target.file.removeprefix("docs/"), "value": anchor, "hint": closest_match(anchor, known)}
        yield Diagnostic(document.file, link.line, "MB311", params=params)
