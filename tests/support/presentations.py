"""Presentations written with a fixed label and moment."""

from datetime import date
from pathlib import Path

from malbild.documents.kit import EditionLabel
from malbild.documents.pptx.presentation import make_presentation
from malbild.documents.pptx.template import PptxContext
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.edition import Edition
from tests.support.building import OVERRIDES

LABEL, MOMENT = EditionLabel("abc123", date(2026, 11, 22)), 1795305600


def write_presentation(renderer: Renderer, edition: Edition, path: Path) -> Path:
    """Write the presentation of an edition to a file; return its path."""
    path.write_bytes(make_presentation(PptxContext(renderer, edition, TextMeasurer(OVERRIDES)), LABEL, MOMENT))
    return path
