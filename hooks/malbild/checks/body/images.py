"""Lint rules for images: published, small and described."""

from collections.abc import Iterator
from pathlib import Path

from malbild.checks.body.link_targets import closest_path, is_path, is_published, resolve
from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import Project

MAX_KILOBYTES = 300
_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def check_images(context: CheckContext) -> Iterator[Diagnostic]:
    """Report images that lack an alternative text, are not published, or are larger than `MAX_KILOBYTES`."""
    docs = context.project.docs
    for document in context.bodies:
        for image in document.parsed_body.images:
            if not image.alt.strip():
                yield Diagnostic(document.file, image.line, "MB315", params={"value": image.target})
            path = resolve(image.target, document.path)
            if not is_path(image.target) or not is_published(path, docs):
                files = (file.relative_to(docs).as_posix() for file in _image_files(context.project))
                hint = closest_path(image.target, document.path, files)
                yield Diagnostic(document.file, image.line, "MB316", params={"value": image.target, "hint": hint})
            elif (size := (docs / path).stat().st_size // 1000) > MAX_KILOBYTES:
                yield Diagnostic(document.file, image.line, "MB317", params={"size": size, "limit": MAX_KILOBYTES})


def _image_files(project: Project) -> Iterator[Path]:
    return (path for path in project.docs.rglob("*.*") if path.suffix in _SUFFIXES)
