"""Perspective colours: the style rules that give each perspective its colour and tint."""

from collections.abc import Iterable, Iterator

from malbild.model.types.pages import Perspective
from malbild.project.theme.colours import tint
from malbild.project.theme.design_tokens import DesignTokens

PALETTE = 6  # of styles/tokens.css: --tone-1 to --tone-6, each with its tint


def perspective_css(perspectives: Iterable[Perspective], tokens: DesignTokens) -> str:
    """Return a style sheet with a rule for each perspective: its own colours, or those of its place in the order."""
    rules = (_rules(one, place % PALETTE + 1, tokens) for place, one in enumerate(perspectives))
    return "\n".join(rule for found in rules for rule in found) + "\n"


def _rules(perspective: Perspective, place: int, tokens: DesignTokens) -> Iterator[str]:
    selector = f'[data-perspective="{perspective.id}"]'
    if (own := perspective.colours) is None:
        yield f"{selector} {{ --tone: var(--tone-{place}); --tint: var(--tone-{place}-tint); }}"
        return
    light, dark = tint(own.light, tokens, "light"), tint(own.dark, tokens, "dark")
    yield f"{selector} {{ --tone: {own.light}; --tint: {light}; }}"
    both = f"--tone: light-dark({own.light}, {own.dark}); --tint: light-dark({light}, {dark});"
    yield f"@supports (color: light-dark(red, red)) {{ {selector} {{ {both} }} }}"
