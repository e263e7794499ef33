"""Debian's nginx with the shipped configuration, over a built site."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.building import ROOT

PATHS = ("/srv/malbild", "/run/malbild", "/var/log/malbild", "/etc/malbild")

UNLIMITED = {"$binary_remote_addr": '""'}  # all tests have the same address


@contextmanager
def nginx(
    site: Path,
    folder: Path,
    changed: Mapping[str, str] = UNLIMITED,
    user: str | None = None,
    output: int | None = None,
) -> Iterator[str]:
    """Serve a site with nginx; yield its URL, with a final slash.

    `folder` holds the server's own files; with a certificate and its key in it, the URL is of TLS. `changed` maps texts
    of the configuration to replacements, beside folders and ports. `user` runs the server, `output` takes its output.
    """
    tls = (folder / "certificate.pem").exists()
    shutil.copytree(ROOT / "deploy" / "nginx", folder, dirs_exist_ok=True)
    (folder / "site").symlink_to(site)
    plain, secure = free_port(), free_port()
    listen = {}
    for shipped, port in (("8080", plain), ("8443", secure)):
        listen[f"listen {shipped}"] = f"listen 127.0.0.1:{port}"
        listen[f"listen [::]:{shipped}"] = f"listen [::1]:{port}" if IPV6 else "#"
    _change(folder, dict.fromkeys(PATHS, str(folder)) | listen | {**changed})
    if tls:
        _change(folder, {"# include tls.conf;": "include tls.conf;"})
    with running(folder, user, output):
        yield f"https://127.0.0.1:{secure}/" if tls else f"http://127.0.0.1:{plain}/"


@contextmanager
def running(folder: Path, user: str | None = None, output: int | None = None) -> Iterator[None]:
    """Run nginx with the configuration in a folder; its errors go to error.log there."""
    command = ["nginx", "-c", str(folder / "nginx.conf")]
    if os.getuid() == 0 and not user:
        command += ["-g", "user root;"]  # its workers have to read the site
    errors = folder / "error.log"
    errors.touch(0o600)
    pid = folder / "nginx.pid"
    rights: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if user else {}
    with (
        errors.open("ab") as log,
        subprocess.Popen(command, stdout=output, stderr=log, **rights) as server,
    ):
        try:
            while not pid.exists():  # written once it listens
                assert server.poll() is None, errors.read_text(encoding="utf-8")
                time.sleep(0.01)
            yield
        finally:
            server.terminate()


def _change(folder: Path, words: Mapping[str, str]) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in folder.glob("*.conf")}
    for shipped, here in words.items():
        assert any(shipped in text for text in texts.values()), shipped
        texts = {file: text.replace(shipped, here) for file, text in texts.items()}
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")


def listening(folder: Path) -> list[str]:
    """Return host and port of every address the server in a folder listens on, in the order of its files."""
    texts = (folder / name for name in ("nginx.conf", "tls.conf"))
    return [found for text in texts for found in re.findall(r"^ *listen (\S+:\d+)", text.read_text("utf-8"), re.M)]


def small_site(folder: Path, name: str = "site", moved: str = "") -> Path:
    """Write a whole site that is as small as possible, with the given redirects; return its folder."""
    whole = {"index.html": "<h1>Hej</h1>", "404.html": "", "api/v1/index.json": "{}", "redirects.map": moved}
    for path, text in whole.items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_text(text, encoding="utf-8")
    return folder / name


def _has_ipv6() -> bool:
    with suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return True
    return False


IPV6 = _has_ipv6()


_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
_PORTS = count(os.getpid())


def free_port() -> int:
    """Return a port that nothing listens on, and that no other worker of pytest is given.

    Each worker has a thousand of its own, below those that the system gives to connections.
    """
    for number in _PORTS:
        port = 20_000 + 1_000 * _WORKER + number % 1_000
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError  # the count has no end
