"""A second generator: the same content and core, with Python-Markdown alone in MkDocs' place.

It is all that leaving MkDocs takes, and imports nothing of MkDocs, Material or static-i18n.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element  # only for Python-Markdown's own tree

from markdown.treeprocessors import Treeprocessor
from pathspec import GitIgnoreSpec

from malbild.checks.runner import lint, load
from malbild.editing.page_status import page_status_outputs
from malbild.files.artifact import Artifact
from malbild.files.compression import compress
from malbild.files.image_position import SUFFIXES, without_position
from malbild.files.writer import write
from malbild.project.config import Project, read_project
from malbild.project.mkdocs_yml.nodes import read_config, text
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.book import insert_chapters
from malbild.render.context import BuildContext
from malbild.render.markdown_config import extension_options
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls
from tests.support.markdown import new_markdown
from tests.support.rendering import render_page

_NEVER_COPIED = (".*", "/templates/", "*.md")
"""Files of docs/ that MkDocs itself leaves out, and the sources of pages."""


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
        way = relpath(there or ".", here or ".") + ("/" if page else "")
        return way + (f"#{parts.fragment}" if parts.fragment else "")


def _html(context: BuildContext, edition: Edition, document: Document[Any]) -> str:
    """Return the body as HTML."""
    options = extension_options(context.site.editions[document.text_lang], document)
    markdown = new_markdown(context.project.root, options)
    markdown.treeprocessors.register(_Links(edition, document, context.urls), "links", 0)
    html: str = markdown.convert(document.body)
    return html


def generate(root: Path, site_url: str) -> None:
    """Build the whole site of a project in its folder `site`."""
    project, site = read_project(root), root / "site"
    result = load(project)
    result.site.parse_bodies()
    context = BuildContext.at(site_url, result.site, project)
    write(_copies(project), site)
    write(_pages(context), site)
    write(outputs_of_site(context), site)
    subprocess.run([sys.executable, "-m", "malbild.documents", str(site)], cwd=root, check=True)
    write(page_status_outputs(context, lint(result), site), site)
    write(compress(site), site)


def _copies(project: Project) -> Iterator[Artifact]:
    """Yield the pictures and other files of docs/ that are published, photographs without their position."""
    docs = project.root / "docs"
    excluded = GitIgnoreSpec.from_lines([*_NEVER_COPIED, *text(read_config(project.root)["exclude_docs"]).splitlines()])
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and not excluded.match_file(name):
            content = path.read_bytes()
            yield Artifact(name, without_position(content) if path.suffix.lower() in SUFFIXES else content)


def _pages(context: BuildContext) -> Iterator[Artifact]:
    """Yield the pages, and the files made from all of them."""
    renderer, urls = Renderer(context), context.urls
    contents: dict[str, dict[str, str]] = {}
    for lang, edition in context.site.editions.items():
        contents[lang] = bodies = {}
        for path, page in edition.documents.items():
            bodies[path] = renderer.render_body(edition, page, _html(context, edition, page))
        for page in edition.documents.values():
            whole = render_page(renderer, edition, page, insert_chapters(renderer, edition, page, bodies))
            yield Artifact(f"{urls.page(page, lang)}index.html", whole.encode())
    yield from outputs_of_pages(context, contents)
