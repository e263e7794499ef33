"""A built site, parsed: documents by URL path, their links, and the language of their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.render.context import BuildContext
from tests.support.building import COUNTY

_NO_LAYOUT = re.compile(r' data-theme="(?:light|dark)"|<link rel="alternate" type="application/json\+oembed"[^>]*>')
DEFAULT_ADDRESS = "http://127.0.0.1:8000/"


def assets_folder(root: Path) -> str:
    """Return the path of a project's assets on its site, with their version: `assets/0123456789ab/`."""
    project = read_project(root)
    return BuildContext.at(DEFAULT_ADDRESS, load_renderable(project), project).urls.asset("") + "/"


ASSETS = assets_folder(COUNTY)


@dataclass(frozen=True)
class Link:
    """A URL in an attribute of an element."""

    page: str
    element: HtmlElement
    address: str  # absolute

    @property
    def host(self) -> str:
        """The host of the URL; empty for mailto: and the like."""
        return urlsplit(self.address).netloc

    def __str__(self) -> str:
        return f"/{self.page} → {self.address}"


@dataclass(frozen=True)
class Website:
    """A site in `folder`, published at `base`."""

    folder: Path
    base: str = DEFAULT_ADDRESS

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every document by its path from the root: `en/malbild/`, `404.html`; empty for the start page."""
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): html.parse(str(path), parser).getroot()
            for path in sorted(self.folder.rglob("*.html"))
        }

    def layouts(self) -> list[str]:
        """Return the path of a page of each layout: those that differ by colours and oEmbed's link alone share one."""
        paths: dict[str, str] = {}
        for path in self.pages:
            file = self.folder / path
            text = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
            paths.setdefault(_NO_LAYOUT.sub("", text), path)
        return [*paths.values()]

    def links(self) -> Iterator[Link]:
        """Yield every URL in every document."""
        for path, page in self.pages.items():
            for element, _, address, _ in page.iterlinks():
                yield Link(path, element, urljoin(self.base + path, address))

    def broken_links(self) -> list[str]:
        """Return the links within the site that lead to no file or to no anchor."""
        host = urlsplit(self.base).netloc
        return [str(link) for link in self.links() if link.host == host and not self._exists(link.address)]

    def path_of(self, address: str) -> str:
        """Return the path of a URL from the root of the site, without query and anchor."""
        return unquote(urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(self.base))

    def _exists(self, address: str) -> bool:
        if not address.startswith(self.base):
            return False
        path, anchor = self.path_of(address), unquote(urlsplit(address).fragment)
        if path in self.pages:
            return not anchor or anchor in self._ids[path]
        return not anchor and (self.folder / path).is_file()

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {path: frozenset(page.xpath("//@id")) for path, page in self.pages.items()}


def language_of(element: HtmlElement) -> str:
    """Return the language of an element: the nearest `lang` attribute."""
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def texts(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield every text node of the body with its language."""
    for text in page.xpath("//body//text()[normalize-space()][not(ancestor::script or ancestor::style)]"):
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        yield str(text), language_of(parent)


def innermost_elements(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield every element of the body with more text than any of its children, and that text."""
    for element in page.xpath("//body//*[normalize-space()]"):
        words = element.text_content().strip()
        if all(child.text_content().strip() != words for child in element):
            yield element, without_typography(words)


def without_typography(text: str) -> str:
    """Return a text without the no-break spaces and soft hyphens that typography adds."""
    return text.replace("\u00a0", " ").replace("\u00ad", "")
