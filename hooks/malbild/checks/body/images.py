"""Lint rules for images: published, small and described."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from malbild.checks.body.link_targets import closest_path, is_path, is_published, resolve
from malbild.checks.context import CheckContext
from malbild.checks.words import words_of
from malbild.content.markdown.body import Image
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import Project

MAX_KILOBYTES = 300
_FILE_NAME = re.compile(
    r".*\.(?:avif|gif|heic|jpe?g|png|svg|tiff?|webp)"
    r"|(?:img|dsc[fn]?|pxl|image|bild|foto|picture|photo|wp|mvimg)[ _-]?\d[\w ._-]*"
    r"|(?:skärmavbild|skärmbild|skärmklipp|screenshot|screen shot)[ _-]\(?\d[\w ()._-]*|[\d ._-]+"
)
_CREDIT = re.compile(r"(?:Foto(?:graf)?|Bild|Illustration|Photo(?:graph)?(?: by)?):? +(?:[A-ZÅÄÖ][\w-]+ ?){2,3}")
_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def check_images(context: CheckContext) -> Iterator[Diagnostic]:
    """Report images whose alternative text says nothing, that are not published, or larger than `MAX_KILOBYTES`."""
    docs = context.project.docs
    for document in context.bodies:
        for image in document.parsed_body.images:
            if not _says_something(image):
                params = {"value": image.target, "alt": image.alt}
                yield Diagnostic(document.file, image.line, "MB315", params=params)
            path = resolve(image.target, document.path)
            if not is_path(image.target) or not is_published(path, docs):
                files = (file.relative_to(docs).as_posix() for file in _image_files(context.project))
                hint = closest_path(image.target, document.path, files)
                yield Diagnostic(document.file, image.line, "MB316", params={"value": image.target, "hint": hint})
            elif (size := (docs / path).stat().st_size // 1000) > MAX_KILOBYTES:
                params = {"name": PurePosixPath(path).name, "value": f"{size} kB", "limit": f"{MAX_KILOBYTES} kB"}
                yield Diagnostic(document.file, image.line, "MB842", params=params)


def _says_something(image: Image) -> bool:
    """Return whether an alternative text is more than a file name or the word for an image (WCAG 1.1.1)."""
    text = " ".join(image.alt.split()).strip(".:! ").lower()
    name = PurePosixPath(image.target).name.lower()
    is_name = text in (name, name.partition(".")[0]) or _FILE_NAME.fullmatch(text) or _CREDIT.fullmatch(image.alt)
    return bool(text) and not is_name and text not in words_of("vague_texts", "images")


def _image_files(project: Project) -> Iterator[Path]:
    return (path for path in project.docs.rglob("*.*") if path.suffix in _SUFFIXES)
