"""Pictures are there, are small enough, and are described."""

from collections.abc import Iterator
from pathlib import Path

from malbild.checks.body.link_targets import closest_path, is_path, is_published, resolve
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.site.document import Document

MAX_KILOBYTES = 300
_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def check_pictures(document: Document[Page], project: Project) -> Iterator[Diagnostic]:
    """Every picture of the body."""
    for picture in document.parsed_body.images:
        if not picture.alt.strip():
            yield Diagnostic(document.file, picture.line, "MB315", params={"value": picture.target})
        path = resolve(picture.target, document.path)
        if not is_path(picture.target) or not is_published(path, project.docs):
            files = (file.relative_to(project.docs).as_posix() for file in _pictures(project))
            hint = closest_path(picture.target, document.path, files)
            yield Diagnostic(document.file, picture.line, "MB316", params={"value": picture.target, "hint": hint})
        elif (size := (project.docs / path).stat().st_size // 1000) > MAX_KILOBYTES:
            yield Diagnostic(document.file, picture.line, "MB317", params={"size": size, "limit": MAX_KILOBYTES})


def _pictures(project: Project) -> Iterator[Path]:
    return (path for path in project.docs.rglob("*.*") if path.suffix in _SUFFIXES)
