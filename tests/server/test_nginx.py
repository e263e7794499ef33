"""The shipped nginx beside its headers: what is sent how, what is kept how long, what is refused, what is logged."""

import http.client
import json
import re
import select
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tests.bench.load import compare
from tests.support import web_server
from tests.support.building import ROOT
from tests.support.website import ASSETS

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
def test_response_has_the_smallest_accepted_encoding(
    server: http.client.HTTPConnection, built_site: Path, accepted: str, coding: str | None
) -> None:
    file = built_site / EMBED / "index.html"
    _, headers, body = ask(server, EMBED, Accept_Encoding=accepted)
    assert headers["Content-Encoding"] == coding
    assert headers["Vary"] == "Accept-Encoding"
    suffix = {"br": ".br", "gzip": ".gz", None: ""}[coding]
    assert body == file.with_name(f"index.html{suffix}").read_bytes()


def test_brotli_at_least_halves_a_page(server: http.client.HTTPConnection) -> None:
    _, _, whole = ask(server, "malbild/")
    _, _, small = ask(server, "malbild/", Accept_Encoding="br")
    assert brotli.decompress(small) == whole
    assert len(small) < len(whole) / 2


def test_range_request_gets_part_of_a_file(server: http.client.HTTPConnection) -> None:
    _, _, whole = ask(server, "malbild/invanare/bild.png")
    status, headers, part = ask(server, "malbild/invanare/bild.png", Range="bytes=100-199")
    assert (status, part) == (206, whole[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert ask(server, "malbild/invanare/bild.png", Range="bytes=-10")[2] == whole[-10:]
    assert ask(server, "malbild/invanare/bild.png", Range=f"bytes={len(whole)}-")[0] == 416


@pytest.mark.parametrize("path", ["", EMBED, "api/v1/sv/statements.json", f"{ASSETS}site.css"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_conditional_request_unchanged_gets_304(server: http.client.HTTPConnection, path: str, accepted: str) -> None:
    _, headers, _ = ask(server, path, Accept_Encoding=accepted)
    again = ask(server, path, Accept_Encoding=accepted, If_None_Match=headers["ETag"])
    since = ask(server, path, Accept_Encoding=accepted, If_Modified_Since=headers["Last-Modified"])
    assert [(status, body) for status, _, body in (again, since)] == [(304, b"")] * 2
    assert again[1]["Cache-Control"] == headers["Cache-Control"]
    assert ask(server, path, Accept_Encoding=accepted, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("path", ["", "en/malbild/", EMBED, "api/v1/index.json", f"{ASSETS}site.js", "finns-inte/"])
@pytest.mark.parametrize("accepted", ["", "br"])
def test_head_has_the_headers_of_get_without_a_body(
    server: http.client.HTTPConnection, path: str, accepted: str
) -> None:
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
def test_cache_control_is_short_for_pages_and_immutable_for_assets(
    server: http.client.HTTPConnection, path: str, kept: str
) -> None:
    assert ask(server, path)[1].get_all("Cache-Control") == [kept]


@pytest.mark.parametrize("path", ["malbild/invanare/borttagen-formulering/", "embed/v1/sv/statement/borttagen/"])
def test_unknown_id_gets_the_404_page(server: http.client.HTTPConnection, path: str) -> None:
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
def test_malformed_urls_are_rejected(server: http.client.HTTPConnection, path: str) -> None:
    status, _, body = ask(server, path)
    assert status in (400, 404)
    assert b"root:" not in body
    assert b"worker_processes" not in body


def test_url_with_swedish_letters_is_not_found(server: http.client.HTTPConnection) -> None:
    assert ask(server, "bes%C3%B6k/%C3%A5%C3%A4%C3%B6/")[0] == 404


@pytest.mark.parametrize("request_line", [b"GET / HTTP/9.9", b"\x16\x03\x01", b"GET /" + b"a" * 40_000 + b" HTTP/1.1"])
def test_malformed_request_gets_an_error_and_server_lives_on(nginx: str, request_line: bytes) -> None:
    host, port = urlsplit(nginx).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(request_line + b"\r\n\r\n")
        assert re.match(rb"HTTP/1.1 [45]\d\d|<html>", line.recv(100))
    with closing(http.client.HTTPConnection(host, int(port))) as server:
        assert ask(server, "health")[0] == 200


@pytest.mark.parametrize("name", ["index.html", "api/v1/index.json"])
def test_health_reports_whether_a_whole_site_is_in_place(tmp_path: Path, name: str) -> None:
    site = web_server.small_site(tmp_path, "built")
    with (
        web_server.nginx(site, tmp_path) as address,
        closing(http.client.HTTPConnection(urlsplit(address).netloc)) as server,
    ):
        whole = ask(server, "health")
        (site / name).unlink()
        half = ask(server, "health")
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


def test_many_requests_from_one_client_get_429(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, COUNTED) as address:
        answers = ask_without_end(urlsplit(address).netloc)
    assert {*answers} == {200, 429}
    assert answers.count(200) >= 200


def test_forwarded_addresses_behind_a_proxy_are_limited_apart(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, PROXY) as address:
        host = urlsplit(address).netloc
        assert 429 in ask_without_end(host, X_Forwarded_For="192.0.2.1")
        with closing(http.client.HTTPConnection(host)) as server:
            answers = [ask(server, "", X_Forwarded_For="192.0.2.2")[0] for _ in range(100)]
    assert {*answers} == {200}


SLOW = {"worker_processes auto": "worker_processes 1"}  # so that one visitor could take them all


def half_sent(address: str) -> socket.socket:
    """A connection with half a request on it."""
    parts = urlsplit(address)
    line = socket.create_connection((parts.hostname, parts.port or 0), timeout=30)
    line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
    return line


def test_half_requests_on_2000_connections_starve_nobody(tmp_path: Path) -> None:
    site = web_server.small_site(tmp_path, "built")
    with web_server.nginx(site, tmp_path, SLOW) as address, ExitStack() as lines:
        for _ in range(2000):
            lines.enter_context(half_sent(address))
        server = lines.enter_context(closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=2)))
        assert ask(server, "")[0] == 200


def test_incomplete_request_is_closed_within_seconds(nginx: str) -> None:
    begun = time.monotonic()
    with half_sent(nginx) as line, suppress(ConnectionResetError):  # the server's memory is freed at once
        assert line.recv(1) == b""
    assert 4 < time.monotonic() - begun < 8


def large(site: Path) -> Path:
    """The site with a file in it that no buffer of a connection holds."""
    with (site / "stor.zip").open("wb") as file:
        file.truncate(50_000_000)
    return site


def asked(address: str, path: str) -> socket.socket:
    """A connection on which a file was asked for and nothing is read yet."""
    parts = urlsplit(address)
    line = socket.create_connection((parts.hostname, parts.port or 0), timeout=10)
    line.sendall(f"GET /{path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    return line


def read(line: socket.socket) -> bytes:
    """All that is sent until the server closes the connection."""
    return b"".join(iter(lambda: line.recv(1_000_000), b""))


def test_client_that_does_not_read_is_reset(tmp_path: Path) -> None:
    site = large(web_server.small_site(tmp_path, "built"))
    with (
        web_server.nginx(site, tmp_path, {"send_timeout 30s": "send_timeout 1s"}) as address,
        asked(address, "stor.zip") as line,
    ):
        waiting = select.poll()
        waiting.register(line, 0)  # told of nothing but faults, and not of what can be read
        assert waiting.poll(10_000)
        with pytest.raises(ConnectionResetError):  # what waits to be sent is thrown away
            read(line)


def test_idle_keepalive_connection_is_closed(tmp_path: Path) -> None:
    site = web_server.small_site(tmp_path, "built")
    with (
        web_server.nginx(site, tmp_path, {"keepalive_timeout 30s": "keepalive_timeout 1s"}) as address,
        asked(address, "index.html") as line,
    ):
        assert read(line).endswith(b"<h1>Hej</h1>")


def test_one_client_has_at_most_100_responses_at_once(tmp_path: Path) -> None:
    site = large(web_server.small_site(tmp_path, "built"))
    with web_server.nginx(site, tmp_path, COUNTED) as address, ExitStack() as lines:
        answers = [lines.enter_context(asked(address, "stor.zip")).recv(12) for _ in range(101)]
    assert answers == [b"HTTP/1.1 200"] * 100 + [b"HTTP/1.1 429"]


def nobody_in(folder: Path) -> bool:
    """Whether nginx has told of no visitor in what it says of faults."""
    said = (folder / "error.log").read_text(encoding="utf-8")
    return "client" not in said and "127.0.0.1" not in said


def test_access_log_has_requests_without_personal_data(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path) as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        ask(server, "malbild/?namn=Anna", User_Agent="Sniffer/1.0", Referer="https://example.org/min-sida")
        ask(server, "finns-inte/?personnummer=1")
        ask(server, "gammal/l%C3%A4nk%3Fnamn=Anna")
        ask(server, "health")
        server.close()
    lines = (tmp_path / "access.log").read_text(encoding="utf-8").splitlines()
    assert [re.sub(r" \d+ [\d.]+$", "", line.partition(" ")[2]) for line in lines] == [
        "200 GET /malbild/",
        "404 GET /finns-inte/",
        "404 GET /gammal/l%C3%A4nk",
    ]
    assert nobody_in(tmp_path)


@pytest.fixture
def certified(tmp_path: Path) -> Path:
    """A folder with a certificate and its key."""
    names = ("-subj", "/CN=localhost", "-days", "1", "-keyout", "key.pem", "-out", "certificate.pem")
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *names]
    subprocess.run(new, check=True, capture_output=True, cwd=tmp_path)
    return tmp_path


# What openssl refuses so that nginx holds it for a fault of the server's own, and what it holds for one of the visitor.
NO_GREETING = (
    bytes.fromhex("1603010005010000010003"),
    bytes.fromhex("16030100310100002d0303") + bytes(32) + bytes.fromhex("000002130101000000"),
    bytes.fromhex("160303ffff") + bytes(100),
    b"GET / HTTP/1.1\r\n\r\n",
    bytes(200),
)


def test_failed_tls_handshake_leaves_no_address_in_the_log(certified: Path) -> None:
    site = web_server.small_site(certified, "built")
    with web_server.nginx(site, certified) as address:
        parts = urlsplit(address)
        for noise in NO_GREETING:
            with socket.create_connection((parts.hostname, parts.port or 0), timeout=2) as line:
                line.sendall(noise)
                line.shutdown(socket.SHUT_WR)
                with suppress(ConnectionResetError):
                    line.recv(100)
    assert nobody_in(certified)


def test_page_is_served_over_http_2(certified: Path) -> None:
    site = web_server.small_site(certified, "built")
    with web_server.nginx(site, certified) as address:
        port = urlsplit(address).port
        said = "%{http_version} %{response_code} %{header_json}"
        for host in ["127.0.0.1", *(["[::1]"] if web_server.IPV6 else [])]:
            there = f"localhost:{port}:{host}"
            curl = ["curl", "-sS", "--http2", "--cacert", "certificate.pem", "--resolve", there, "-w", said]
            done = subprocess.run(
                [*curl, f"https://localhost:{port}/"], cwd=certified, capture_output=True, text=True, check=True
            )
            page, _, rest = done.stdout.partition("</h1>")
            assert (page, rest[:6]) == ("<h1>Hej", "2 200 ")
            assert json.loads(rest[6:])["x-frame-options"] == ["DENY"]


def test_tls_is_version_1_2_or_later(certified: Path) -> None:
    with web_server.nginx(web_server.small_site(certified, "built"), certified) as address:
        context = ssl.create_default_context(cafile=str(certified / "certificate.pem"))
        context.set_alpn_protocols(["h2", "http/1.1"])
        parts = urlsplit(address)
        with (
            socket.create_connection((parts.hostname, parts.port or 0), timeout=5) as line,
            context.wrap_socket(line, server_hostname="localhost") as secure,
        ):
            assert secure.selected_alpn_protocol() == "h2"
            assert secure.version() in ("TLSv1.2", "TLSv1.3")


def test_plain_http_with_tls_redirects_except_health(certified: Path) -> None:
    with web_server.nginx(web_server.small_site(certified, "built"), certified):
        plain = web_server.listening(certified)[0]
        with closing(http.client.HTTPConnection(plain)) as server:
            status, headers, _ = ask(server, "malbild/?a=b", Host="malbild.example.org")
            assert (status, headers["Location"]) == (301, "https://malbild.example.org/malbild/?a=b")
            assert ask(server, "health/")[0] == 301
            assert ask(server, "health")[0] == 200


@pytest.mark.skipif(not web_server.IPV6, reason="this machine has no IPv6")
def test_server_answers_over_ipv6(nginx: str) -> None:
    with closing(http.client.HTTPConnection("::1", urlsplit(nginx).port)) as server:
        assert ask(server, "")[0] == 200


def test_two_hundred_clients_at_once_are_all_answered(built_site: Path, tmp_path: Path) -> None:
    embed, bare = compare(built_site, tmp_path, seconds=1)
    print(f"embed {embed}", f"bare  {bare}", sep="\n")
    assert embed.faults == ()
    assert embed.requests > bare.requests / 10


def test_nginx_modules_in_use_are_installed_by_make() -> None:
    text = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (module,) = re.findall(r"^load_module (\S+);", text, re.MULTILINE)
    assert module in makefile
