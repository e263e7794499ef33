"""Lint rule for translated statements: none has the original's words, or those of another statement."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.locks.address_lock import text_hash

_MIN_WORDS = 3  # of a text: fewer may be alike in two languages


def check_copied_translations(context: CheckContext) -> Iterator[Diagnostic]:
    """Report statements in another language whose text belongs elsewhere, by the other texts and the address lock."""
    for edition in context.site.editions.values():
        if not edition.is_original:
            ids = {placed.statement.id for placed in edition.statements}
            locked = context.address_lock.translations.get(edition.lang, {})
            owners = {hash: id for id, hash in locked.items() if id in ids}
            yield from _check_edition(edition, owners)


def _check_edition(edition: Edition, owners: dict[str, str]) -> Iterator[Diagnostic]:
    seen = dict[str, str]()
    for placed in edition.statements:
        text, id = placed.statement.text.source, placed.statement.id
        if placed.document.text_lang != edition.lang or len(text.split()) < _MIN_WORDS:
            continue
        owner = owners.get(text_hash(text), id)
        if placed.statement.text.plain == placed.original.text.plain:
            yield _copied(placed, "originalet, som inte är översatt")
        elif text in seen or owner != id:
            yield _copied(placed, f"formuleringen {seen.get(text, owner)}")
        seen.setdefault(text, id)


def _copied(placed: PlacedStatement, owner: str) -> Diagnostic:
    location = ("statements", placed.number - 1, "text")
    return placed.document.diagnostic("MB810", location, id=placed.statement.id, owner=owner)
