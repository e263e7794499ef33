"""Contrast and tints of colours."""

import re

import pytest

from malbild.project.colours import MIN_CONTRAST, SURFACES, contrast, lowest_contrast
from tests.support.building import OVERRIDES

TOKENS = OVERRIDES.read("styles/tokens.css")
PAIRS = re.compile(r"--(?P<name>[\w-]+): light-dark\((?P<light>#\w+), (?P<dark>#\w+)\)")
PAIR = {found["name"]: (found["light"], found["dark"]) for found in PAIRS.finditer(TOKENS)}


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_of_known_pairs_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("name", ["paper", "surface", "sunken"])
def test_surfaces_are_those_of_the_design_tokens(name: str) -> None:
    full = tuple(colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:]) for colour in PAIR[name])
    assert full == (SURFACES["light"][name], SURFACES["dark"][name])


@pytest.mark.parametrize("place", range(1, 7))
def test_palette_colour_is_readable_on_every_surface(place: int) -> None:
    light, dark = PAIR[f"tone-{place}"]
    light_tint, dark_tint = PAIR[f"tone-{place}-tint"]
    assert lowest_contrast(light, "light")[0] >= MIN_CONTRAST
    assert lowest_contrast(dark, "dark")[0] >= MIN_CONTRAST
    assert contrast(light, light_tint) >= MIN_CONTRAST
    assert contrast(dark, dark_tint) >= MIN_CONTRAST
