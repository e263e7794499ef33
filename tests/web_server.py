"""Debian's nginx with the configuration that the project ships, over a built site."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building import ROOT


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """The address, with a slash at its end, of nginx over the site. What it needs of its own lies in `folder`."""
    port = _free_port()
    shutil.copytree(ROOT / "deploy" / "nginx", folder, dirs_exist_ok=True)
    config = folder / "nginx.conf"
    its_own = {"/srv/malbild/site": str(site), "/run/malbild": str(folder), "8080": f"127.0.0.1:{port}"}
    text = config.read_text(encoding="utf-8")
    for shipped, here in its_own.items():
        assert shipped in text
        text = text.replace(shipped, here)
    config.write_text(text, encoding="utf-8")
    user = "user root; " if os.getuid() == 0 else ""  # its workers must be able to read the site
    command = ["nginx", "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log"), "-g", user]
    subprocess.run(command, check=True)  # comes back when it listens
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        subprocess.run([*command, "-s", "stop"], check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
