"""The style sheet of the perspectives' colours."""

from malbild.model.types.nested import Colours
from malbild.project.theme.design_tokens import DesignTokens
from malbild.render.renderer import Renderer
from malbild.render.theme.perspective_colours import PALETTE, perspective_css
from malbild.site.edition import Site
from tests.support.building import OVERRIDES

TOKENS = DesignTokens.read(OVERRIDES)


def test_perspective_css_without_own_colours_follows_the_order(site: Site) -> None:
    css = perspective_css((page.meta for page in site.original.perspectives), TOKENS)
    assert css.splitlines() == [
        '[data-perspective="boende"] { --tone: var(--tone-1); --tint: var(--tone-1-tint); }',
        '[data-perspective="arbetslag"] { --tone: var(--tone-2); --tint: var(--tone-2-tint); }',
    ]


def test_perspective_css_beyond_the_palette_begins_anew(site: Site) -> None:
    (first, *_) = site.original.perspectives
    last = perspective_css([first.meta] * (PALETTE + 1), TOKENS).splitlines()[-1]
    assert "var(--tone-1)" in last


def test_perspective_css_with_own_colours_reaches_images_and_slides(renderer: Renderer) -> None:
    (page, *_) = renderer.context.site.original.perspectives
    own = page.meta.model_copy(update={"colours": Colours(light="#663300", dark="#ffcc99")})
    css = perspective_css([own], TOKENS)
    assert "--tone: light-dark(#663300, #ffcc99)" in css
    assert DesignTokens.parse(f":root {{ --accent: #000 }}\n{css}").perspective_rgb("boende") == (0x66, 0x33, 0)


def test_styles_of_the_engine_name_no_perspective(renderer: Renderer) -> None:
    styles = renderer.context.overrides.files("styles")
    named = [name for name, path in styles.items() if '[data-perspective="' in path.read_text(encoding="utf-8")]
    assert named == []
