"""Design tokens: the custom properties of overrides/styles/tokens.css.

For images, slides and the page that lists them; style sheets use the custom properties themselves. The values are those
of light mode, and a perspective's colour is the token that it sets as `--tone`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import tinycss2
from PIL import ImageColor

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class DesignTokens:
    """Every token by name, without `--`, and the token of each perspective's colour by its id."""

    values: Mapping[str, str]
    by_perspective: Mapping[str, str]

    @classmethod
    def read(cls, overrides: Path) -> "DesignTokens":
        """Read the tokens of the templates' folder."""
        return cls.parse((overrides / "styles" / "tokens.css").read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, css: str) -> "DesignTokens":
        """Read the tokens of a style sheet: of `:root` the first value, and nothing in @-rules, as of dark mode."""
        values: dict[str, str] = {}
        by_perspective: dict[str, str] = {}
        for selector, name, value in _declarations(css):
            if selector == ":root":
                values.setdefault(name.removeprefix("--"), value)
            elif name == "--tone" and '"' in selector:
                by_perspective[selector.split('"')[1]] = value.removeprefix("var(--").removesuffix(")")
        return cls(values, by_perspective)

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """The names of the colours, in the style sheet's order."""
        return tuple(name for name, value in self.values.items() if value.startswith("#"))

    def rgb(self, name: str) -> Rgb:
        """Return a colour as red, green and blue.

        Raises KeyError for a token that is missing and ValueError for one that is no colour.
        """
        red, green, blue = ImageColor.getrgb(self.values[name])[:3]
        return red, green, blue

    def perspective_rgb(self, perspective: str) -> Rgb:
        """Return a perspective's colour; the accent for one that has none yet."""
        return self.rgb(self.by_perspective.get(perspective, "accent"))


def _declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Return selector, property and value of every declaration outside @-rules."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if item.type == "declaration":
                    yield selector, item.name, tinycss2.serialize(item.value).strip()
