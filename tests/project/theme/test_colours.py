"""Contrast and tints of colours."""

import pytest

from malbild.project.theme.colours import MIN_CONTRAST, contrast, lowest_contrast, tint
from malbild.project.theme.design_tokens import DesignTokens
from tests.support.building import OVERRIDES

TOKENS = DesignTokens.read(OVERRIDES)


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_of_known_pairs_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("place", range(1, 7))
def test_palette_colour_is_readable_on_every_background(place: int) -> None:
    light, dark = TOKENS.values[f"tone-{place}"], TOKENS.dark[f"tone-{place}"]
    assert lowest_contrast(light, TOKENS, "light")[0] >= MIN_CONTRAST
    assert lowest_contrast(dark, TOKENS, "dark")[0] >= MIN_CONTRAST
    assert contrast(light, TOKENS.values[f"tone-{place}-tint"]) >= MIN_CONTRAST
    assert contrast(dark, TOKENS.dark[f"tone-{place}-tint"]) >= MIN_CONTRAST


def test_tint_is_a_little_of_the_colour_on_the_surface_of_its_mode() -> None:
    assert tint("#000000", TOKENS, "light") == "#e0e0e0"
    assert tint("#ffffff", TOKENS, "dark") == "#495052"
