"""A web server over the built site that receives the errors of its pages, from any browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tests.support.building import ROOT
from tests.support.http_server import serve_handler

_SCRIPT = "/error_reports.js"
_HEAD = f'<head><script src="{_SCRIPT}"></script>'.encode()
_REPORTER = Path(__file__).with_suffix(".js").read_bytes()
_NGINX = (ROOT / "deploy" / "nginx" / "headers.conf").read_text(encoding="utf-8")
POLICY = re.findall(r'^ *page +"(default-src .*)";$', _NGINX, re.M)[0]
"""The content security policy of a page, from the shipped nginx."""


@dataclass
class ErrorReports:
    """The URL of the server, with a final slash, and the errors it has received."""

    address: str = ""
    errors: list[str] = field(default_factory=list)


@contextmanager
def serve_with_reports(folder: Path) -> Iterator[ErrorReports]:
    """Serve a folder; each page reports its errors, except embeds, whose own policy forbids it."""
    reports = ErrorReports()

    class Handler(SimpleHTTPRequestHandler):
        def send_head(self) -> BinaryIO | BytesIO | None:
            if self.path == _SCRIPT:
                return self._answer(_REPORTER, "text/javascript")
            path = Path(self.translate_path(self.path))
            page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
            if page.suffix == ".html" and page.is_file() and "/embed/" not in self.path:
                return self._answer(page.read_bytes().replace(b"<head>", _HEAD, 1), "text/html")
            if not path.exists():
                reports.errors.append(f"{self.path} is not here")
            return super().send_head()

        def do_POST(self) -> None:
            reports.errors.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def _answer(self, content: bytes, media_type: str) -> BytesIO:
            self.send_response(200)
            self.send_header("Content-Type", f"{media_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            return BytesIO(content)

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing."""

    with serve_handler(partial(Handler, directory=str(folder))) as address:
        reports.address = address
        yield reports
