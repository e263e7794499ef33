"""The colours of the site’s style sheets, for documents that no style sheet reaches."""

import re
from pathlib import Path

_ROOT = re.compile(r":root\s*\{(?P<tokens>.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--(?P<name>[a-z-]+):\s*#(?P<hex>[0-9a-f]{3}(?:[0-9a-f]{3})?)\s*;")
PERSPECTIVES = ("resident", "collaboration", "staff")
"""The colours of the perspectives in order; one more has `accent`."""


def read_palette(css: Path) -> dict[str, str]:
    """The light colours among the tokens, as six hexadecimal digits by name."""
    root = _ROOT.search(css.read_text(encoding="utf-8"))
    found = _COLOUR.finditer(root["tokens"] if root else "")
    return {colour["name"]: _six(colour["hex"]) for colour in found}


def tone(order: int) -> str:
    """The name of the colour of the perspective with that place in the vision, from 1."""
    return PERSPECTIVES[order - 1] if 0 < order <= len(PERSPECTIVES) else "accent"


def tint(order: int) -> str:
    """The name of the pale ground that goes with the perspective's colour."""
    name = tone(order)
    return f"{name}-tint" if name in PERSPECTIVES else "sunken"


def _six(digits: str) -> str:
    return digits if len(digits) > len("fff") else "".join(digit * 2 for digit in digits)
