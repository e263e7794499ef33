"""The site's colours as a picture wants them: red, green and blue."""

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import ImageColor

from malbild.render.theme.palette import read_palette

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
    palette = read_palette(css)
    return Tones(
        paper=_colour(palette.tokens["paper"]),
        accent=_colour(palette.tokens["accent"]),
        by_perspective={perspective: _colour(palette.tone(perspective)) for perspective in palette.tones},
    )


def _colour(value: str) -> Colour:
    red, green, blue = ImageColor.getrgb(value)[:3]
    return red, green, blue
