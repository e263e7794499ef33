"""The book: the pages of the vision and its follow-up as chapters of one page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from markupsafe import Markup

from malbild.model.types.pages import Keyword, Page, Perspective
from malbild.project.mkdocs_yml.nav import Section
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls

PLACEHOLDER = '<div data-placeholder="print"></div>'
"""The element of components/print.html that becomes the chapters, once all pages are rendered."""
_FOLLOW_UP = ("activities", "indicators")
_ID_REFERENCES = ("aria-labelledby", "aria-describedby", "headers", "for")
_HEADING = re.compile(r"h[1-5]")


@dataclass(frozen=True)
class Chapter:
    """A page of the book: its id there, and its body with the book's ids and links."""

    id: str
    document: Document[Page]
    content: Markup


@dataclass(frozen=True)
class Book:
    """The book of one language: its pages by path, and the path of the page it is on."""

    edition: Edition
    urls: Urls
    path: str
    pages: Mapping[str, Document[Page]]

    @classmethod
    def of(cls, edition: Edition, sections: tuple[Section, ...], urls: Urls, path: str) -> "Book":
        """Return the book of the navigation's sections with a perspective, a key word, activities or indicators."""
        groups = ([edition.documents[path] for path in section.paths] for section in sections)
        chosen = [pages for pages in groups if any(_belongs(page) for page in pages)]
        return cls(edition, urls, path, {urls.page(page, edition.lang): page for pages in chosen for page in pages})

    def chapters(self, bodies: Mapping[str, str]) -> Iterator[Chapter]:
        """Return the chapters in order. `bodies` holds the rendered body of every page, by its path in docs/."""
        for path, document in self.pages.items():
            root = html.fragment_fromstring(bodies[document.path], create_parent="div")
            _remove_screen_only(root)
            for element in root.iter(html.etree.Element):
                self._rewrite(element, path)
            inner = "".join(html.tostring(child, encoding="unicode") for child in root)
            yield Chapter(_chapter_id(document), document, Markup(inner))

    def _rewrite(self, element: html.HtmlElement, path: str) -> None:
        """Prefix ids and references with the chapter's id, adapt links and pictures, lower headings by a level."""
        chapter = _chapter_id(self.pages[path])
        if id := element.get("id"):
            element.set("id", f"{chapter}--{id}")
        for name in _ID_REFERENCES:
            if value := element.get(name):
                element.set(name, " ".join(f"{chapter}--{id}" for id in value.split()))
        for name in ("href", "src"):
            if link := element.get(name):
                element.set(name, self._link(link, path))
        if _HEADING.fullmatch(str(element.tag)):
            element.tag = f"h{int(str(element.tag)[1]) + 1}"

    def _link(self, href: str, path: str) -> str:
        """Return a link of the page at `path` as a link from the book, to a chapter if there is one."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        link = unquote(parts.path)
        target = normpath(join("/", path, link)).lstrip("/") if link else path
        target += "/" if link.endswith("/") and target else ""
        if target not in self.pages:
            return self.urls.relative(target + (f"#{parts.fragment}" if parts.fragment else ""), self.path)
        return f"#{_chapter_id(self.pages[target])}" + (f"--{parts.fragment}" if parts.fragment else "")


def insert_chapters(renderer: Renderer, edition: Edition, document: Document[Page], bodies: Mapping[str, str]) -> str:
    """Return the page's body with the chapters in their placeholder. `bodies` holds those of all pages, by path."""
    body = str(bodies[document.path])
    if PLACEHOLDER not in body:
        return body
    urls = renderer.context.urls
    book = Book.of(edition, renderer.context.project.nav.sections, urls, urls.page(document, edition.lang))
    chapters = [*book.chapters(bodies)]
    return body.replace(PLACEHOLDER, renderer.render_template("partials/book.html", edition, chapters=chapters))


def _belongs(page: Document[Page]) -> bool:
    return isinstance(page.meta, (Perspective, Keyword)) or any(page.has_shortcode(name) for name in _FOLLOW_UP)


def _chapter_id(document: Document[Page]) -> str:
    return document.path.removesuffix(".md").replace("/", "-")


def _remove_screen_only(root: html.HtmlElement) -> None:
    """Remove what has a use on screens alone, and headings that then have nothing below them."""
    for element in root.xpath(".//*[@data-screen-only]"):
        if element.tag == "summary":  # without which `details` is not valid
            element.getparent().tag = "div"
        element.drop_tree()
    for heading in reversed(root.xpath("./h2 | ./h3 | ./h4")):
        after = heading.getnext()
        if after is None or (str(after.tag) <= str(heading.tag) and _HEADING.fullmatch(str(after.tag))):
            heading.drop_tree()
