"""Fixtures of the server's tests."""

import http.client
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="module")
def server(nginx: str) -> Iterator[http.client.HTTPConnection]:
    """A connection to the site, served by nginx."""
    connection = http.client.HTTPConnection(urlsplit(nginx).netloc)
    yield connection
    connection.close()


@pytest.fixture
def certified(tmp_path: Path) -> Path:
    """A folder with a TLS certificate and its key."""
    names = ("-subj", "/CN=localhost", "-days", "1", "-keyout", "key.pem", "-out", "certificate.pem")
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *names]
    subprocess.run(new, check=True, capture_output=True, cwd=tmp_path)
    return tmp_path
