"""Colours of perspectives: the backgrounds they stand on, tints of them, and contrast (WCAG 2.2, 1.4.3)."""

from typing import Literal

from malbild.project.theme.design_tokens import DesignTokens, to_rgb

Mode = Literal["light", "dark"]

MIN_CONTRAST = 4.5
_BACKGROUNDS = ("paper", "surface", "sunken")  # design tokens
_SHARE: dict[Mode, float] = {"light": 0.12, "dark": 0.2}  # of the colour in its tint


def tint(colour: str, tokens: DesignTokens, mode: Mode) -> str:
    """Return a background in a little of the colour."""
    base, share = _values(tokens, mode)["surface"], _SHARE[mode]
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(to_rgb(colour), to_rgb(base), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lowest_contrast(colour: str, tokens: DesignTokens, mode: Mode) -> tuple[float, str]:
    """Return the lowest contrast ratio of a perspective's colour, and the background that has it."""
    backgrounds = {name: _values(tokens, mode)[name] for name in _BACKGROUNDS} | {"tint": tint(colour, tokens, mode)}
    return min((contrast(colour, value), name) for name, value in backgrounds.items())


def _values(tokens: DesignTokens, mode: Mode) -> dict[str, str]:
    return {**tokens.values} | ({**tokens.dark} if mode == "dark" else {})


def _luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(value / 255) for value in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    darkest = 0.04045
    return float(channel / 12.92 if channel <= darkest else ((channel + 0.055) / 1.055) ** 2.4)
