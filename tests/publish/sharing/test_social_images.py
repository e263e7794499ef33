"""Social images: text that fits, contrast, reproducibility."""

import time
from io import BytesIO

import pytest
from PIL import Image

from malbild.model.types.rich_text import RichText
from malbild.publish.sharing.social_images import (
    BOTTOM,
    HEIGHT,
    LINE_HEIGHT,
    MARGIN,
    SIZES,
    TOP,
    WIDTH,
    SocialImage,
    SocialImageRenderer,
)
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import Line
from malbild.site.edition import Site
from tests.support.building import OVERRIDES

IMAGES = SocialImageRenderer(OVERRIDES)
TONE, PAPER = (23, 96, 78), (252, 249, 243)
LONG = "Vi **samordnar** vården och omsorgen så att ingen faller mellan stolarna i övergången mellan oss. " * 4


def test_social_image_text_of_statements_is_at_least_48_px(site: Site) -> None:
    for edition in site.editions.values():
        for card in edition.statements:
            size, lines = IMAGES.fit(card.statement.text)
            assert size >= 48
            assert _words(lines) == card.statement.text.plain


def test_social_image_of_a_long_statement_is_whole_within_margins() -> None:
    text = RichText.parse(f"{LONG}Så är det för oss alla i dag.")
    assert len(text.plain) >= 400
    size, lines = IMAGES.fit(text)
    assert size >= 28
    assert _words(lines) == text.plain
    box = _lit_area(_picture(text))
    assert box[0] >= MARGIN - 4
    assert box[2] <= WIDTH - MARGIN + 4
    assert box[1] >= TOP - 4
    assert box[3] <= BOTTOM + 4


def test_social_image_text_too_long_ends_with_an_ellipsis() -> None:
    size, lines = IMAGES.fit(RichText.parse("ord " * 900 + "slut"))
    assert size == SIZES[-1]
    assert len(lines) * size * LINE_HEIGHT <= BOTTOM - TOP
    assert _words(lines).endswith(" …")


def test_bold_word_and_its_punctuation_stay_together() -> None:
    _, lines = IMAGES.fit(RichText.parse("Ett **delat** ”**ljus**”, alltid."))
    assert [["".join(run.text for run in word) for word in line] for line in lines] == [
        ["Ett", "delat", "”ljus”,", "alltid."]
    ]


@pytest.mark.parametrize("words", ["Ordet 😀 ”så” – \u2028 <b> & </script>", "en", "x" * 300])
def test_social_image_of_any_text_has_its_size(words: str) -> None:
    image = Image.open(BytesIO(_picture(RichText.parse(words.replace("<b>", "b").replace("</script>", "script")))))
    assert image.size == (WIDTH, HEIGHT)


def test_social_image_has_perspective_colour_with_enough_contrast(renderer: Renderer) -> None:
    image = Image.open(BytesIO(_picture(RichText.parse("**Vi** gör")))).convert("RGB")
    assert image.getpixel((2, 2)) == TONE
    assert PAPER in {colour for _, colour in image.getcolors(1 << 16) or []}
    tokens = renderer.context.design_tokens
    assert set(tokens.by_perspective) == {"boende", "arbetslag"}
    for perspective in (*tokens.by_perspective, "en-ny"):
        assert _contrast(tokens.perspective_rgb(perspective), tokens.rgb("paper")) >= 6
    assert tokens.perspective_rgb("en-ny") == tokens.rgb("accent")


def test_social_image_is_reproducible_small_and_fast(site: Site) -> None:
    card = site.original.statements[0]
    first = _picture(card.statement.text)
    began = time.process_time()
    for _ in range(5):
        assert _picture(card.statement.text) == first
    assert (time.process_time() - began) / 5 < 0.03
    assert len(first) < 40_000


def _picture(text: RichText) -> bytes:
    return IMAGES.render(SocialImage("De som arbetar här", text, "Målbild", TONE, PAPER))


def _lit_area(png: bytes) -> tuple[int, int, int, int]:
    """Return the box of all that is brighter than the ornament, between heading and name."""
    image = Image.open(BytesIO(png))
    letters = image.point([255 if shade > 9 else 0 for shade in range(256)], "L")
    left, top, right, bottom = letters.crop((0, 130, WIDTH, 515)).getbbox() or (0, 0, 0, 0)
    return left, top + 130, right, bottom + 130


def _words(lines: list[Line]) -> str:
    return " ".join("".join(run.text for run in word) for line in lines for word in line)


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
