"""Assets: the files of overrides/static/, and the style sheets."""

from collections.abc import Iterator
from hashlib import sha256

from malbild.files.artifact import Artifact
from malbild.project.theme.overrides import Overrides
from malbild.render.theme.stylesheets import SHEETS, combine
from malbild.site.urls import Urls


def assets(overrides: Overrides, urls: Urls) -> Iterator[Artifact]:
    """Yield every asset."""
    for name, content in _files(overrides):
        yield Artifact(urls.asset(name), content)


def assets_version(overrides: Overrides) -> str:
    """Return a hash of all assets. It is part of their addresses, so browsers may cache them for ever.

    One for all of them: scripts and style sheets contain each other's addresses.
    """
    digest = sha256()
    for name, content in _files(overrides):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _files(overrides: Overrides) -> Iterator[tuple[str, bytes]]:
    for name, parts in SHEETS.items():
        yield name, combine(overrides, parts).encode()
    for name, path in overrides.files("static").items():
        yield name, path.read_bytes()
