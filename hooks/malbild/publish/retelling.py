"""What stands on the drawn pages, told in other ways: for search, and for machines that read."""

from collections.abc import Iterator, Mapping

from malbild.files.artifact import Artifact
from malbild.publish.markdown_pages import markdown_pages
from malbild.publish.search_index import search_indexes
from malbild.render.renderer import Renderer


def from_pages(renderer: Renderer, contents: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """All files that tell in another way what stands on the pages of the languages that have been drawn.

    `contents`: language → page's path → HTML between heading and sources.
    """
    yield from search_indexes(renderer, contents)
    yield from markdown_pages(renderer, contents)
