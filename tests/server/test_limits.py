"""Limits of the shipped nginx on requests, connections and slow clients."""

import http.client
import select
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.bench.load import compare
from tests.support import web_server
from tests.support.http_client import request

COUNTED: dict[str, str] = {}
PROXY = {"# set_real_ip_from": "set_real_ip_from", "# real_ip_header": "real_ip_header"}


def statuses_of_500_requests(host: str, **headers: str) -> list[int]:
    """Return the statuses of five hundred requests at once from one visitor."""

    def hundred() -> list[int]:
        with closing(http.client.HTTPConnection(host)) as server:
            return [request(server, "api/v1/index.json", **headers)[0] for _ in range(100)]

    with ThreadPoolExecutor(5) as visitors:
        return [status for done in [visitors.submit(hundred) for _ in range(5)] for status in done.result()]


def test_many_requests_from_one_client_get_429(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, COUNTED) as address:
        answers = statuses_of_500_requests(urlsplit(address).netloc)
    assert {*answers} == {200, 429}
    assert answers.count(200) >= 200


def test_forwarded_addresses_behind_a_proxy_are_limited_apart(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path, PROXY) as address:
        host = urlsplit(address).netloc
        assert 429 in statuses_of_500_requests(host, X_Forwarded_For="192.0.2.1")
        with closing(http.client.HTTPConnection(host)) as server:
            answers = [request(server, "", X_Forwarded_For="192.0.2.2")[0] for _ in range(100)]
    assert {*answers} == {200}


SLOW = {"worker_processes auto": "worker_processes 1"}  # one visitor could take them all


def half_request(address: str) -> socket.socket:
    """Open a connection and send half a request."""
    parts = urlsplit(address)
    line = socket.create_connection((parts.hostname, parts.port or 0), timeout=30)
    line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
    return line


def test_half_requests_on_2000_connections_starve_nobody(tmp_path: Path) -> None:
    site = web_server.small_site(tmp_path, "built")
    with web_server.nginx(site, tmp_path, SLOW) as address, ExitStack() as lines:
        for _ in range(2000):
            lines.enter_context(half_request(address))
        server = lines.enter_context(closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=4)))
        assert request(server, "")[0] == 200


@pytest.mark.alone
def test_incomplete_request_is_closed_within_seconds(nginx: str) -> None:
    begun = time.monotonic()
    with half_request(nginx) as line, suppress(ConnectionResetError):  # the server frees its memory at once
        assert line.recv(1) == b""
    assert 4 < time.monotonic() - begun < 8


def with_large_file(site: Path) -> Path:
    """Add a file to a site that is larger than any buffer of a connection."""
    with (site / "stor.zip").open("wb") as file:
        file.truncate(50_000_000)
    return site


def unread_request(address: str, path: str) -> socket.socket:
    """Open a connection and request a file without reading the response."""
    parts = urlsplit(address)
    line = socket.create_connection((parts.hostname, parts.port or 0), timeout=10)
    line.sendall(f"GET /{path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
    return line


def read_to_end(line: socket.socket) -> bytes:
    """Return all that is sent until the server closes the connection."""
    return b"".join(iter(lambda: line.recv(1_000_000), b""))


def test_client_that_does_not_read_is_reset(tmp_path: Path) -> None:
    site = with_large_file(web_server.small_site(tmp_path, "built"))
    with (
        web_server.nginx(site, tmp_path, {"send_timeout 30s": "send_timeout 1s"}) as address,
        unread_request(address, "stor.zip") as line,
    ):
        waiting = select.poll()
        waiting.register(line, 0)  # only errors wake it, not readable data
        assert waiting.poll(10_000)
        with pytest.raises(ConnectionResetError):  # unsent data is discarded
            read_to_end(line)


def test_idle_keepalive_connection_is_closed(tmp_path: Path) -> None:
    site = web_server.small_site(tmp_path, "built")
    with (
        web_server.nginx(site, tmp_path, {"keepalive_timeout 30s": "keepalive_timeout 1s"}) as address,
        unread_request(address, "index.html") as line,
    ):
        assert read_to_end(line).endswith(b"<h1>Hej</h1>")


def test_one_client_has_at_most_100_responses_at_once(tmp_path: Path) -> None:
    site = with_large_file(web_server.small_site(tmp_path, "built"))
    with web_server.nginx(site, tmp_path, COUNTED) as address, ExitStack() as lines:
        answers = [lines.enter_context(unread_request(address, "stor.zip")).recv(12) for _ in range(101)]
    assert answers == [b"HTTP/1.1 200"] * 100 + [b"HTTP/1.1 429"]


def test_two_hundred_clients_at_once_are_all_answered(built_site: Path, tmp_path: Path) -> None:
    embed, bare = compare(built_site, tmp_path, seconds=1)
    print(f"embed {embed}", f"bare  {bare}", sep="\n")
    assert embed.faults == ()
    assert embed.requests > bare.requests / 10
