"""The colours of pictures, read where the pages have theirs: from the custom properties in the style sheet.

Of the tokens, the plain `:root` block counts, that of light mode; a perspective names its `--tone`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from PIL import ImageColor

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Tones:
    """Paper, and a colour to lay on it for each perspective."""

    paper: Colour
    accent: Colour
    by_perspective: Mapping[str, Colour]

    def of(self, perspective: str) -> Colour:
        """The perspective's colour; the site's own for one that has none yet."""
        return self.by_perspective.get(perspective, self.accent)


def read_tones(css: str) -> Tones:
    """The tones of a style sheet. Raises KeyError where a token is missing and ValueError where it is no colour."""
    tokens: dict[str, str] = {}
    named: dict[str, str] = {}
    for selector, name, value in _declarations(css):
        if selector == ":root" and name not in tokens:
            tokens[name] = value
        elif name == "--tone" and '"' in selector:
            named[selector.split('"')[1]] = value.removeprefix("var(").removesuffix(")")
    return Tones(
        paper=_colour(tokens["--paper"]),
        accent=_colour(tokens["--accent"]),
        by_perspective={perspective: _colour(tokens[token]) for perspective, token in named.items()},
    )


def _declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Selector, property and value of every declaration outside @-rules."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if item.type == "declaration":
                    yield selector, item.name, tinycss2.serialize(item.value).strip()


def _colour(value: str) -> Colour:
    red, green, blue = ImageColor.getrgb(value)[:3]
    return red, green, blue
