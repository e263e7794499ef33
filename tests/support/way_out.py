"""A second generator: the same content and core, with Python-Markdown alone in MkDocs' place.

It is all that leaving MkDocs takes, and imports nothing of MkDocs, Material or static-i18n.
"""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element  # only for Python-Markdown's own tree

from markdown.treeprocessors import Treeprocessor

from malbild.checks.runner import load_renderable
from malbild.files.artifact import Artifact
from malbild.project.config import read_project
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.book import insert_chapters
from malbild.render.context import BuildContext
from malbild.render.markdown_config import extension_options
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls
from tests.support.markdown import new_markdown


class _Links(Treeprocessor):  # type: ignore[misc]  # Python-Markdown ships no types
    """A tree processor that leads links to files of docs/ to the pages made of them."""

    def __init__(self, edition: Edition, document: Document[Any], urls: Urls) -> None:
        super().__init__()
        self.edition, self.document, self.urls = edition, document, urls

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in {"href", "src"}.intersection(element.keys()):
                element.set(name, self._address(element.attrib[name]))

    def _address(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return link
        file = normpath(join(dirname(self.document.path), parts.path))
        page = self.edition.documents.get(file)
        there = self.urls.page(page, self.edition.lang) if page else file
        here = self.urls.page(self.document, self.edition.lang)
        return self.urls.relative(there + (f"#{parts.fragment}" if parts.fragment else ""), here)


def _html(root: Path, edition: Edition, text_edition: Edition, document: Document[Any], urls: Urls) -> str:
    """Return the body as HTML."""
    markdown = new_markdown(root, extension_options(text_edition, document))
    markdown.treeprocessors.register(_Links(edition, document, urls), "links", 0)
    html: str = markdown.convert(document.body)
    return html


def generate(root: Path, site_url: str) -> Iterator[Artifact]:
    """Yield every file of the site except the documents, which are made from it."""
    project = read_project(root)
    renderer = Renderer(BuildContext.at(site_url, load_renderable(project), project))
    urls = renderer.context.urls
    contents: dict[str, dict[str, str]] = {}
    for lang, edition in renderer.context.site.editions.items():
        bodies = {
            path: _html(root, edition, renderer.context.site.editions[page.text_lang], page, urls)
            for path, page in edition.documents.items()
        }
        rendered = {path: renderer.render_body(edition, edition.documents[path], html) for path, html in bodies.items()}
        contents[lang] = {**rendered}
        for page in edition.documents.values():
            whole = renderer.render_page(edition, page, insert_chapters(renderer, edition, page, contents[lang]))
            yield Artifact(f"{urls.page(page, lang)}index.html", whole.encode())
    yield from outputs_of_site(renderer.context)
    yield from outputs_of_pages(renderer.context, contents)
