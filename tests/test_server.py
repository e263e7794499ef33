"""The shipped nginx beside its headers: what is sent how, what is kept how long, what is refused, what is logged."""

import http.client
import json
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

import web_server
from bench.load import compare
from building import ROOT
from website import ASSETS

IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
EMBED = "embed/v1/sv/perspective/invanare/"


@pytest.fixture(scope="module")
def server(nginx: str) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(urlsplit(nginx).netloc)
    yield connection
    connection.close()


def ask(
    server: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    server.request(method, f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = server.getresponse()
    return answer.status, answer.headers, answer.read()


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
def test_the_smallest_form_that_the_visitor_reads_is_sent(
    server: http.client.HTTPConnection, built_site: Path, accepted: str, coding: str | None
) -> None:
    file = built_site / EMBED / "index.html"
    _, headers, body = ask(server, EMBED, Accept_Encoding=accepted)
    assert headers["Content-Encoding"] == coding
    assert headers["Vary"] == "Accept-Encoding"
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[coding]
    assert body == file.with_name(f"index.html{suffix}").read_bytes()


def test_brotli_halves_a_page_at_least(server: http.client.HTTPConnection) -> None:
    _, _, whole = ask(server, "malbild/")
    _, _, small = ask(server, "malbild/", Accept_Encoding="br")
    assert brotli.decompress(small) == whole
    assert len(small) < len(whole) / 2


def test_a_part_of_a_file_is_sent_where_it_is_asked_for(server: http.client.HTTPConnection) -> None:
    _, _, whole = ask(server, "malbild/invanare/bild.png")
    status, headers, part = ask(server, "malbild/invanare/bild.png", Range="bytes=100-199")
    assert (status, part) == (206, whole[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert ask(server, "malbild/invanare/bild.png", Range="bytes=-10")[2] == whole[-10:]
    assert ask(server, "malbild/invanare/bild.png", Range=f"bytes={len(whole)}-")[0] == 416


@pytest.mark.parametrize("path", ["", EMBED, "api/v1/sv/statements.json", f"{ASSETS}site.css"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_what_has_not_changed_is_not_sent_again(server: http.client.HTTPConnection, path: str, accepted: str) -> None:
    _, headers, _ = ask(server, path, Accept_Encoding=accepted)
    again = ask(server, path, Accept_Encoding=accepted, If_None_Match=headers["ETag"])
    since = ask(server, path, Accept_Encoding=accepted, If_Modified_Since=headers["Last-Modified"])
    assert [(status, body) for status, _, body in (again, since)] == [(304, b"")] * 2
    assert again[1]["Cache-Control"] == headers["Cache-Control"]
    assert ask(server, path, Accept_Encoding=accepted, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("path", ["", "en/malbild/", EMBED, "api/v1/index.json", f"{ASSETS}site.js", "finns-inte/"])
@pytest.mark.parametrize("accepted", ["", "br"])
def test_head_says_what_get_says_without_a_body(server: http.client.HTTPConnection, path: str, accepted: str) -> None:
    got, said, _ = ask(server, path, Accept_Encoding=accepted)
    status, headers, body = ask(server, path, "HEAD", Accept_Encoding=accepted)
    assert (status, body) == (got, b"")
    assert {**headers} == {**said} | {"Date": headers["Date"]}


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
def test_what_can_change_is_kept_briefly_and_what_cannot_for_ever(
    server: http.client.HTTPConnection, path: str, kept: str
) -> None:
    assert ask(server, path)[1].get_all("Cache-Control") == [kept]


@pytest.mark.parametrize("path", ["malbild/invanare/borttagen-formulering/", "embed/v1/sv/statement/borttagen/"])
def test_an_id_that_is_not_there_answers_with_a_page_that_helps_on(
    server: http.client.HTTPConnection, path: str
) -> None:
    status, _, body = ask(server, path)
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
def test_odd_addresses_are_refused(server: http.client.HTTPConnection, path: str) -> None:
    status, _, body = ask(server, path)
    assert status in (400, 404)
    assert b"root:" not in body
    assert b"worker_processes" not in body


def test_swedish_letters_in_an_address_are_no_fault(server: http.client.HTTPConnection) -> None:
    assert ask(server, "bes%C3%B6k/%C3%A5%C3%A4%C3%B6/")[0] == 404


@pytest.mark.parametrize("request_line", [b"GET / HTTP/9.9", b"\x16\x03\x01", b"GET /" + b"a" * 40_000 + b" HTTP/1.1"])
def test_what_is_no_request_is_answered_with_an_error_and_the_server_lives_on(nginx: str, request_line: bytes) -> None:
    host, port = urlsplit(nginx).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(request_line + b"\r\n\r\n")
        assert re.match(rb"HTTP/1.1 [45]\d\d|<html>", line.recv(100))
    with closing(http.client.HTTPConnection(host, int(port))) as server:
        assert ask(server, "health")[0] == 200


def test_health_is_that_a_whole_site_is_in_place(tmp_path: Path, built_site: Path) -> None:
    site = tmp_path / "site"
    for name in ("redirects.map", "api/v1/index.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes((built_site / name).read_bytes())
    with web_server.nginx(site, tmp_path / "nginx") as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        status, _, body = ask(server, "health")
        assert (status, json.loads(body)["version"]) == (200, "1.0")
        (site / "api/v1/index.json").unlink()
        assert ask(server, "health")[0] == 503
        server.close()


def test_the_former_release_still_has_its_styles(tmp_path: Path, built_site: Path) -> None:
    style = tmp_path / "nginx" / "former" / "assets" / "0123456789ab" / "site.css"
    style.parent.mkdir(parents=True)
    style.write_text("a{}", encoding="utf-8")
    with web_server.nginx(built_site, tmp_path / "nginx") as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        status, headers, body = ask(server, "assets/0123456789ab/site.css")
        assert (status, headers["Content-Type"], body) == (200, "text/css; charset=utf-8", b"a{}")
        assert headers["Cache-Control"] == IMMUTABLE
        server.close()


COUNTED: dict[str, str] = {}
PROXY = {"# set_real_ip_from": "set_real_ip_from", "# real_ip_header": "real_ip_header"}


def ask_without_end(host: str, **headers: str) -> list[int]:
    """What five hundred requests at once, all by one visitor, are answered."""

    def hundred() -> list[int]:
        with closing(http.client.HTTPConnection(host)) as server:
            return [ask(server, "api/v1/index.json", **headers)[0] for _ in range(100)]

    with ThreadPoolExecutor(5) as visitors:
        return [status for asked in [visitors.submit(hundred) for _ in range(5)] for status in asked.result()]


def test_a_visitor_who_asks_without_end_is_told_to_wait(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, COUNTED) as address:
        answers = ask_without_end(urlsplit(address).netloc)
    assert {*answers} == {200, 429}
    assert answers.count(200) >= 200


def test_behind_a_proxy_the_lines_on_it_tell_the_visitors_apart(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, PROXY) as address:
        host = urlsplit(address).netloc
        assert 429 in ask_without_end(host, X_Forwarded_For="192.0.2.1")
        with closing(http.client.HTTPConnection(host)) as server:
            answers = [ask(server, "", X_Forwarded_For="192.0.2.2")[0] for _ in range(100)]
    assert {*answers} == {200}


def test_the_log_says_what_was_asked_for_and_not_by_whom(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path) as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        ask(server, "malbild/?namn=Anna", User_Agent="Sniffer/1.0", Referer="https://example.org/min-sida")
        ask(server, "finns-inte/?personnummer=1")
        ask(server, "health")
        server.close()
    lines = (tmp_path / "access.log").read_text(encoding="utf-8").splitlines()
    assert [re.sub(r" \d+ [\d.]+$", "", line.partition(" ")[2]) for line in lines] == [
        "200 GET /malbild/index.html",
        "404 GET /404.html",
    ]
    assert "127.0.0.1" not in (tmp_path / "error.log").read_text(encoding="utf-8")


def test_tls_speaks_http_2(tmp_path: Path, built_site: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    names = ("-subj", "/CN=localhost", "-days", "1", "-keyout", str(key), "-out", str(certificate))
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *names]
    subprocess.run(new, check=True, capture_output=True)
    with web_server.nginx(built_site, tmp_path, tls=True) as address:
        context = ssl.create_default_context(cafile=str(certificate))
        context.set_alpn_protocols(["h2", "http/1.1"])
        parts = urlsplit(address)
        with (
            socket.create_connection((parts.hostname, parts.port or 0), timeout=5) as line,
            context.wrap_socket(line, server_hostname="localhost") as secure,
        ):
            assert secure.selected_alpn_protocol() == "h2"
            assert secure.version() in ("TLSv1.2", "TLSv1.3")


def test_two_hundred_visitors_at_once_are_all_answered(built_site: Path, tmp_path: Path) -> None:
    embed, bare = compare(built_site, tmp_path, seconds=1)
    print(f"embed {embed}", f"bare  {bare}", sep="\n")
    assert embed.faults == ()
    assert embed.requests > bare.requests / 10


def test_the_modules_that_the_configuration_asks_for_are_those_that_are_installed_for_it() -> None:
    text = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (module,) = re.findall(r"^load_module (\S+);", text, re.MULTILINE)
    assert module in makefile
