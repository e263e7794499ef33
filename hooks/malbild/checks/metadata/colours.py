"""Lint rule for perspectives' own colours: text in them must be readable (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.theme.colours import MIN_CONTRAST, Mode, lowest_contrast
from malbild.project.theme.design_tokens import DesignTokens
from malbild.project.theme.overrides import Overrides

_MODES: tuple[Mode, ...] = ("light", "dark")


def check_colours(context: CheckContext) -> Iterator[Diagnostic]:
    """Report a colour whose contrast to a background of its mode is too low."""
    coloured = [page for page in context.original.perspectives if page.meta.colours]
    if not coloured:  # spares the check a parse of the style sheet
        return
    tokens = DesignTokens.read(Overrides.of(context.project.root))
    for page in coloured:
        for mode in _MODES:
            colour = getattr(page.meta.colours, mode)
            ratio, surface = lowest_contrast(colour, tokens, mode)
            if ratio < MIN_CONTRAST:
                shown = context.original.locale.number(int(ratio * 100) / 100)
                yield page.diagnostic("MB704", ("colours", mode), value=colour, ratio=shown, surface=surface)
