"""The site's own look and script, from overrides/assets/ to assets/ on the site."""

from collections.abc import Iterator
from pathlib import Path

from malbild.artifacts import Artifact
from malbild.urls import Urls


def assets(overrides: Path, urls: Urls) -> Iterator[Artifact]:
    """Every file in overrides/assets/."""
    folder = overrides / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Artifact(urls.asset(path.relative_to(folder).as_posix()), path.read_bytes())
