"""QR codes that lead a phone's camera to a page."""

from io import BytesIO

import segno
from markupsafe import Markup


def svg(url: str) -> bytes:
    """Return the code as SVG, black on white with its quiet zone."""
    return _save(_code(url), "svg", scale=8, xmldecl=False, light="#fff", svgclass=None, lineclass=None)


def png(url: str) -> bytes:
    """Return the code as PNG, about 1,000 pixels wide."""
    code = _code(url)
    return _save(code, "png", scale=max(1, 1000 // code.symbol_size()[0]))


def inline_svg(url: str) -> Markup:
    """Return the code as an element for a page, as large as its style says."""
    return Markup(_code(url).svg_inline(omitsize=True, light="#fff", svgclass=None, lineclass=None))


def _code(url: str) -> segno.QRCode:
    return segno.make(url, error="m", micro=False)


def _save(code: segno.QRCode, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    code.save(buffer, kind=kind, **options)
    return buffer.getvalue()
