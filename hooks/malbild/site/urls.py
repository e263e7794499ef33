"""The only place that spells an address.

A page's `path` is its place on the site from the root: `en/malbild/invanare/`; the Swedish start
page's is empty. What depends on where the site is published (`SITE_URL`) is added here and nowhere else.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import PlacedStatement

API = "api/v1"
EMBED = "embed/v1"


class SiteUrlError(ValueError):
    """The public address is not one: it needs http or https, a host, and no query."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses of everything on the site, published at `base` (with a slash at its end)."""

    base: str
    original: str  # the language at the root
    version: str = ""  # of the assets

    @classmethod
    def at(cls, site_url: str, original: str, version: str = "") -> "Urls":
        """The addresses of a site published at `site_url`. Raises `BadSiteUrl`."""
        try:
            parts = urlsplit(site_url)
            is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_address = False
        if not is_address or re.search(r"[\s?#]", site_url):
            raise SiteUrlError(
                f"SITE_URL är inte en webbadress: {site_url!r}. Skriv till exempel https://www.example.org/malbild/"
            )
        return cls(site_url.rstrip("/") + "/", original, version)

    @property
    def origin(self) -> str:
        """The scheme and host it is published at."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    def absolute(self, path: str) -> str:
        """The public address of a path."""
        return self.base + quote(path, safe="/#?=&-._~")

    def from_root(self, path: str) -> str:
        """The address of a path from the root of the host it is published on."""
        return quote(urlsplit(self.base).path + path, safe="/#-._~")

    def relative(self, path: str, start: str) -> str:
        """The address of a path as seen from the page `start`: works wherever the site is published.

        It climbs to the root and down again: cheap enough for the hundreds of links of every page.
        """
        target, _, anchor = path.partition("#")
        if target == start and anchor:
            return f"#{anchor}"
        return ("../" * start.count("/") + path) or "./"

    def home(self, lang: str) -> str:
        """The start page."""
        return "" if lang == self.original else f"{lang}/"

    def page(self, document: Document[Page], lang: str) -> str:
        """A page in the site of a language."""
        return self.home(lang) + document.address

    def statement(self, card: PlacedStatement, lang: str) -> str:
        """A statement: its anchor on its perspective's page."""
        return f"{self.page(card.document, lang)}#{card.statement.id}"

    def in_language(self, path: str, lang: str, other: str) -> str:
        """The same place in another language."""
        return self.home(other) + path.removeprefix(self.home(lang))

    def statement_page(self, card: PlacedStatement, lang: str) -> str:
        """A statement's page of its own, which carries what a shared link shows."""
        return self.home(lang) + card.document.child_path(card.statement.id)

    def picture(self, page: str) -> str:
        """The picture that a shared link to the page shows."""
        return f"{page}bild.png"

    def not_found(self, lang: str) -> str:
        """What the server shows where there is nothing."""
        return f"{self.home(lang)}404.html"

    def former(self, address: str, lang: str) -> str:
        """A place where a page stood before."""
        return self.home(lang) + address

    def markdown(self, document: Document[Page], lang: str) -> str:
        """A page as Markdown, beside the page."""
        return f"{self.page(document, lang)}index.md"

    def list_for_machines(self, lang: str) -> str:
        """What stands on the site, for machines that read."""
        return f"{self.home(lang)}llms.txt"

    def sitemap(self, lang: str = "") -> str:
        """The pages of a language for search engines; without a language the list of those lists."""
        return f"sitemap-{lang}.xml" if lang else "sitemap.xml"

    def asset(self, name: str) -> str:
        """A file of the site's own look and script: another address when any of them is changed."""
        return "/".join(filter(None, ("assets", self.version, name)))

    def api(self, name: str, lang: str = "") -> str:
        """An answer of the API: `statements` in a language, `index` or `schema` in none."""
        return "/".join(filter(None, (API, lang, f"{name}.json")))

    def embed(self, lang: str, kind: str, id: str = "") -> str:
        """A document to embed: `vision`, or a `perspective`, `statement` or `keyword` by its id."""
        return "/".join(filter(None, (EMBED, lang, kind, id))) + "/"

    def oembed(self, lang: str, kind: str, id: str = "") -> str:
        """What oEmbed says of it."""
        return f"{self.embed(lang, kind, id)}oembed.json"

    @property
    def resize(self) -> str:
        """The script that fits frames to the documents in them."""
        return f"{EMBED}/resize.js"

    def editor(self, name: str) -> str:
        """A file of the web editor."""
        return f"redigera/{name}"

    def review(self) -> str:
        """The state of every page, for editors' programs."""
        return "redaktion/sidor.json"

    def feed(self, lang: str) -> str:
        """The feed of changes."""
        return f"{self.home(lang)}feed.xml"

    def material(self, name: str) -> str:
        """A file of the leader's kit."""
        return f"material/{name}"

    def calendar(self, lang: str) -> str:
        """The calendar of seminars and meetings."""
        return f"{self.home(lang)}kalender.ics"

    def search_index(self, lang: str) -> str:
        """What can be searched for in a language."""
        return f"search/{lang}.json"
