"""Responses of the shipped nginx: encoding, ranges, caching, malformed requests, health."""

import gzip
import http.client
import re
import socket
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tests.support import web_server
from tests.support.http_client import request
from tests.support.website import ASSETS

IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
EMBED = "embed/v1/sv/perspective/boende/"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=1.0, gzip;q=0.8", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("", None),
    ],
)
def test_response_has_the_smallest_accepted_encoding(
    server: http.client.HTTPConnection, built_site: Path, accepted: str, coding: str | None
) -> None:
    file = built_site / EMBED / "index.html"
    _, headers, body = request(server, EMBED, Accept_Encoding=accepted)
    assert headers["Content-Encoding"] == coding
    assert headers["Vary"] == "Accept-Encoding"
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[coding]
    assert body == file.with_name(f"index.html{suffix}").read_bytes()


def test_brotli_at_least_halves_a_page(server: http.client.HTTPConnection) -> None:
    _, _, whole = request(server, "malbild/")
    _, _, small = request(server, "malbild/", Accept_Encoding="br")
    assert brotli.decompress(small) == whole
    assert len(small) < len(whole) / 2


def test_markdown_copy_is_compressed_by_the_server(server: http.client.HTTPConnection, built_site: Path) -> None:
    _, headers, body = request(server, "malbild/index.md", Accept_Encoding="gzip")
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == (built_site / "malbild/index.md").read_bytes()


def test_range_request_gets_part_of_a_file(server: http.client.HTTPConnection) -> None:
    _, _, whole = request(server, "malbild/boende/bild.png")
    status, headers, part = request(server, "malbild/boende/bild.png", Range="bytes=100-199")
    assert (status, part) == (206, whole[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert request(server, "malbild/boende/bild.png", Range="bytes=-10")[2] == whole[-10:]
    assert request(server, "malbild/boende/bild.png", Range=f"bytes={len(whole)}-")[0] == 416


@pytest.mark.parametrize("path", ["", EMBED, "api/v1/sv/statements.json", f"{ASSETS}site.css"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_conditional_request_unchanged_gets_304(server: http.client.HTTPConnection, path: str, accepted: str) -> None:
    _, headers, _ = request(server, path, Accept_Encoding=accepted)
    again = request(server, path, Accept_Encoding=accepted, If_None_Match=headers["ETag"])
    since = request(server, path, Accept_Encoding=accepted, If_Modified_Since=headers["Last-Modified"])
    assert [(status, body) for status, _, body in (again, since)] == [(304, b"")] * 2
    assert again[1]["Cache-Control"] == headers["Cache-Control"]
    assert request(server, path, Accept_Encoding=accepted, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("path", ["", "en/malbild/", EMBED, "api/v1/index.json", f"{ASSETS}site.js", "finns-inte/"])
@pytest.mark.parametrize("accepted", ["", "br"])
def test_head_has_the_headers_of_get_without_a_body(
    server: http.client.HTTPConnection, path: str, accepted: str
) -> None:
    got_status, got_headers, _ = request(server, path, Accept_Encoding=accepted)
    status, headers, body = request(server, path, "HEAD", Accept_Encoding=accepted)
    assert (status, body) == (got_status, b"")
    assert {**headers} == {**got_headers} | {"Date": headers["Date"]}


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"{ASSETS}site.css", IMMUTABLE), (f"{ASSETS}fonts/atkinson-400.woff2", IMMUTABLE),
        ("", SHORT), ("en/malbild/", SHORT), (EMBED, SHORT), ("embed/v1/resize.js", SHORT),
        ("api/v1/sv/statements.json", SHORT), ("malbild", SHORT),
        ("finns-inte/", "no-store"), (f"{ASSETS}finns-inte.css", "no-store"),
        ("assets/0123456789ab/site.css", "no-store"),
    ],
)  # fmt: skip
def test_cache_control_is_short_for_pages_and_immutable_for_assets(
    server: http.client.HTTPConnection, path: str, kept: str
) -> None:
    assert request(server, path)[1].get_all("Cache-Control") == [kept]


def test_unknown_id_gets_the_404_page(server: http.client.HTTPConnection) -> None:
    status, _, body = request(server, "malbild/boende/borttagen-formulering/")
    assert status == 404
    assert b"<h1" in body
    assert b'href="/"' in body


@pytest.mark.parametrize(
    "path",
    [
        "%00", "a%00b.html", "..%5c..%5cetc/passwd", "%252e%252e/%252e%252e/etc/passwd", "%c0%ae%c0%ae/etc/passwd",
        "..;/..;/etc/passwd", "assets/..%2f..%2fnginx.conf", "assets../nginx.conf", "./.././../etc/passwd", "%",
        "%zz", "%e5%e4%f6/", "malbild//../../../etc/hosts", "_headers", "_redirects", "redirects.map", ".nginx/",
    ],
)  # fmt: skip
def test_malformed_urls_are_rejected(server: http.client.HTTPConnection, path: str) -> None:
    status, _, body = request(server, path)
    assert status in (400, 404)
    assert b"root:" not in body
    assert b"worker_processes" not in body


def test_url_with_swedish_letters_is_not_found(server: http.client.HTTPConnection) -> None:
    assert request(server, "bes%C3%B6k/%C3%A5%C3%A4%C3%B6/")[0] == 404


@pytest.mark.parametrize("request_line", [b"GET / HTTP/9.9", b"\x16\x03\x01", b"GET /" + b"a" * 40_000 + b" HTTP/1.1"])
def test_malformed_request_gets_an_error_and_server_lives_on(nginx: str, request_line: bytes) -> None:
    host, port = urlsplit(nginx).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(request_line + b"\r\n\r\n")
        assert re.match(rb"HTTP/1.1 [45]\d\d|<html>", line.recv(100))
    with closing(http.client.HTTPConnection(host, int(port))) as server:
        assert request(server, "health")[0] == 200


@pytest.mark.parametrize("name", ["index.html", "api/v1/index.json"])
def test_health_reports_whether_a_whole_site_is_in_place(tmp_path: Path, name: str) -> None:
    site = web_server.small_site(tmp_path, "built")
    with (
        web_server.nginx(site, tmp_path) as address,
        closing(http.client.HTTPConnection(urlsplit(address).netloc)) as server,
    ):
        whole = request(server, "health")
        (site / name).unlink()
        half = request(server, "health")
    assert (whole[0], whole[2], half[0]) == (200, b"ok\n", 503)
    for _, headers, _ in (whole, half):
        assert headers.get_all("Cache-Control") == ["no-store"]
        assert headers["Access-Control-Allow-Origin"] is None
        assert len({*headers}) == len(headers.keys())


def test_assets_of_the_previous_release_are_still_served(tmp_path: Path, built_site: Path) -> None:
    style = tmp_path / "nginx" / "former" / "assets" / "0123456789ab" / "site.css"
    style.parent.mkdir(parents=True)
    style.write_text("a{}", encoding="utf-8")
    with web_server.nginx(built_site, tmp_path / "nginx") as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        status, headers, body = request(server, "assets/0123456789ab/site.css")
        assert (status, headers["Content-Type"], body) == (200, "text/css; charset=utf-8", b"a{}")
        assert headers["Cache-Control"] == IMMUTABLE
        server.close()


@pytest.mark.skipif(not web_server.IPV6, reason="this machine has no IPv6")
def test_server_answers_over_ipv6(nginx: str) -> None:
    with closing(http.client.HTTPConnection("::1", urlsplit(nginx).port)) as server:
        assert request(server, "")[0] == 200
