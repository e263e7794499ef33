"""Design tokens: the custom properties of overrides/styles/tokens.css, and those of a project in own-tokens.css.

For images, slides, heights of embeds and the page that lists the colours; style sheets use the custom properties
themselves. Colours are those of light mode, and a perspective's colour is the token that it sets as `--tone`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tinycss2
from PIL import ImageColor

from malbild.project.theme.overrides import PERSPECTIVES, Overrides

Rgb = tuple[int, int, int]

_NARROW, _NARROW_MEDIA = 480, "(max-width: 30rem)"
_BOTH_MODES = "(color: light-dark(red, red))"
_LIGHT_DARK = re.compile(r"light-dark\(\s*[^,]+,\s*(?P<dark>#\w+)\s*\)")
_REM = 16  # pixels, unless a reader has chosen another size


@dataclass(frozen=True)
class DesignTokens:
    """Every token by name, without `--`."""

    values: Mapping[str, str]
    narrow: Mapping[str, str]  # those that differ in a narrow viewport
    dark: Mapping[str, str]  # the colours of dark mode
    by_perspective: Mapping[str, str]  # id → its colour, or the token of it

    @classmethod
    def read(cls, overrides: Overrides) -> "DesignTokens":
        """Read the tokens of the look."""
        return cls.parse("".join(map(overrides.read, ("styles/own-tokens.css", "styles/tokens.css", PERSPECTIVES))))

    @classmethod
    def parse(cls, css: str) -> "DesignTokens":
        """Read the tokens of a style sheet: of `:root` the first value, and in @-rules those of narrow viewports."""
        roots: dict[str, dict[str, str]] = {"": {}, _NARROW_MEDIA: {}, _BOTH_MODES: {}}
        by_perspective: dict[str, str] = {}
        for media, selector, name, value in _declarations(tinycss2.parse_stylesheet(css)):
            if selector == ":root" and media in roots:
                roots[media].setdefault(name.removeprefix("--"), value)
            elif name == "--tone" and '"' in selector:
                by_perspective.setdefault(selector.split('"')[1], value.removeprefix("var(--").removesuffix(")"))
        pairs = {name: _LIGHT_DARK.fullmatch(value) for name, value in roots[_BOTH_MODES].items()}
        dark = {name: found["dark"] for name, found in pairs.items() if found}
        return cls(roots[""], roots[_NARROW_MEDIA], dark, by_perspective)

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """The names of the colours, in the style sheet's order."""
        return tuple(name for name, value in self.values.items() if value.startswith("#"))

    def rgb(self, name: str) -> Rgb:
        """Return a colour as red, green and blue. Raises KeyError without the token, ValueError if it is no colour."""
        return to_rgb(self.values[name])

    def perspective_rgb(self, perspective: str) -> Rgb:
        """Return a perspective's colour; the accent for one that has none yet."""
        colour = self.by_perspective.get(perspective, "accent")
        return to_rgb(self.values.get(colour, colour))

    def pixels(self, name: str, viewport: int) -> float:
        """Return a size in pixels in a viewport of that width. Raises KeyError, and ValueError if it is not in rem."""
        value = self.narrow.get(name, self.values[name]) if viewport <= _NARROW else self.values[name]
        return float(value.removesuffix("rem")) * _REM


def to_rgb(colour: str) -> Rgb:
    """Return a colour as red, green and blue. Raises ValueError if it is none."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def _declarations(rules: list[Any], media: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yield media query, selector, property and value of every declaration."""
    for rule in rules:
        if rule.type == "at-rule":
            query = tinycss2.serialize(rule.prelude).strip()
            yield from _declarations(tinycss2.parse_rule_list(rule.content or ()), query)
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            for item in tinycss2.parse_blocks_contents(rule.content):
                if item.type == "declaration":
                    yield media, selector, item.name, tinycss2.serialize(item.value).strip()
