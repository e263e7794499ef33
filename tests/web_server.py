"""Debian's nginx with the configuration that the project ships, over a built site."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from building import ROOT


@contextmanager
def nginx(site: Path, folder: Path, limits: Mapping[str, str] | None = None, tls: Path | None = None) -> Iterator[str]:
    """The address, with a slash at its end, of nginx over the site. What it needs of its own lies in `folder`.

    `limits` is what limits.conf says → what it shall say. With `tls`, a folder with certificate and key, the
    address is of TLS.
    """
    port, secure = free_port(), free_port()
    shutil.copytree(ROOT / "deploy" / "nginx", folder, dirs_exist_ok=True)
    (folder / "site").symlink_to(site)
    here = {
        "/srv/malbild": str(folder),
        "/run/malbild": str(folder),
        "/dev/stdout": str(folder / "access.log"),
        "8080": f"127.0.0.1:{port}",
    }
    _change(folder / "nginx.conf", here | ({"# include tls.conf;": "include tls.conf;"} if tls else {}))
    _change(folder / "limits.conf", limits or {})
    _change(folder / "tls.conf", {"/etc/malbild": str(tls), "8443": f"127.0.0.1:{secure}"})
    with running(folder):
        yield f"https://127.0.0.1:{secure}/" if tls else f"http://127.0.0.1:{port}/"


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """nginx with the configuration in the folder."""
    user = "user root; " if os.getuid() == 0 else ""  # its workers must be able to read the site
    config = str(folder / "nginx.conf")
    command = ["nginx", "-p", str(folder), "-c", config, "-e", str(folder / "error.log"), "-g", user]
    subprocess.run(command, check=True)  # comes back when it listens
    try:
        yield
    finally:
        subprocess.run([*command, "-s", "stop"], check=True)
        while (folder / "nginx.pid").exists():  # the last thing it does is to remove it
            time.sleep(0.01)


def _change(file: Path, words: Mapping[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for shipped, here in words.items():
        assert shipped in text
        text = text.replace(shipped, here)
    file.write_text(text, encoding="utf-8")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
