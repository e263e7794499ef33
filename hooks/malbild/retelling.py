"""What stands on the drawn pages, told in other ways: for search, and for machines that read."""

from collections.abc import Iterator, Mapping

from malbild.artifacts import Artifact
from malbild.markdown_pages import markdown_pages
from malbild.render import Renderer
from malbild.search import search_indexes


def from_pages(renderer: Renderer, contents: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """All files that tell in another way what stands on the pages of the languages that have been drawn.

    `contents`: language → page's path → HTML between heading and sources.
    """
    yield from search_indexes(renderer, contents)
    yield from markdown_pages(renderer, contents)
