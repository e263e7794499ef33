"""Headers of every kind of URL, from the shipped nginx."""

import http.client
import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.support import web_server
from tests.support.building import COUNTY, build_pages, change, copy_project
from tests.support.http_client import request
from tests.support.tombstones import add_tombstones
from tests.support.website import ASSETS

PAGE_POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "font-src": "'self'", "connect-src": "'self'", "frame-src": "'self'", "worker-src": "'self'",
    "manifest-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
    "object-src": "'none'",
}  # fmt: skip
KEPT_BRIEFLY = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
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
READ = DATA | {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}
ASSET = READ | {"Access-Control-Allow-Origin": None, "Cross-Origin-Resource-Policy": "same-origin"}
DOWNLOAD = SHUT | {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Opener-Policy": None,
    "Access-Control-Allow-Origin": None,
    "Content-Security-Policy": "frame-ancestors 'none'",  # readers of PDF in browsers need styles and script
}
OFFICE = "application/vnd.openxmlformats-officedocument"
MATERIAL = "material/malbild-sagolund-"

KINDS = {
    "": (200, "text/html; charset=utf-8", PAGE),
    "en/malbild/boende/": (200, "text/html; charset=utf-8", PAGE),
    "malbild/boende/lampan-lyser/": (200, "text/html; charset=utf-8", PAGE),
    "ingen-sadan-sida/": (404, "text/html; charset=utf-8", PAGE),
    "en/no-such-page": (404, "text/html; charset=utf-8", PAGE),
    "assets/": (404, "text/html; charset=utf-8", PAGE),
    f"{ASSETS}site.css": (200, "text/css; charset=utf-8", ASSET),
    f"{ASSETS}site.js": (200, "text/javascript; charset=utf-8", ASSET),
    f"{ASSETS}mark.svg": (200, "image/svg+xml; charset=utf-8", ASSET),
    f"{ASSETS}fonts/atkinson-400.woff2": (200, "font/woff2", ASSET),
    "malbild/boende/bild.png": (200, "image/png", SHUT | {"Cross-Origin-Resource-Policy": "cross-origin"}),
    "embed/v1/sv/vision/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/en/perspective/arbetslag/?theme=dark": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/statement/lampan-lyser/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/keyword/lugn/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/keyword/lugn/oembed.json": (200, "application/json; charset=utf-8", DATA),
    "embed/v1/resize.js": (200, "text/javascript; charset=utf-8", DATA),
    "embed/v1/component.js": (200, "text/javascript; charset=utf-8", DATA),
    "embed/v1/sv/statement/lampan-lyser/dark-compact/": (200, "text/html; charset=utf-8", EMBED),
    "embed/v1/sv/selection/": (200, "text/html; charset=utf-8", EMBED),
    "api/v1/index.json": (200, "application/json; charset=utf-8", DATA),
    "api/v1/sv/statements.json": (200, "application/json; charset=utf-8", DATA),
    "feed.xml": (200, "application/atom+xml; charset=utf-8", DATA | {"Access-Control-Allow-Origin": "*"}),
    "en/kalender.ics": (200, "text/calendar; charset=utf-8", DATA | {"Access-Control-Allow-Origin": "*"}),
    "malbild/boende/index.md": (200, "text/markdown; charset=utf-8", READ),
    "llms.txt": (200, "text/plain; charset=utf-8", READ),
    "sitemap.xml": (200, "application/xml; charset=utf-8", READ),
    "search/sv.json": (200, "application/json; charset=utf-8", PAGE),
    f"{MATERIAL}dokument-sv.pdf": (200, "application/pdf", DOWNLOAD),
    f"{MATERIAL}bildspel-sv.pptx": (200, f"{OFFICE}.presentationml.presentation", DOWNLOAD),
    f"{MATERIAL}allt-sv.zip": (200, "application/zip", DOWNLOAD),
}


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[http.client.HTTPConnection]:
    """A connection to a site with what the county's lacks: a redirect, tombstones and security.txt."""
    root = add_tombstones(copy_project(tmp_path_factory.mktemp("changed_site") / "sagolund", COUNTY))
    change(root, "docs/malbild/boende.md", "kind: perspective", "kind: perspective\nmoved_from: [malbild/gammal/]")
    change(root, "mkdocs.yml", "contact: {}", "contact: {security: mailto:namn@example.org}")
    with web_server.nginx(build_pages(root), tmp_path_factory.mktemp("nginx")) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        yield connection
        connection.close()


def directives(policy: str) -> dict[str, str]:
    return {name: values for name, _, values in (part.strip().partition(" ") for part in policy.split(";"))}


