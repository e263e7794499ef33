"""Style sheets: the files of overrides/styles/, combined and minified."""

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
"""The style sheets of pages, with their parts in order."""
EMBED = ("tokens", "base", "card", "embed")
"""The parts of the style of embeds."""

_PLAIN_COLOUR = re.compile(r"--[a-z-]+:#[0-9a-f]+;")


def combine(folder: Path, parts: tuple[str, ...]) -> str:
    """Return the named style sheets as one, in order, minified."""
    return str(cssmin("\n".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in parts)))


def embed_style(folder: Path) -> str:
    """Return the inline style of embeds, without the plain colours that old browsers fall back on.

    They would be bytes in every embed. A browser without `light-dark()` shows the card in its own colours.
    """
    plain, _, tokens = combine(folder, EMBED).partition("@supports")
    return f"{_PLAIN_COLOUR.sub('', plain)}@supports{tokens}"
