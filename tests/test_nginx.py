"""Every header on every kind of address, in the real nginx with the shipped configuration."""

import http.client
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from lxml import html

from website import ASSETS

PAGE_POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "font-src": "'self'", "connect-src": "'self'", "frame-src": "'self'", "worker-src": "'self'",
    "manifest-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
    "object-src": "'none'", "upgrade-insecure-requests": "",
}  # fmt: skip
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Server": "nginx",
}
SHUT = {"X-Frame-Options": "DENY", "X-Robots-Tag": None}
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
PAGE = SHUT | {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": None,
    "Access-Control-Allow-Origin": None,
}
EMBED = OPEN | {
    "X-Frame-Options": None,
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": None,
}
DATA = OPEN | SHUT | {"Cross-Origin-Opener-Policy": None}

KINDS = {
    "": (200, "text/html; charset=utf-8", PAGE),
    "en/malbild/invanare/": (200, "text/html; charset=utf-8", PAGE),
    "malbild/invanare/stod-tidigt/": (200, "text/html; charset=utf-8", PAGE),
    "ingen-sadan-sida/": (404, "text/html; charset=utf-8", PAGE),
    "en/no-such-page": (404, "text/html; charset=utf-8", PAGE),
    "assets/": (404, "text/html; charset=utf-8", PAGE),
    f"{ASSETS}site.css": (200, "text/css; charset=utf-8", PAGE),
    f"{ASSETS}site.js": (200, "text/javascript; charset=utf-8", PAGE),
    f"{ASSETS}mark.svg": (200, "image/svg+xml; charset=utf-8", PAGE),
    f"{ASSETS}fonts/atkinson-400.woff2": (200, "font/woff2", PAGE),
    "malbild/invanare/bild.png": (200, "image/png", SHUT | {"Cross-Origin-Resource-Policy": "cross-origin"}),
    "embed/v1/sv/vision/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/en/perspective/samverkan/?theme=dark": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/statement/stod-tidigt/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/keyword/tillit/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/keyword/tillit/oembed.json": (200, "application/json; charset=utf-8", DATA),
    "embed/v1/resize.js": (200, "text/javascript; charset=utf-8", DATA),
    "api/v1/index.json": (200, "application/json; charset=utf-8", DATA),
    "api/v1/sv/statements.json": (200, "application/json; charset=utf-8", DATA),
    "feed.xml": (200, "application/atom+xml; charset=utf-8", DATA | {"Access-Control-Allow-Origin": "*"}),
    "en/kalender.ics": (200, "text/calendar; charset=utf-8", DATA | {"Access-Control-Allow-Origin": "*"}),
}


@pytest.fixture(scope="module")
def server(nginx: str) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(urlsplit(nginx).netloc)
    yield connection
    connection.close()


def ask(server: http.client.HTTPConnection, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
    server.request(method, f"/{path}")
    answer = server.getresponse()
    return answer.status, answer.headers, answer.read().decode("utf-8", "replace")


def directives(policy: str) -> dict[str, str]:
    return {name: values for name, _, values in (part.strip().partition(" ") for part in policy.split(";"))}


def hashed(text: str | None) -> str:
    assert text
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_address_has_its_headers(server: http.client.HTTPConnection, path: str) -> None:
    status, kind, wanted = KINDS[path]
    answered, headers, _ = ask(server, path)
    assert (answered, headers["Content-Type"]) == (status, kind)
    assert {name: headers[name] for name in EVERYWHERE | wanted} == EVERYWHERE | wanted
    assert "camera=()" in headers["Permissions-Policy"]
    assert len(headers.get_all("Content-Security-Policy", [])) == 1


@pytest.mark.parametrize("path", [path for path, (_, _, wanted) in KINDS.items() if wanted is PAGE])
def test_a_page_allows_its_own_files_and_nothing_inline(server: http.client.HTTPConnection, path: str) -> None:
    assert directives(ask(server, path)[1]["Content-Security-Policy"]) == PAGE_POLICY


@pytest.mark.parametrize("path", [path for path, (_, _, wanted) in KINDS.items() if wanted is EMBED])
def test_an_embed_may_be_framed_and_its_document_allows_its_own_style_and_script_by_hash(
    server: http.client.HTTPConnection, path: str
) -> None:
    _, headers, body = ask(server, path)
    assert headers["Content-Security-Policy"] == "frame-ancestors *"
    document = html.document_fromstring(body.encode())
    _, policy, *_ = document[0]
    assert policy.get("http-equiv") == "Content-Security-Policy"  # before all that it is to hold for
    assert directives(policy.get("content", "")) == {
        "default-src": "'none'",
        "script-src": hashed(document.findtext(".//script")),
        "style-src": hashed(document.findtext(".//style")),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize(
    "path",
    [".nginx/embeds.conf", ".git/config", "assets/.hidden", ".env", "%2enginx/embeds.conf", "en/.nginx/embeds.conf"],
)
def test_what_begins_with_a_dot_is_nobodys_business(server: http.client.HTTPConnection, path: str) -> None:
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("path", ["../nginx.conf", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a/../../b"])
def test_no_path_leads_out_of_the_site(server: http.client.HTTPConnection, path: str) -> None:
    assert ask(server, path)[0] in (400, 404)


def test_an_address_without_its_slash_leads_on_within_the_site(server: http.client.HTTPConnection) -> None:
    status, headers, _ = ask(server, "malbild/invanare")
    assert (status, headers["Location"]) == (301, "/malbild/invanare/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_site(server: http.client.HTTPConnection, method: str) -> None:
    assert ask(server, "", method)[0] == 405


def test_head_says_what_get_says(server: http.client.HTTPConnection) -> None:
    _, got, _ = ask(server, "embed/v1/sv/vision/")
    status, headers, body = ask(server, "embed/v1/sv/vision/", "HEAD")
    assert (status, body) == (200, "")
    assert {**headers} == {**got} | {"Date": headers["Date"]}
