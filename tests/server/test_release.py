"""The script `deploy/release`: one whole release is live at any moment."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.support.building import ROOT, files
from tests.support.website import DEFAULT_ADDRESS

NEEDED = ("index.html", "404.html", "api/v1/index.json", "redirects.map")


def release(root: Path, *words: str, umask: int = -1, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"MALBILD_ROOT": str(root)} | environment
    command = [str(ROOT / "deploy" / "release"), *words]
    return subprocess.run(command, env=settings, umask=umask, capture_output=True, text=True, check=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "servern på kontoret"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return site(tmp_path / "ny sajt", "one")


def site(folder: Path, words: str) -> Path:
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def live(root: Path) -> str:
    return (root / "site" / "index.html").read_text(encoding="utf-8")


def path_with(command: str, does: str, folder: Path) -> str:
    """Return a PATH on which a command does something else."""
    (folder / command).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    (folder / command).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def links(root: Path) -> dict[str, Path]:
    return {link.name: link.readlink() for link in root.iterdir() if link.is_symlink()}


def test_publish_is_live_and_rollback_restores_the_previous(root: Path, built: Path) -> None:
    assert release(root, "publish", str(built)).stdout == "0001\n"
    site(built, "two")
    assert release(root, "publish", str(built)).returncode == 0
    assert (live(root), (root / "former" / "index.html").read_text(encoding="utf-8")) == ("two", "one")
    assert release(root, "list").stdout == "0001\n0002 *\n"
    assert release(root, "rollback").returncode == 0
    assert live(root) == "one"
    refused = release(root, "rollback")
    assert (refused.returncode, live(root)) == (1, "one")
    assert "no release before 0001" in refused.stderr


@pytest.mark.parametrize("name", NEEDED)
def test_publish_of_an_incomplete_site_fails(root: Path, built: Path, name: str) -> None:
    release(root, "publish", str(built))
    half = site(built.with_name("half"), "half")
    (half / name).unlink()
    refused = release(root, "publish", str(half))
    assert (refused.returncode, live(root)) == (1, "one")
    assert name in refused.stderr


def test_publish_of_a_build_without_public_address_fails(root: Path, built: Path) -> None:
    (built / "robots.txt").write_text(f"Sitemap: {DEFAULT_ADDRESS}sitemap.xml\n", encoding="utf-8")
    refused = release(root, "publish", str(built))
    assert (refused.returncode, (root / "site").exists()) == (1, False)
    assert "SITE_URL" in refused.stderr
    (built / "robots.txt").write_text("Sitemap: https://example.org/sitemap.xml\n", encoding="utf-8")
    assert release(root, "publish", str(built)).returncode == 0


def test_publish_on_a_full_disk_keeps_the_live_release(root: Path, built: Path) -> None:
    release(root, "publish", str(built))
    (built / "stor.bin").write_bytes(bytes(3_000_000))
    settings = os.environ | {"MALBILD_ROOT": str(root)}
    command = f'ulimit -f 1000; "{ROOT}/deploy/release" publish "{built}"'
    done = subprocess.run(["sh", "-c", command], env=settings, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert live(root) == "one"
    assert release(root, "publish", str(built)).returncode == 0  # remains of the failed attempt are no obstacle
    assert (root / "site" / "stor.bin").stat().st_size == 3_000_000


def test_read_during_a_switch_gets_a_whole_page(root: Path, built: Path) -> None:
    release(root, "publish", str(built))
    seen: set[str] = set()
    done = Event()

    def read() -> None:
        while not done.is_set():
            seen.add(live(root))

    reader = Thread(target=read)
    reader.start()
    for words in ("two", "three", "four"):
        release(root, "publish", str(site(built, words)))
    release(root, "rollback")
    done.set()
    reader.join()
    assert seen
    assert seen <= {"one", "two", "three", "four"}
    assert live(root) == "three"


def test_rollback_skips_withdrawn_releases(root: Path, built: Path) -> None:
    for words in ("good", "bad"):
        release(root, "publish", str(site(built, words)))
    release(root, "rollback")
    release(root, "publish", str(site(built, "new")))
    assert release(root, "rollback").returncode == 0
    assert live(root) == "good"
    assert release(root, "list").stdout.splitlines() == ["0001 *", "0002 withdrawn", "0003 withdrawn"]


def test_rollback_without_a_live_release_fails(root: Path) -> None:
    refused = release(root, "rollback")
    assert (refused.returncode, refused.stderr) == (1, "No release is live. What was live stays.\n")


def test_publish_twice_at_once_gives_two_whole_releases(root: Path, tmp_path: Path) -> None:
    sites = [site(tmp_path / words, words) for words in ("one", "two")]
    for folder in sites:
        for number in range(1000):
            (folder / f"{number}.html").write_text(folder.name, encoding="utf-8")
    with ThreadPoolExecutor() as pool:
        done = [*pool.map(lambda folder: release(root, "publish", str(folder)), sites)]
    assert sorted(one.stdout for one in done) == ["0001\n", "0002\n"]
    released = [files(root / "releases" / number) for number in ("0001", "0002")]
    assert sorted(released, key=str) == sorted(map(files, sites), key=str)
    assert files(root / "site") == released[1]


@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_release_during_another_fails_with_a_message(root: Path, built: Path, command: str) -> None:
    for words in ("one", "two"):
        release(root, "publish", str(site(built, words)))
    with (root / ".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        refused = release(root, command, *([str(built)] if command == "publish" else []), WAIT="0")
    assert (refused.returncode, refused.stderr) == (1, "Another release is under way. What was live stays.\n")
    assert release(root, "list").stdout == "0001\n0002 *\n"


def test_process_started_by_reload_does_not_hold_the_lock(root: Path, built: Path) -> None:
    assert release(root, "publish", str(built), RELOAD="sleep 9 > /dev/null 2>&1 &").returncode == 0
    assert release(root, "publish", str(built), WAIT="0").stdout == "0002\n"


def test_publish_of_a_folder_that_changes_fails(root: Path, built: Path, tmp_path: Path) -> None:
    release(root, "publish", str(built))
    path = path_with("cp", '/bin/cp "$@" && rm "$3/feed.xml"', tmp_path)
    (site(built, "two") / "feed.xml").write_text("two", encoding="utf-8")
    assert release(root, "publish", str(built), PATH=path).returncode == 1
    assert live(root) == "one"
    assert release(root, "list").stdout == "0001 *\n"


def test_publish_of_private_files_makes_them_readable(root: Path, built: Path) -> None:
    for path in [built, *built.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    release(root, "publish", str(built))
    modes = {path.stat().st_mode & 0o777 for path in (root / "site").resolve().rglob("*")}
    assert modes == {0o755, 0o644}


def test_publish_with_umask_077_is_readable(root: Path, built: Path) -> None:
    assert release(root, "publish", str(built), umask=0o077).returncode == 0
    way = [root, root / "releases", *(root / "site").resolve().rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in way} == {0o755, 0o644}


def test_publish_removes_old_releases_except_live_and_previous(root: Path, built: Path) -> None:
    for _ in range(7):
        release(root, "publish", str(built))
        (root / "releases" / "0003.cdx.json").touch()
    for _ in range(4):
        release(root, "rollback")
    release(root, "publish", str(site(built, "new")))
    assert release(root, "list").stdout.split() == [
        *("0003", "0004", "withdrawn", "0005", "withdrawn", "0006", "withdrawn", "0007", "withdrawn", "0008", "*")
    ]
    assert (root / "former" / "index.html").read_text(encoding="utf-8") == "one"
    release(root, "publish", str(built))
    kept, withdrawn = (
        ("0005", "0006", "0007", "0008", "0009"),
        (".0005.withdrawn", ".0006.withdrawn", ".0007.withdrawn"),
    )
    assert {path.name for path in (root / "releases").iterdir()} == {*kept, *withdrawn}


def test_publish_runs_the_reload_command(root: Path, built: Path, tmp_path: Path) -> None:
    assert release(root, "publish", str(built), RELOAD=f"touch '{tmp_path}/reloaded'").returncode == 0
    assert (tmp_path / "reloaded").exists()


def test_publish_that_cannot_link_is_no_release(root: Path, built: Path, tmp_path: Path) -> None:
    release(root, "publish", str(built))
    path = path_with("ln", 'case $2 in */0002) exit 1 ;; esac; exec /bin/ln "$@"', tmp_path)
    refused = release(root, "publish", str(site(built, "two")), PATH=path)
    assert (refused.returncode, refused.stdout, live(root)) == (1, "", "one")
    assert release(root, "list").stdout == "0001 *\n"


@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_release_rejected_by_the_server_is_not_live(root: Path, built: Path, command: str) -> None:
    for words in ("one", "two"):
        release(root, "publish", str(site(built, words)))
    refused = release(root, command, *([str(site(built, "three"))] if command == "publish" else []), RELOAD="false")
    assert (refused.returncode, live(root)) == (1, "two")
    assert "The server did not take the release" in refused.stderr
    assert release(root, "list").stdout == "0001\n0002 *\n"


@pytest.mark.parametrize("published", [1, 2, 3])
def test_release_rejected_by_the_server_keeps_links(root: Path, built: Path, published: int) -> None:
    for number in range(published):
        release(root, "publish", str(site(built, str(number))))
    before = links(root)
    for command in (("publish", str(built)), ("rollback",)):
        assert release(root, *command, RELOAD="false").returncode == 1
        assert links(root) == before


def test_first_release_rejected_by_the_server_leaves_no_link(root: Path, built: Path) -> None:
    refused = release(root, "publish", str(built), RELOAD="false")
    assert (refused.returncode, release(root, "list").stdout) == (1, "")
    assert not any((root / name).is_symlink() for name in ("site", "former"))
    assert release(root, "publish", str(built)).stdout == "0001\n"


def test_sbom_beside_a_release_is_not_listed_as_one(root: Path, built: Path) -> None:
    for number in ("0001", "0002"):
        assert release(root, "publish", str(built)).stdout == f"{number}\n"
        (root / "releases" / f"{number}.cdx.json").write_text("{}", encoding="utf-8")
    assert release(root, "list").stdout == "0001\n0002 *\n"
    assert release(root, "rollback").stdout == "0001\n"
