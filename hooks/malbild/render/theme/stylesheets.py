"""Style sheets put together from overrides/styles/, where each rule is stated once, and made small."""

import re
from pathlib import Path

from rcssmin import cssmin

_PAGE = ("page", "text", "tables", "components")
SHEETS = {
    "site.css": ("tokens", "base", "card", "book", "form-controls", *_PAGE, "search", "print"),  # every page
    "conversation.css": ("conversation",),  # the page for a group's conversation
    "embed-generator.css": ("embed-generator",),  # the page that makes the code for an embed
    "slides.css": ("slides",),  # the slides in the browser
}
"""The style sheets of the pages, each with its parts."""
EMBED = ("tokens", "base", "card", "embed")
"""What a card on another site is dressed in."""

_PLAIN_COLOUR = re.compile(r"--[a-z-]+:#[0-9a-f]+;")


def style(folder: Path, parts: tuple[str, ...]) -> str:
    """The named sheets of the folder as one, in order, without comments and spare space."""
    return str(cssmin("\n".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in parts)))


def embed_style(folder: Path) -> str:
    """The style of an embed, which every embed carries with it: so without what only an old browser needs.

    The plain colours that stand in for `light-dark()` are left out; a browser too old to know it shows
    the card in colours of its own.
    """
    plain, _, tokens = style(folder, EMBED).partition("@supports")
    return f"{_PLAIN_COLOUR.sub('', plain)}@supports{tokens}"
