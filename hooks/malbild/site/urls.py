"""URLs: every address of the site is built here.

A path is relative to the site's root: `en/malbild/boende/`, empty for the Swedish start page. `SITE_URL`, where the
site is published, is added by `absolute` and `root_relative`.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from malbild.diagnostics.diagnostic import CommandError
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import PlacedStatement
from malbild.site.queries.follow_up import PlacedIndicator

API = "api/v1"
EMBED = "embed/v1"
_SAFE = "/-._~!$&'*+(),;=:@"  # RFC 3986, section 3.3


class SiteUrlError(CommandError):
    """A public address without http or https or a host, or with a query."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Paths of everything on the site, and their addresses under `base`, which is ASCII and ends in a slash."""

    base: str
    original: str  # the language at the root
    version: str = ""  # of the assets

    @classmethod
    def at(cls, site_url: str, original: str, version: str = "") -> "Urls":
        """Return the URLs of a site published at `site_url`. Raises `SiteUrlError`."""
        try:
            parts = urlsplit(site_url)
            is_valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
            host = parts.netloc.encode("idna").decode()  # räksmörgås.example → xn--rksmrgs-5wao1o.example
        except ValueError:
            is_valid, host = False, ""
        if not is_valid or re.search(r"[\s?#]", site_url):
            raise SiteUrlError(
                f"SITE_URL är inte en webbadress: {site_url!r}. Skriv till exempel https://www.example.org/malbild/"
            )
        path = quote(parts.path.rstrip("/"), safe=f"%{_SAFE}")
        return cls(f"{parts.scheme}://{host}{path}/", original, version)

    @property
    def is_local(self) -> bool:
        """True where only the own computer finds the site."""
        return urlsplit(self.base).hostname in ("127.0.0.1", "::1", "localhost")

    @property
    def origin(self) -> str:
        """The scheme and host that the site is published at."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    def absolute(self, path: str) -> str:
        """Return the public address of a path."""
        return self.base + quote(path, safe="/#?=&-._~")

    def root_relative(self, path: str) -> str:
        """Return the address of a path from the root of its host: `/malbild/en/`."""
        return urlsplit(self.base).path + quote(path, safe="/#-._~")

    def relative(self, path: str, start: str) -> str:
        """Return the address of a path as seen from the page `start`.

        It always climbs to the root, which is cheap for a page's hundreds of links.
        """
        target, _, anchor = path.partition("#")
        if target == start and anchor:
            return f"#{anchor}"
        return ("../" * start.count("/") + path) or "./"

    def home(self, lang: str) -> str:
        """Return the path of a language's start page."""
        return "" if lang == self.original else f"{lang}/"

    def in_language(self, path: str, lang: str, other: str) -> str:
        """Return the path of the same page in another language."""
        return self.home(other) + path.removeprefix(self.home(lang))

    def page(self, document: Document[Page], lang: str) -> str:
        """Return the path of a page."""
        return self.home(lang) + document.address

    def indicator(self, placed: PlacedIndicator, lang: str) -> str:
        """Return the path of an indicator: its anchor on its page."""
        return f"{self.page(placed.document, lang)}#{placed.indicator.id}"

    def retired(self, address: str, lang: str) -> str:
        """Return the path of an address that now has a redirect or a tombstone."""
        return self.home(lang) + address

    def statement(self, placed: PlacedStatement, lang: str) -> str:
        """Return the path of a statement: its anchor on the page of its perspective."""
        return f"{self.page(placed.document, lang)}#{placed.statement.id}"

    def share_page(self, placed: PlacedStatement, lang: str) -> str:
        """Return the path of a statement's share page."""
        return self.home(lang) + placed.document.child_path(placed.statement.id)

    def social_image(self, page: str) -> str:
        """Return the path of a page's social image."""
        return f"{page}bild.png"

    def markdown(self, document: Document[Page], lang: str) -> str:
        """Return the path of a page's Markdown copy."""
        return f"{self.page(document, lang)}index.md"

    def not_found(self, lang: str) -> str:
        """Return the path of the 404 page."""
        return f"{self.home(lang)}404.html"

    def llms_txt(self, lang: str) -> str:
        """Return the path of the list of pages for language models."""
        return f"{self.home(lang)}llms.txt"

    def sitemap(self, lang: str = "") -> str:
        """Return the path of a language's sitemap; without a language, that of the sitemap index."""
        return f"sitemap-{lang}.xml" if lang else "sitemap.xml"

    def feed(self, lang: str) -> str:
        """Return the path of the feed of changes."""
        return f"{self.home(lang)}feed.xml"

    def change_feed(self, lang: str, perspective: str) -> str:
        """Return the path of the feed of a perspective's changed wordings."""
        return f"{self.home(lang)}feed-{perspective}.xml"

    def calendar(self, lang: str) -> str:
        """Return the path of the calendar of seminars and meetings."""
        return f"{self.home(lang)}kalender.ics"

    def search_index(self, lang: str) -> str:
        """Return the path of a language's search index."""
        return f"search/{lang}.json"

    def asset(self, name: str) -> str:
        """Return the path of an asset; it changes when any asset changes."""
        return "/".join(filter(None, ("assets", self.version, name)))

    def api(self, name: str, lang: str = "") -> str:
        """Return the path of an API endpoint; `index` and `schema` have no language."""
        return "/".join(filter(None, (API, lang, f"{name}.json")))

    def embed(self, lang: str, kind: str, id: str = "", variant: str = "") -> str:
        """Return the path of an embed; the `vision` has no id."""
        return "/".join(filter(None, (EMBED, lang, kind, id, variant))) + "/"

    def fragment(self, lang: str, kind: str, id: str = "") -> str:
        """Return the path of an embed's content alone, for the web component."""
        return f"{self.embed(lang, kind, id)}fragment.html"

    def embed_not_found(self, lang: str) -> str:
        """Return the path of the embed that is shown where an id is misspelt."""
        return f"{EMBED}/{lang}/404.html"

    def oembed(self, lang: str, kind: str, id: str = "", variant: str = "") -> str:
        """Return the path of an embed's oEmbed response."""
        return f"{self.embed(lang, kind, id, variant)}oembed.json"

    @property
    def icon_licences(self) -> str:
        """The path of the licences of icons."""
        return "icon-licences.txt"

    @property
    def resize_script(self) -> str:
        """The path of the resize script."""
        return f"{EMBED}/resize.js"

    @property
    def component_script(self) -> str:
        """The path of the web component."""
        return f"{EMBED}/component.js"

    def kit_file(self, name: str) -> str:
        """Return the path of a download of the kit."""
        return f"material/{name}"

    def web_editor(self, name: str) -> str:
        """Return the path of a file of the web editor."""
        return f"redigera/{name}"

    @property
    def page_status(self) -> str:
        """The path of the page status as JSON."""
        return "redaktion/sidor.json"