def checked_headers(headers: http.client.HTTPMessage) -> dict[str, str | None]:
    """Return the headers under test; each occurs at most once."""
    assert len({name.lower() for name in headers}) == len(headers.keys()), headers
    return {name: headers[name] for name in ("Cache-Control", *EVERYWHERE, *PAGE)}


def csp_hash(text: str | None) -> str:
    assert text
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", KINDS)
def test_url_has_the_headers_of_its_kind(server: http.client.HTTPConnection, path: str) -> None:
    status, kind, wanted = KINDS[path]
    answered, headers, _ = request(server, path)
    assert (answered, headers["Content-Type"]) == (status, kind)
    assert {name: headers[name] for name in EVERYWHERE | wanted} == EVERYWHERE | wanted
    assert ("camera=()" in headers.get("Permissions-Policy", "")) is (wanted is not ASSET)
    assert len(headers.get_all("Content-Security-Policy", [])) == 1


@pytest.mark.parametrize("path", [path for path, (_, _, wanted) in KINDS.items() if wanted is PAGE])
def test_page_policy_allows_own_files_and_nothing_inline(server: http.client.HTTPConnection, path: str) -> None:
    assert directives(request(server, path)[1]["Content-Security-Policy"]) == PAGE_POLICY


@pytest.mark.parametrize("path", [path for path, (_, _, wanted) in KINDS.items() if wanted is EMBED])
def test_embed_policy_allows_framing_and_own_code_by_hash(server: http.client.HTTPConnection, path: str) -> None:
    _, headers, body = request(server, path)
    assert headers["Content-Security-Policy"] == "frame-ancestors *"
    document = html.document_fromstring(body)
    _, policy, *_ = document[0]
    assert policy.get("http-equiv") == "Content-Security-Policy"  # before everything it applies to
    assert directives(policy.get("content", "")) == {
        "default-src": "'none'",
        "script-src": csp_hash(document.findtext(".//script")),
        "style-src": csp_hash(document.findtext(".//style")),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize(
    "path",
    [".nginx/embeds.conf", ".git/config", "assets/.hidden", ".env", "%2enginx/embeds.conf", "en/.nginx/embeds.conf"],
)
def test_hidden_files_are_not_found(server: http.client.HTTPConnection, path: str) -> None:
    assert request(server, path)[0] == 404


@pytest.mark.parametrize("path", ["../nginx.conf", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a/../../b"])
def test_path_traversal_is_rejected(server: http.client.HTTPConnection, path: str) -> None:
    assert request(server, path)[0] in (400, 404)


def test_url_without_its_slash_redirects_within_the_site(server: http.client.HTTPConnection) -> None:
    status, headers, _ = request(server, "malbild/boende")
    assert (status, headers["Location"]) == (301, "/malbild/boende/")


def test_moved_page_redirects_with_every_header(changed_site: http.client.HTTPConnection) -> None:
    status, headers, _ = request(changed_site, "malbild/gammal/")
    assert (status, headers["Location"]) == (301, "/malbild/boende/")
    assert checked_headers(headers) == EVERYWHERE | PAGE | {"Cache-Control": KEPT_BRIEFLY}
    assert directives(headers["Content-Security-Policy"]) == PAGE_POLICY


@pytest.mark.parametrize(
    ("path", "wanted", "expected"),
    [
        ("malbild/boende/egen-lykta/", PAGE, "Formuleringen gick upp i en annan"),
        ("en/malbild/besokare/", PAGE, "The perspective of visitors"),
        ("embed/v1/sv/statement/egen-lykta/", EMBED, "Formuleringen gick upp i en annan"),
        ("embed/v1/en/perspective/besokare/", EMBED, "The perspective of visitors"),
    ],
)
def test_tombstone_has_the_headers_of_its_kind(
    changed_site: http.client.HTTPConnection, path: str, wanted: dict[str, str | None], expected: str
) -> None:
    status, headers, body = request(changed_site, path)
    assert status == 200
    assert expected.encode() in body
    assert checked_headers(headers) == EVERYWHERE | wanted | {"Cache-Control": KEPT_BRIEFLY}


def test_security_txt_is_served_with_its_headers(changed_site: http.client.HTTPConnection) -> None:
    status, headers, body = request(changed_site, ".well-known/security.txt")
    assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert b"Contact: mailto:namn@example.org\n" in body
    assert checked_headers(headers) == EVERYWHERE | DATA | {
        "Cross-Origin-Embedder-Policy": None,
        "Cache-Control": KEPT_BRIEFLY,
    }
    assert request(changed_site, ".well-known/")[0] == 404


@pytest.mark.parametrize(
    ("status", "method", "path", "sent"),
    [
        (404, "GET", "ingen-sadan-sida/", {}),
        (405, "POST", "", {}),
        (413, "POST", "", {"Content-Length": "2000"}),
        (416, "GET", "malbild/boende/bild.png", {"Range": "bytes=99999999-"}),
        (416, "GET", "en/malbild/boende/", {"Range": "bytes=99999999-"}),
        (416, "GET", f"{ASSETS}site.css", {"Range": "bytes=99999999-"}),
        (416, "GET", "embed/v1/sv/vision/", {"Range": "bytes=99999999-"}),
    ],
)
def test_error_response_has_each_header_once_and_is_not_cached(
    nginx: str, status: int, method: str, path: str, sent: dict[str, str]
) -> None:
    with closing(http.client.HTTPConnection(urlsplit(nginx).netloc)) as server:
        server.request(method, f"/{path}", headers=sent)
        answer = server.getresponse()
        answer.read()
    assert answer.status == status
    expected = checked_headers(answer.headers)
    assert expected | EVERYWHERE == expected
    assert expected["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"]


def test_rate_limit_response_has_every_header(tmp_path: Path) -> None:
    site = web_server.small_site(tmp_path, "built")
    with (
        web_server.nginx(site, tmp_path, {"burst=200 nodelay": "burst=1 nodelay"}) as address,
        closing(http.client.HTTPConnection(urlsplit(address).netloc)) as server,
    ):
        answers = [request(server, "")[:2] for _ in range(20)]
    (headers, *_) = [headers for status, headers in answers if status == 429]
    assert checked_headers(headers) == EVERYWHERE | PAGE | {"Cache-Control": "no-store"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_methods_that_write_are_not_allowed(server: http.client.HTTPConnection, method: str) -> None:
    assert request(server, "", method)[0] == 405


def test_head_has_the_headers_of_get(server: http.client.HTTPConnection) -> None:
    _, got, _ = request(server, "embed/v1/sv/vision/")
    status, headers, body = request(server, "embed/v1/sv/vision/", "HEAD")
    assert (status, body) == (200, b"")
    assert {**headers} == {**got} | {"Date": headers["Date"]}


@pytest.mark.parametrize(
    "path",
    [
        "api/v1/index.json", "api/v1/finns-inte.json", "embed/v1/sv/vision/", "embed/v1/sv/statement/felskrivet/",
        "embed/v1/en/statement/felskrivet/oembed.json", "embed/v1/resize.js", "feed.xml",
    ],
)  # fmt: skip
def test_script_of_another_site_may_read_answers_and_errors(server: http.client.HTTPConnection, path: str) -> None:
    sent = {"Origin": "https://kommunen.example", "If-None-Match": '"x"'}
    server.request("GET", f"/{path}", headers=sent)
    answer = server.getresponse()
    answer.read()
    assert answer.status in (200, 404)
    assert answer.headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert answer.headers.get_all("Access-Control-Expose-Headers") == ["ETag"]
    asking = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    server.request("OPTIONS", f"/{path}", headers=sent | asking)
    answer = server.getresponse()
    assert (answer.status, answer.read()) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


def test_preflight_of_a_page_is_not_answered(server: http.client.HTTPConnection) -> None:
    status, headers, _ = request(server, "malbild/", "OPTIONS")
    assert status == 405
    assert headers["Access-Control-Allow-Origin"] is None
    assert headers["Access-Control-Allow-Methods"] is None


def test_error_of_the_api_is_json(server: http.client.HTTPConnection) -> None:
    status, headers, body = request(server, "api/v1/sv/finns-inte.json")
    assert (status, headers["Content-Type"]) == (404, "application/json; charset=utf-8")
    assert json.loads(body) == {"error": "not found"}


@pytest.mark.parametrize(("path", "words"), [("sv/statement/fel/", "Sidan finns inte"), ("en/x", "does not exist")])
def test_misspelt_embed_gets_a_page_that_may_be_framed(
    server: http.client.HTTPConnection, path: str, words: str
) -> None:
    status, headers, body = request(server, f"embed/v1/{path}")
    assert status == 404
    assert words in body.decode()
    assert b'<a href="/' in body
    assert {name: headers[name] for name in EMBED} == EMBED
    assert headers["Content-Security-Policy"] == "frame-ancestors *"
    assert headers["Cache-Control"] == "no-store"
