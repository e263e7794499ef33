"""Text measured and fitted into a frame."""

import pytest

from malbild.model.types.rich_text import RichText
from malbild.render.theme.text_fit import TextMeasurer
from tests.support.building import OVERRIDES


@pytest.mark.parametrize(("words", "size"), [("ett ord", 40), ("**hälsofrämjande** vård", 20)])
def test_word_wider_than_its_frame_is_set_smaller(words: str, size: float) -> None:
    """In 40 points "hälsofrämjande" takes some 300, in 20 half of it, whatever room there is below."""
    measurer = TextMeasurer(OVERRIDES)
    assert measurer.fitting_size((RichText.parse(words),), (200, 400), (40, 20, 10)) == size
