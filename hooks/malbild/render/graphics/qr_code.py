"""QR codes that lead a phone's camera to a page."""

from io import BytesIO

import segno
from markupsafe import Markup


def svg(url: str) -> bytes:
    """Return the code as SVG, black on white with its quiet zone."""
    return _save(url, "svg", scale=8, xmldecl=False, light="#fff", svgclass=None, lineclass=None)


def png(url: str) -> bytes:
    """Return the code as PNG, about 1,000 pixels wide."""
    code = segno.make(url, error="m", micro=False)
    return _save(url, "png", scale=max(1, 1000 // code.symbol_size()[0]))


def inline_svg(url: str) -> Markup:
    """Return the code as an element for a page, as large as its style says."""
    code = segno.make(url, error="m", micro=False)
    return Markup(code.svg_inline(omitsize=True, light="#fff", svgclass=None, lineclass=None))


def _save(url: str, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    segno.make(url, error="m", micro=False).save(buffer, kind=kind, **options)
    return buffer.getvalue()
