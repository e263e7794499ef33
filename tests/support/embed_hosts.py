"""Other sites with the snippet of an embed on them, each with styles, a policy or a place of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lxml import html

from tests.support.building import read_script
from tests.support.http_server import serve_handler
from tests.support.website import DEFAULT_ADDRESS

POLICIES = (
    "default-src 'self'",
    "default-src 'none'; script-src 'self'; frame-src 'none'",
    "script-src 'self' https://example.org; child-src 'self'; object-src 'none'",
    "frame-src https://example.org 'self'; script-src-elem 'self'; script-src 'none'",
    "default-src 'self', script-src 'self'; frame-src 'self'",
    "Default-Src 'none'; Script-Src 'self'; frame-src *; script-src 'none';",
)
"""Content security policies of sites that embeds come to."""

STYLES = {
    "plain": "",
    "padding and border": "iframe { padding: 12px; border: 5px solid; box-sizing: border-box }",
    "padding of the content box": "iframe { padding: 12px; box-sizing: content-box; width: calc(100% - 24px) }",
    "height auto !important": "iframe { height: auto !important }",
    "responsive iframes": "iframe { max-width: 100%; aspect-ratio: 16 / 9 }",
    "flex row": "main { display: flex; gap: 10px }",
    "grid": "main { display: grid; grid-template-columns: minmax(0, 1fr) }",
    "float": "main > div { float: left }",
    "text of 62.5 %": "html { font-size: 62.5% }",
    "constrained layout": "main > * { max-width: 620px; margin: 24px auto !important } main { padding: 0 24px }",
    "page of 900 pixels": "body { width: 900px }",
    "right to left": "body { direction: rtl }",
    "content as wide as its text": "main { float: left }",
    "flex item": "body { display: flex }",
    "grid item": "body { display: grid; justify-items: start }",
    "two columns of text": "main { columns: 2 240px }",
    "box of its own": "* { box-sizing: border-box; margin: 0; padding: 0; font-size: 62.5% }",
    "zoom of 200 %": "@media (min-width: 40rem) { main { zoom: 2 } }",
    "low iframes": "iframe { max-height: 60vh; min-height: 50px }",
}
"""Styles of other sites, after the themes of WordPress and others that were tried."""

PLACES = {
    "shadow DOM": "<div><template shadowrootmode=open>{}</template></div>",
    "table": "<table style='width:100%'><tr><td>{}</table>",
    "details": "<details open><summary>Mer</summary>{}</details>",
    "quirks mode": "{}",
    "table as wide as its text": "<table><tr><td>{}</table>",
    "base element": "<base href='https://example.org/kommunen/' target='_top'>{}",
    "tab shown later": "<div id=tab hidden>{}</div><script>setTimeout(() => tab.hidden = false, 900)</script>",
    "dialog": "<dialog id=box>{}</dialog><script>setTimeout(() => box.showModal(), 300)</script>",
    "page from right to left": "<div dir=rtl lang=ar>{}</div>",
}


@dataclass
class HostServer:
    """A server of the embeds' site and of other sites' pages; each is written as the contents of its body."""

    address: str = ""
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # path → document, policy

    def add(self, body: str, style: str = "", policy: str = "", doctype: str = "<!doctype html>") -> str:
        """Add a page; return its URL."""
        path = f"/host/{len(self.pages)}.html"
        head = f'<meta charset=utf-8><title>Kommunen</title><script src="/host/own.js"></script><style>{style}</style>'
        self.pages[path] = f"{doctype}<html lang=sv>{head}<body>{body}", policy
        return self.address.rstrip("/") + path


@contextmanager
def serve_hosts(site: Path) -> Iterator[HostServer]:
    """Serve a built site, pages of other sites, and those pages' own script and frame."""
    server = HostServer()
    own = {
        "/host/own.js": (read_script("embed_host.js"), "text/javascript"),
        "/host/own.html": ("<!doctype html><script src=own-frame.js></script>", "text/html"),
        "/host/own-frame.js": ("parent.postMessage({ own: 1 }, '*')", "text/javascript"),
    }

    class Handler(SimpleHTTPRequestHandler):
        def send_head(self) -> BinaryIO | BytesIO | None:
            if self.path in server.pages:
                document, policy = server.pages[self.path]
                return self._answer(document, "text/html", policy)
            if self.path in own:
                return self._answer(*own[self.path])
            return super().send_head()

        def _answer(self, text: str, media_type: str, policy: str = "") -> BytesIO:
            self.send_response(200)
            self.send_header("Content-Type", f"{media_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(text.encode())))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            return BytesIO(text.encode())

        def end_headers(self) -> None:
            self.send_header("Access-Control-Allow-Origin", "*")  # as nginx does
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing."""

    with serve_handler(partial(Handler, directory=str(site))) as address:
        server.address = address
        yield server


def snippets(site: Path, lang: str, address: str) -> dict[str, str]:
    """Return the ready-made snippets of a language, by kind and id, as of a site published at the address."""
    page = html.parse(str(site / "badda-in" / "index.html"))
    codes = page.xpath("//code[starts-with(@data-snippet, $start)]", start=f"{lang}/")
    return {
        code.get("data-snippet").removeprefix(f"{lang}/"): code.text_content().replace(DEFAULT_ADDRESS, address)
        for code in codes
    }


def without_script(snippet: str) -> str:
    """Return a snippet without its script."""
    return snippet.partition("<script")[0]
