"""Embedders: those who have asked to know before a part of the vision changes or is removed."""

from malbild.model.types.settings import Embedder
from malbild.site.edition import Edition
from malbild.site.embeds import embeds
from malbild.site.urls import Urls


def embedders_of(part: str, edition: Edition, urls: Urls) -> tuple[Embedder, ...]:
    """Return those who show the part, or another embed that shows one of its statements; all of them without a part.

    A part is named as in its embed's address: `statement/lampan-lyser`. Those who name no part are always returned.
    """
    found = edition.settings.embedders
    if not part:
        return found
    shown = embedded_statements(edition, urls)
    own = shown.get(part, frozenset())
    concerned = {part, *(name for name, statements in shown.items() if statements & own)}
    return tuple(embedder for embedder in found if not embedder.parts or concerned & {*embedder.parts})


def embedded_statements(edition: Edition, urls: Urls) -> dict[str, frozenset[str]]:
    """Return the ids of the statements of each embed, by the embed's part."""
    return {
        f"{embed.kind}/{embed.id}".rstrip("/"): frozenset(placed.statement.id for placed in embed.statements)
        for embed in embeds(edition, urls)
    }
