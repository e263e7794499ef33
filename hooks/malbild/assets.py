"""The site's own look and script: what lies in overrides/assets/, and the style sheets put together."""

from collections.abc import Iterator
from pathlib import Path

from malbild.artifacts import Artifact
from malbild.styles import SHEETS, style
from malbild.urls import Urls


def assets(overrides: Path, urls: Urls) -> Iterator[Artifact]:
    """Every file in overrides/assets/, and the style sheets."""
    for name, parts in SHEETS.items():
        yield Artifact(urls.asset(name), style(overrides / "styles", parts).encode())
    folder = overrides / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Artifact(urls.asset(path.relative_to(folder).as_posix()), path.read_bytes())
