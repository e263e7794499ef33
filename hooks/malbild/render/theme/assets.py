"""The site's own look and script: what lies in overrides/static/, and the style sheets put together."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from malbild.files.artifact import Artifact
from malbild.render.theme.stylesheets import SHEETS, style
from malbild.site.urls import Urls


def assets(overrides: Path, urls: Urls) -> Iterator[Artifact]:
    """Every file in overrides/static/, and the style sheets."""
    for name, content in _files(overrides):
        yield Artifact(urls.asset(name), content)


def version(overrides: Path) -> str:
    """Another whenever a byte of any asset is another. It stands in their addresses, so they may be kept for ever.

    One for all of them: the scripts and styles name each other, and what names a changed file is changed itself.
    """
    digest = sha256()
    for name, content in _files(overrides):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _files(overrides: Path) -> Iterator[tuple[str, bytes]]:
    for name, parts in SHEETS.items():
        yield name, style(overrides / "styles", parts).encode()
    folder = overrides / "static"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
