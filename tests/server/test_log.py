"""Logs of the shipped nginx: no personal data."""

import http.client
import re
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from tests.support import web_server
from tests.support.http_client import request


def error_log_is_anonymous(folder: Path) -> bool:
    """Return whether nginx's error log names no visitor."""
    errors = (folder / "error.log").read_text(encoding="utf-8")
    return "client" not in errors and "127.0.0.1" not in errors


def test_access_log_has_requests_without_personal_data(tmp_path: Path, built_site: Path) -> None:
    with web_server.nginx(built_site, tmp_path) as address:
        server = http.client.HTTPConnection(urlsplit(address).netloc)
        request(server, "malbild/?namn=Anna", User_Agent="Sniffer/1.0", Referer="https://example.org/min-sida")
        request(server, "finns-inte/?personnummer=1")
        request(server, "gammal/l%C3%A4nk%3Fnamn=Anna")
        request(server, "health")
        server.close()
    lines = (tmp_path / "access.log").read_text(encoding="utf-8").splitlines()
    assert [re.sub(r" \d+ [\d.]+$", "", line.partition(" ")[2]) for line in lines] == [
        "200 GET /malbild/",
        "404 GET /finns-inte/",
        "404 GET /gammal/l%C3%A4nk",
    ]
    assert error_log_is_anonymous(tmp_path)


# Handshakes that openssl rejects: as an error of the server, and as one of the client.
NO_HANDSHAKE = (
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
        for noise in NO_HANDSHAKE:
            with socket.create_connection((parts.hostname, parts.port or 0), timeout=30) as line:
                line.sendall(noise)
                line.shutdown(socket.SHUT_WR)
                with suppress(ConnectionResetError):
                    line.recv(100)
    assert error_log_is_anonymous(certified)
