"""Words by which one county's content is known in other texts: its places and its statements."""

import re
from html import unescape

from malbild.site.edition import Site
from malbild.site.queries.follow_up import parties


def places(site: Site) -> list[str]:
    """Return the places that the parties are named for, without an ending s."""
    names = [page.meta.title for page in parties(site.original)]
    found = {name.removeprefix("Region ").split()[0].removesuffix("s") for name in names}
    assert {"Örebro", "Nora", "Lekeberg"} <= found
    return sorted(found)


def statement_texts(site: Site) -> list[str]:
    """Return the wording of every statement in every language."""
    return [card.statement.text.plain for edition in site.editions.values() for card in edition.statements]


def letters(text: str) -> str:
    """Return the letters and digits alone: no tags, spaces, line breaks or soft hyphens."""
    return re.sub(r"\W+", "", unescape(re.sub(r"<[^>]+>", "", text)))
