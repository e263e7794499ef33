"""Style sheets put together from overrides/styles/, where each rule is stated once, and made small."""

from pathlib import Path

from rcssmin import cssmin

SITE = ("tokens", "ground", "card", "site")
"""What the pages of the site are dressed in."""
SEARCH = ("search",)
"""What the search dialog needs beside, loaded when it opens."""
EMBED = ("tokens", "ground", "card", "embed")
"""What a card on another site is dressed in."""


def style(folder: Path, parts: tuple[str, ...]) -> str:
    """The named sheets of the folder as one, in order, without comments and spare space."""
    return str(cssmin("\n".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in parts)))
