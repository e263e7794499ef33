"""What the site's look is made of, read from where it is made: for the page that shows it."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_ROOT = re.compile(r":root \{(?P<body>.*?)\n\}", re.DOTALL)
_COLOUR = re.compile(r"--(?P<name>[a-z-]+): #[0-9a-f]{3,6};")


@dataclass(frozen=True)
class Design:
    """The look in the folder overrides/."""

    overrides: Path

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """The names of the colour tokens, in the stylesheet's order."""
        css = (self.overrides / "styles" / "tokens.css").read_text(encoding="utf-8")
        found = _ROOT.search(css)
        return tuple(colour["name"] for colour in _COLOUR.finditer(found["body"])) if found else ()

    @cached_property
    def icons(self) -> tuple[str, ...]:
        """The names of the icons, in alphabetical order."""
        return tuple(sorted(path.stem for path in (self.overrides / "icons").glob("*.svg")))
