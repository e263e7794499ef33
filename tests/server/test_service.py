"""The server as a service: privileges, reload, log rotation, systemd unit."""

import http.client
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from pwd import getpwnam
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.support import web_server
from tests.support.building import ROOT
from tests.support.web_server import small_site

UNIT = ROOT / "deploy" / "malbild.service"
NOBODY = "www-data" if os.getuid() == 0 else None  # only root can change user, and only root must


def unit_settings() -> dict[str, list[str]]:
    lines = re.findall(r"^(\w+)=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: [value for other, value in lines if other == name] for name, _ in lines}


def ask(address: str, path: str) -> tuple[int, str | None]:
    """Return status and Location of a URL."""
    server = http.client.HTTPConnection(urlsplit(address).netloc)
    server.request("GET", path)
    answer = server.getresponse()
    answer.read()
    server.close()
    return answer.status, answer.headers["Location"]


BY_UNIT = unit_settings()["ExecReload"]
BY_HAND = re.findall(r"`(nginx -c \S+ -s reload)`", (ROOT / "deploy" / "README.md").read_text(encoding="utf-8"))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that belongs to the server's user."""
    with TemporaryDirectory() as name:
        if NOBODY:
            shutil.chown(name, NOBODY)
        yield Path(name)


def in_folder(words: str, folder: Path) -> str:
    """Return a text of unit, container or logrotate with the folder of a test in place of theirs."""
    for path in web_server.PATHS:
        words = words.replace(path, str(folder))
    return words


def run(command: str, folder: Path) -> bool:
    """Run a command as the server's user for the server in the folder; return whether it succeeded."""
    pid = (folder / "nginx.pid").read_text(encoding="utf-8").strip()
    shell = ["sh", "-c", in_folder(command, folder)]
    rights: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "env": os.environ | {"MAINPID": pid}}
    return subprocess.run(shell, capture_output=True, check=False, **rights).returncode == 0


def reload(folder: Path, commands: list[str]) -> bool:
    """Run commands until one fails, as systemd does; return whether all succeeded."""
    return all(run(command, folder) for command in commands)


def happens_soon(happened: Callable[[], bool]) -> bool:
    """Wait up to a minute for something to happen: workers continue for a moment; return whether it did."""
    for _ in range(1200):
        if happened():
            return True
        time.sleep(0.05)
    return False


def test_server_starts_without_privileges(folder: Path) -> None:
    with web_server.nginx(small_site(folder, "built"), folder, user=NOBODY) as address:
        assert ask(address, "/") == (200, None)
    assert "emerg" not in (folder / "error.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("commands", [BY_UNIT, BY_HAND])
def test_reload_after_a_switch_reads_the_new_redirects(folder: Path, commands: list[str]) -> None:
    old, new = small_site(folder, "0001", "/gammal/ /;\n"), small_site(folder, "0002", "/flyttad/ /malbild/;\n")
    with web_server.nginx(old, folder, user=NOBODY) as address:
        assert (ask(address, "/gammal/"), ask(address, "/flyttad/")) == ((301, "/"), (404, None))
        (folder / "next").symlink_to(new)
        (folder / "next").rename(folder / "site")
        assert reload(folder, commands)
        assert happens_soon(lambda: ask(address, "/flyttad/") == (301, "/malbild/"))
        assert happens_soon(lambda: ask(address, "/gammal/") == (404, None))


def test_reload_with_a_wrong_configuration_fails(folder: Path) -> None:
    with web_server.nginx(small_site(folder, "built"), folder, user=NOBODY) as address:
        (folder / "site" / "redirects.map").write_text("/trasig/", encoding="utf-8")
        assert not reload(folder, BY_UNIT)
        assert ask(address, "/") == (200, None)


def test_log_rotation_continues_in_a_new_file(folder: Path) -> None:
    rotation = (ROOT / "deploy" / "malbild.logrotate").read_text(encoding="utf-8")
    (named,) = re.findall(r"^(/\S+) \{", rotation, re.MULTILINE)
    (command,) = re.findall(r"postrotate\n +(.*)\n", rotation)
    with web_server.nginx(small_site(folder, "built"), folder, user=NOBODY) as address:
        ask(address, "/")
        log = Path(in_folder(named, folder))
        log.rename(log.with_suffix(".1"))
        assert run(command, folder)
        assert happens_soon(log.exists)
        assert happens_soon(lambda: ask(address, "/") == (200, None) and log.stat().st_size > 0)


def test_container_writes_its_log_to_standard_output(folder: Path) -> None:
    container = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    (link,) = re.findall(r"ln -s (\S+) (\S+)", container)
    there, name = (in_folder(path, folder) for path in link)
    Path(name).symlink_to(there)
    read, write = os.pipe()
    if NOBODY:
        os.chown(write, getpwnam(NOBODY).pw_uid, -1)  # a container's output belongs to its user
    with os.fdopen(read, encoding="utf-8") as output:
        with web_server.nginx(small_site(folder, "built"), folder, user=NOBODY, output=write) as address:
            os.close(write)
            ask(address, "/")
        assert [line.split()[1:4] for line in output] == [["200", "GET", "/"]]


def test_systemd_verifies_the_unit_and_its_hardening() -> None:
    verified = subprocess.run(["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, check=False)
    assert [line for line in verified.stderr.splitlines() if "malbild" in line] == []  # it reads other units too
    assert verified.returncode == 0
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0  # exposure of at most 2.0 of 10


def test_unit_readme_container_and_configuration_agree_on_paths() -> None:
    unit, nginx = unit_settings(), (ROOT / "deploy" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    readme = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    container = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    (start,) = unit["ExecStart"]
    assert start == "/usr/sbin/nginx -c /etc/malbild/nginx.conf"
    assert f"ENTRYPOINT {start.split()}".replace("'", '"').replace("/usr/sbin/", "") in container
    assert (unit["RuntimeDirectory"], unit["LogsDirectory"]) == (["malbild"], ["malbild"])
    assert {*re.findall(r"/(?:run|var)/[\w/]+/", nginx)} == {"/run/malbild/", "/var/log/malbild/"}
    assert "ln -s /dev/stdout /var/log/malbild/access.log" in container
    copied = re.findall(r"^# cp (?:-r )?(deploy/\S+) (\S+)$", readme, re.MULTILINE)
    assert [source for source, _ in copied if not (ROOT / source).exists()] == []
    assert {target for _, target in copied} >= {"/etc/malbild", "/etc/systemd/system/", "/etc/logrotate.d/malbild"}


def test_nginx_modules_in_use_are_installed_by_make() -> None:
    text = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (module,) = re.findall(r"^load_module (\S+);", text, re.MULTILINE)
    assert module in makefile
