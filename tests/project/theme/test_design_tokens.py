"""Design tokens read from the style sheet."""

import pytest

from malbild.project.theme.design_tokens import DesignTokens


def test_brand_colours_are_read_from_the_first_root_rule() -> None:
    tokens = DesignTokens.parse(
        ":root { --paper: #fff; --accent: #123456; --red: #f00 }\n"
        "@media (x) { :root { --paper: #000 } }\n:root { --paper: #111 }\n"
        '[data-perspective] { --tone: var(--accent) }\n[data-perspective="a"] { --tone: var(--red) }'
    )
    assert tokens.rgb("paper") == (255, 255, 255)
    assert [tokens.perspective_rgb(id) for id in ("a", "b")] == [(255, 0, 0), (0x12, 0x34, 0x56)]


@pytest.mark.parametrize(("viewport", "pixels"), [(481, 18), (480, 16)])
def test_size_token_in_pixels_follows_the_viewport(viewport: int, pixels: float) -> None:
    tokens = DesignTokens.parse(
        ":root { --size: 1.125rem }\n@media (max-width: 30rem) { :root { --size: 1rem } }\n"
        "@media print { :root { --size: 2rem } }"
    )
    assert tokens.pixels("size", viewport) == pixels
