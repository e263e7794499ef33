"""The site's own look and script: what lies in overrides/assets/, and the style sheets put together."""

from collections.abc import Iterator
from pathlib import Path

from malbild.artifacts import Artifact
from malbild.styles import SEARCH, SITE, style
from malbild.urls import Urls


def assets(overrides: Path, urls: Urls) -> Iterator[Artifact]:
    """Every file in overrides/assets/, and the style sheets."""
    yield Artifact(urls.asset("site.css"), style(overrides / "styles", SITE).encode())
    yield Artifact(urls.asset("search.css"), style(overrides / "styles", SEARCH).encode())
    folder = overrides / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Artifact(urls.asset(path.relative_to(folder).as_posix()), path.read_bytes())
