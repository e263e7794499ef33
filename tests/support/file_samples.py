"""Contents of files for tests: pictures and documents that are what they are called, and those that are not."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from tests.support.lint_page import HEADER


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """Return a picture of one colour."""
    target = BytesIO()
    Image.new("RGB", size, "#17604e").save(target, kind, **options)
    return target.getvalue()


def animation() -> bytes:
    """Return a GIF of two frames."""
    target = BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("#17604e", "#97401f")]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=200)
    return target.getvalue()


def located(kind: str = "JPEG") -> bytes:
    """Return a photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 16.0, 24.0), 3: "E", 4: (15.0, 12.0, 36.0)})
    return picture(kind, exif=exif)


SAMPLES: dict[str, Callable[[], bytes]] = {
    "png": picture,
    "jpeg": lambda: picture("JPEG"),
    "webp": lambda: picture("WEBP"),
    "gif": lambda: picture("GIF"),
    "animated gif": animation,
    "located jpeg": located,
    "located webp": lambda: located("WEBP"),
    "huge png": lambda: picture(size=(12_000, 9_000)),
    "heic": lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    "empty": lambda: b"",
    "html": lambda: b"<!DOCTYPE html><title>404</title><p>Sidan finns inte</p>",
    "script": lambda: b"<!DOCTYPE html><script>alert(1)</script>",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
    "svg with script": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg with event": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "exe": lambda: b"MZ\x90\x00\x03" + b"\x00" * 60,
    "pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
    "large pdf": lambda: b"%PDF-1.7\n" + b"0" * 30_000_000,
    "page": f"{HEADER}Vården är nära.\n".encode,
    "page in latin 1": lambda: f"{HEADER}Vården är nära.\n".encode("latin-1"),
    "long page": f"{HEADER}{'Vården är nära. ' * 20_000}\n".encode,
    "docx": lambda: b"PK\x03\x04[Content_Types].xml word/document.xml",
}
