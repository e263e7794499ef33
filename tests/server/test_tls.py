"""TLS and HTTP/2 with the shipped nginx."""

import http.client
import json
import socket
import ssl
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from tests.support import web_server
from tests.support.http_client import request


def test_page_is_served_over_http_2(certified: Path) -> None:
    site = web_server.small_site(certified, "built")
    with web_server.nginx(site, certified) as address:
        port = urlsplit(address).port
        written = "%{http_version} %{response_code} %{header_json}"
        for host in ["127.0.0.1", *(["[::1]"] if web_server.IPV6 else [])]:
            there = f"localhost:{port}:{host}"
            curl = ["curl", "-sS", "--http2", "--cacert", "certificate.pem", "--resolve", there, "-w", written]
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
            socket.create_connection((parts.hostname, parts.port or 0), timeout=30) as line,
            context.wrap_socket(line, server_hostname="localhost") as secure,
        ):
            assert secure.selected_alpn_protocol() == "h2"
            assert secure.version() in ("TLSv1.2", "TLSv1.3")


def test_plain_http_with_tls_redirects_except_health(certified: Path) -> None:
    with web_server.nginx(web_server.small_site(certified, "built"), certified):
        plain = web_server.listening(certified)[0]
        with closing(http.client.HTTPConnection(plain)) as server:
            status, headers, _ = request(server, "malbild/?a=b", Host="malbild.example.org")
            assert (status, headers["Location"]) == (301, "https://malbild.example.org/malbild/?a=b")
            assert request(server, "health/")[0] == 301
            assert request(server, "health")[0] == 200
