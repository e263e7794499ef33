"""Places on drawn pages that wait for what is made after them: `<div data-late="kit">…</div>`.

What stands there until then is what a preview shows.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from malbild.files.artifact import Artifact
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls


def filled(
    name: str, edition: Edition, built: Path, urls: Urls, draw: Callable[[Document[Page]], str]
) -> Iterator[Artifact]:
    """The edition's pages with the marker [[name]], as they lie in `built` but with what is drawn in the place."""
    place = re.compile(rf'<div data-late="{name}">.*?</div>', re.DOTALL)
    for document in edition.pages_with(name):
        path = f"{urls.page(document, edition.lang)}index.html"
        before, after = place.split((built / path).read_text(encoding="utf-8"), maxsplit=1)
        yield Artifact(path, f"{before}{draw(document)}{after}".encode())
