"""Lint rules for the files in docs/ that are copied to the site: right kind, right content, not too large."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

from PIL import Image

from malbild.checks.context import CheckContext
from malbild.checks.words import alternatives, words_of
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.files.image_position import SUFFIXES, has_position

MAX_MEGABYTES = 10
MAX_PIXELS = 4000
"""Pixels of the longer side of an image, which no screen shows at once."""
_BEGINNINGS = {  # of a file by its suffix; a suffix without one may begin in any way
    ".avif": rb".{4}ftypavi[fs]",
    ".docx": rb"PK\x03\x04",
    ".epub": rb"PK\x03\x04",
    ".gif": rb"GIF8[79]a",
    ".jpeg": rb"\xff\xd8\xff",
    ".jpg": rb"\xff\xd8\xff",
    ".odp": rb"PK\x03\x04",
    ".ods": rb"PK\x03\x04",
    ".odt": rb"PK\x03\x04",
    ".pdf": rb"\s*%PDF-",
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".pptx": rb"PK\x03\x04",
    ".svg": rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)",
    ".webp": rb"RIFF.{4}WEBP",
    ".xlsx": rb"PK\x03\x04",
    ".zip": rb"PK\x03\x04",
}
_SCRIPT = re.compile(rb"<script|\son\w+\s*=|javascript:|<foreignObject|<!ENTITY|<iframe", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE)


def check_published_files(context: CheckContext) -> Iterator[Diagnostic]:
    """Report drafts, kinds of files that are not published, and images and documents that are not what they say."""
    project = context.project
    settings = project.page_settings
    named = {*settings.extra_css, *(script.path for script in settings.extra_javascript)}  # mkdocs.yml names them
    for path in sorted(project.docs.rglob("*")):
        relative = path.relative_to(project.docs)
        if not path.is_file() or any(part.startswith(".") for part in relative.parts) or _is_read(relative):
            continue
        file = path.relative_to(project.root).as_posix()
        if relative.as_posix() in named:
            continue
        for code, params in _faults(path):
            yield Diagnostic(file, 1, code, params={"name": path.name, **params})


def is_draft(name: str) -> bool:
    """Return whether a file's name says that it is a copy, a draft or of a program's own."""
    return bool(_draft().fullmatch(name.lower()))


def _is_read(relative: Path) -> bool:
    """Return whether the build reads the file and does not copy it."""
    return len(relative.parts) == 1 and (
        relative.suffix == ".lock"
        or bool(re.fullmatch(r"(?:(?:settings|search-words).*|uppgifter)\.yml", relative.name))
    )


def _faults(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    suffix = path.suffix.lower()
    if is_draft(path.name):
        yield "MB844", {}
    elif suffix in (".html", ".htm"):
        return  # MB084 reports it
    elif suffix not in words_of("files", "published") | words_of("files", "images"):
        yield "MB841", {"value": suffix or path.name}
    elif ".md" not in path.suffixes:  # MB028 reports the name of film.md.txt
        yield from _content_faults(path, suffix)


def _content_faults(path: Path, suffix: str) -> Iterator[tuple[str, dict[str, object]]]:
    size = path.stat().st_size
    if size > MAX_MEGABYTES * 1_000_000:
        yield "MB842", {"value": f"{size // 1_000_000} MB", "limit": f"{MAX_MEGABYTES} MB"}
        return
    raw = path.read_bytes()
    beginning = _BEGINNINGS.get(suffix, rb"")
    if not raw.strip() or not re.match(beginning, raw, re.DOTALL) or _HTML.match(raw):
        yield "MB840", {"value": suffix}
    elif suffix == ".svg" and _SCRIPT.search(raw):
        yield "MB841", {"value": ".svg"}
    elif suffix in words_of("files", "images") - {".svg"}:
        yield from _image_faults(path)
    if suffix in SUFFIXES and has_position(raw):
        yield "MB803", {}


def _image_faults(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:  # reads no pixels
                size, frames = image.size, getattr(image, "n_frames", 1)
    except (OSError, ValueError, Image.DecompressionBombError):
        yield "MB840", {"value": path.suffix.lower()}
        return
    if max(size) > MAX_PIXELS:
        yield "MB842", {"value": f"{size[0]} × {size[1]} bildpunkter", "limit": f"{MAX_PIXELS} på den längsta sidan"}
    if frames > 1:
        yield "MB843", {}


@cache
def _draft() -> re.Pattern[str]:
    return re.compile(alternatives("files", "drafts"))
