"""QR codes: a picture that leads a telephone's camera to a page."""

from io import BytesIO

import segno


def svg(address: str) -> bytes:
    """The code as an SVG picture of black on white, quiet zone included."""
    return _drawn(address, "svg", scale=8, xmldecl=False, light="#fff", svgclass=None, lineclass=None)


def png(address: str) -> bytes:
    """The code as a PNG picture, about 1,000 pixels wide."""
    code = segno.make(address, error="m", micro=False)
    return _drawn(address, "png", scale=max(1, 1000 // code.symbol_size()[0]))


def _drawn(address: str, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind=kind, **options)
    return buffer.getvalue()
