"""Placeholders in rendered pages, filled after the build: `<div data-placeholder="kit">…</div>`.

A preview shows what they contain until then.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Page
from malbild.render.html.directions import add_directions
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls


def fill_placeholders(
    name: str, edition: Edition, site_dir: Path, urls: Urls, render: Callable[[Document[Page]], str]
) -> Iterator[Artifact]:
    """Return the edition's pages with the shortcode [[name]], as they are in `site_dir` but for the placeholder."""
    placeholder = re.compile(rf'<div data-placeholder="{name}">.*?</div>', re.DOTALL)
    for document in edition.pages_with(name):
        path = f"{urls.page(document, edition.lang)}index.html"
        before, after = placeholder.split((site_dir / path).read_text(encoding="utf-8"), maxsplit=1)
        yield Artifact(path, add_directions(f"{before}{render(document)}{after}").encode())
