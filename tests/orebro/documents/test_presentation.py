"""Örebro's presentation as LibreOffice shows it, and its notes."""

from pathlib import Path

import pikepdf
import pytest

from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.slides import slides
from tests.support.presentations import write_presentation
from tests.support.printing import text_of, to_pdf, words_outside

LANGS = ("sv", "en")


@pytest.fixture(scope="module")
def printed(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The slides as LibreOffice shows them, as PDF by language."""
    folder = tmp_path_factory.mktemp("slides")
    editions = renderer.context.site.editions
    written = {lang: write_presentation(renderer, editions[lang], folder / f"{lang}.pptx") for lang in LANGS}
    return {lang: to_pdf(file, folder) for lang, file in written.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_slides_in_libreoffice_are_shown_whole(lang: str, printed: dict[str, Path], site: Site) -> None:
    deck = slides(site.editions[lang])
    for number, slide in enumerate(deck, start=1):
        shown = text_of(printed[lang], number)
        assert slide.title in shown
        if slide.placed:
            assert slide.placed.statement.text.plain in shown
    with pikepdf.open(printed[lang]) as pdf:
        assert len(pdf.pages) == len(deck)
    assert words_outside(printed[lang]) == []


@pytest.mark.parametrize("lang", LANGS)
def test_slides_have_notes_to_speak_from(lang: str, site: Site) -> None:
    deck = slides(site.editions[lang])
    assert len(deck) > 25
    assert [slide.title for slide in deck if len("\n\n".join(note.text for note in slide.notes)) <= 40] == []
