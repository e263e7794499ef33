"""The pages of the vision one after another, as chapters of one document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from markupsafe import Markup

from malbild.model.page_types import Keyword, Page, Perspective
from malbild.project.config import Section
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls

WAITING = '<div data-late="print"></div>'
"""Where components/print.html wants the chapters, which are there when every page is drawn."""
_REFERRING = ("aria-labelledby", "aria-describedby", "headers", "for")
_HEADING = re.compile(r"h[1-5]")


@dataclass(frozen=True)
class Chapter:
    """A page as part of the book: its anchor in it, and its content with ids and links of the book."""

    id: str
    document: Document[Page]
    content: Markup


@dataclass(frozen=True)
class Book:
    """What the chapters of one language are made from: its pages by address, and where the book stands."""

    edition: Edition
    urls: Urls
    here: str
    pages: Mapping[str, Document[Page]]

    @classmethod
    def of(cls, edition: Edition, sections: tuple[Section, ...], urls: Urls, here: str) -> "Book":
        """The book of all sections that hold a perspective or a key word."""
        parts = ([edition.documents[path] for path in section.paths] for section in sections)
        chosen = [pages for pages in parts if any(isinstance(page.meta, (Perspective, Keyword)) for page in pages)]
        return cls(edition, urls, here, {urls.page(page, edition.lang): page for pages in chosen for page in pages})

    def chapters(self, contents: Mapping[str, str]) -> Iterator[Chapter]:
        """The chapters in order. `contents` holds what stands on each page, by its path."""
        for address, document in self.pages.items():
            root = html.fragment_fromstring(contents[document.path], create_parent="div")
            _leave_out(root)
            for element in root.iter(html.etree.Element):
                self._bind(element, address)
            inner = "".join(html.tostring(child, encoding="unicode") for child in root)
            yield Chapter(_slug(document), document, Markup(inner))

    def _bind(self, element: html.HtmlElement, address: str) -> None:
        """Ids, references, links and heading levels as they are in the book."""
        own = _slug(self.pages[address])
        if id := element.get("id"):
            element.set("id", f"{own}--{id}")
        for name in _REFERRING:
            if value := element.get(name):
                element.set(name, " ".join(f"{own}--{id}" for id in value.split()))
        if href := element.get("href"):
            element.set("href", self._link(href, address))
        if _HEADING.fullmatch(str(element.tag)):
            element.tag = f"h{int(str(element.tag)[1]) + 1}"

    def _link(self, href: str, address: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        path = unquote(parts.path)
        target = normpath(join("/", address, path)).lstrip("/") if path else address
        target += "/" if path.endswith("/") and target else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        if target not in self.pages:
            return self.urls.relative(target + anchor, self.here)
        return f"#{_slug(self.pages[target])}" + (f"--{parts.fragment}" if anchor else "")


def bind(renderer: Renderer, edition: Edition, document: Document[Page], contents: Mapping[str, str]) -> str:
    """What stands on the page, with the chapters in the place that waits for them. `contents` is of all pages."""
    content = str(contents[document.path])
    if WAITING not in content:
        return content
    sections, urls = renderer.context.project.sections, renderer.context.urls
    book = Book.of(edition, sections, urls, urls.page(document, edition.lang))
    return content.replace(
        WAITING, renderer.render_template("partials/book.html", edition, chapters=[*book.chapters(contents)])
    )


def _slug(document: Document[Page]) -> str:
    return document.path.removesuffix(".md").replace("/", "-")


def _leave_out(root: html.HtmlElement) -> None:
    """Drops what only leads to the other chapters or only works on a screen, and headings left with nothing."""
    for element in root.xpath(".//*[@data-screen-only]"):
        element.drop_tree()
    for heading in reversed(root.xpath("./h2 | ./h3 | ./h4")):
        after = heading.getnext()
        if after is None or (str(after.tag) <= str(heading.tag) and _HEADING.fullmatch(str(after.tag))):
            heading.drop_tree()
