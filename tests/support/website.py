"""A built site as its readers meet it: documents by address, what they link to, and what language they speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from malbild.render.theme.assets import version
from tests.support.building import ROOT

ASSETS = f"assets/{version(ROOT / 'overrides')}/"
DEFAULT_ADDRESS = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Link:
    """An address that an element of a document holds."""

    page: str
    element: HtmlElement
    address: str  # absolute

    @property
    def host(self) -> str:
        """The host it leads to; empty for mailto: and the like."""
        return urlsplit(self.address).netloc

    def __str__(self) -> str:
        return f"/{self.page} → {self.address}"


@dataclass(frozen=True)
class Website:
    """The files in `folder`, published at `base`."""

    folder: Path
    base: str = DEFAULT_ADDRESS

    @cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every document by its path from the root: `en/malbild/`, `404.html`; the start page's is empty."""
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): html.parse(str(path), parser).getroot()
            for path in sorted(self.folder.rglob("*.html"))
        }

    def links(self) -> Iterator[Link]:
        """Every address in every document."""
        for path, page in self.pages.items():
            for element, _, address, _ in page.iterlinks():
                yield Link(path, element, urljoin(self.base + path, address))

    def broken_links(self) -> list[str]:
        """Links within the site that lead to no file or to no anchor."""
        host = urlsplit(self.base).netloc
        return [str(link) for link in self.links() if link.host == host and not self._answers(link.address)]

    def path_of(self, address: str) -> str:
        """The path from the site's root that an address names, without its anchor."""
        return unquote(urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(self.base))

    def _answers(self, address: str) -> bool:
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
    """The language that the element's text is marked as."""
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def texts(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every piece of text in the document's body, and the language it is marked as."""
    for text in page.xpath("//body//text()[normalize-space()][not(ancestor::script or ancestor::style)]"):
        parent = text.getparent().getparent() if text.is_tail else text.getparent()
        yield str(text), language_of(parent)


def innermost(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Every element of the document's body that holds more words than any element within it, and its words."""
    for element in page.xpath("//body//*[normalize-space()]"):
        words = element.text_content().strip()
        if all(child.text_content().strip() != words for child in element):
            yield element, as_written(words)


def as_written(text: str) -> str:
    """The text as its author wrote it, before it was said where its lines break."""
    return text.replace("\u00a0", " ").replace("\u00ad", "")
