"""`deploy/release`: one release or the other is live, never half of one."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.support.building import ROOT, files

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


def with_own(command: str, does: str, folder: Path) -> str:
    """A PATH on which the command does something else."""
    (folder / command).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    (folder / command).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def links(root: Path) -> dict[str, Path]:
    return {link.name: link.readlink() for link in root.iterdir() if link.is_symlink()}


def test_a_release_is_live_and_one_command_takes_it_back(root: Path, built: Path) -> None:
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
def test_half_a_site_is_not_released(root: Path, built: Path, name: str) -> None:
    release(root, "publish", str(built))
    half = site(built.with_name("half"), "half")
    (half / name).unlink()
    refused = release(root, "publish", str(half))
    assert (refused.returncode, live(root)) == (1, "one")
    assert name in refused.stderr


def test_a_full_disk_leaves_the_live_release_as_it_is(root: Path, built: Path) -> None:
    release(root, "publish", str(built))
    (built / "stor.bin").write_bytes(bytes(3_000_000))
    settings = os.environ | {"MALBILD_ROOT": str(root)}
    command = f'ulimit -f 1000; "{ROOT}/deploy/release" publish "{built}"'
    done = subprocess.run(["sh", "-c", command], env=settings, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert live(root) == "one"
    assert release(root, "publish", str(built)).returncode == 0  # what was left behind is no hindrance
    assert (root / "site" / "stor.bin").stat().st_size == 3_000_000


def test_who_reads_during_a_switch_gets_a_whole_page(root: Path, built: Path) -> None:
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


def test_a_release_that_was_taken_back_never_comes_back_by_itself(root: Path, built: Path) -> None:
    for words in ("good", "bad"):
        release(root, "publish", str(site(built, words)))
    release(root, "rollback")
    release(root, "publish", str(site(built, "new")))
    assert release(root, "rollback").returncode == 0
    assert live(root) == "good"
    assert release(root, "list").stdout.splitlines() == ["0001 *", "0002 withdrawn", "0003 withdrawn"]


def test_without_a_live_release_there_is_nothing_to_take_back(root: Path) -> None:
    refused = release(root, "rollback")
    assert (refused.returncode, refused.stderr) == (1, "No release is live. What was live stays.\n")


def test_two_releases_at_once_are_both_whole(root: Path, tmp_path: Path) -> None:
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
def test_who_cannot_wait_for_another_release_is_told(root: Path, built: Path, command: str) -> None:
    for words in ("one", "two"):
        release(root, "publish", str(site(built, words)))
    with (root / ".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        refused = release(root, command, *([str(built)] if command == "publish" else []), WAIT="0")
    assert (refused.returncode, refused.stderr) == (1, "Another release is under way. What was live stays.\n")
    assert release(root, "list").stdout == "0001\n0002 *\n"


def test_what_reload_starts_does_not_hold_the_lock(root: Path, built: Path) -> None:
    assert release(root, "publish", str(built), RELOAD="sleep 9 > /dev/null 2>&1 &").returncode == 0
    assert release(root, "publish", str(built), WAIT="0").stdout == "0002\n"


def test_a_folder_that_changes_while_it_is_copied_is_not_released(root: Path, built: Path, tmp_path: Path) -> None:
    release(root, "publish", str(built))
    path = with_own("cp", '/bin/cp "$@" && rm "$3/feed.xml"', tmp_path)
    (site(built, "two") / "feed.xml").write_text("two", encoding="utf-8")
    assert release(root, "publish", str(built), PATH=path).returncode == 1
    assert live(root) == "one"
    assert release(root, "list").stdout == "0001 *\n"


def test_the_server_may_read_what_was_built_for_one_pair_of_eyes(root: Path, built: Path) -> None:
    for path in [built, *built.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    release(root, "publish", str(built))
    modes = {path.stat().st_mode & 0o777 for path in (root / "site").resolve().rglob("*")}
    assert modes == {0o755, 0o644}


def test_the_server_may_read_what_an_operator_with_umask_077_released(root: Path, built: Path) -> None:
    assert release(root, "publish", str(built), umask=0o077).returncode == 0
    way = [root, root / "releases", *(root / "site").resolve().rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in way} == {0o755, 0o644}


def test_old_releases_are_cleared_away_but_never_the_live_one_nor_the_former(root: Path, built: Path) -> None:
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


def test_the_server_reads_its_configuration_again_after_a_switch(root: Path, built: Path, tmp_path: Path) -> None:
    assert release(root, "publish", str(built), RELOAD=f"touch '{tmp_path}/reloaded'").returncode == 0
    assert (tmp_path / "reloaded").exists()


def test_a_link_that_cannot_be_made_is_no_release(root: Path, built: Path, tmp_path: Path) -> None:
    release(root, "publish", str(built))
    path = with_own("ln", 'case $2 in */0002) exit 1 ;; esac; exec /bin/ln "$@"', tmp_path)
    refused = release(root, "publish", str(site(built, "two")), PATH=path)
    assert (refused.returncode, refused.stdout, live(root)) == (1, "", "one")
    assert release(root, "list").stdout == "0001 *\n"


@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_what_the_server_does_not_take_is_not_live(root: Path, built: Path, command: str) -> None:
    for words in ("one", "two"):
        release(root, "publish", str(site(built, words)))
    refused = release(root, command, *([str(site(built, "three"))] if command == "publish" else []), RELOAD="false")
    assert (refused.returncode, live(root)) == (1, "two")
    assert "The server did not take the release" in refused.stderr
    assert release(root, "list").stdout == "0001\n0002 *\n"


@pytest.mark.parametrize("published", [1, 2, 3])
def test_a_release_that_is_not_taken_leaves_the_former_styles_where_they_were(
    root: Path, built: Path, published: int
) -> None:
    for number in range(published):
        release(root, "publish", str(site(built, str(number))))
    before = links(root)
    for command in (("publish", str(built)), ("rollback",)):
        assert release(root, *command, RELOAD="false").returncode == 1
        assert links(root) == before


def test_a_first_release_the_server_does_not_take_leaves_no_link(root: Path, built: Path) -> None:
    refused = release(root, "publish", str(built), RELOAD="false")
    assert (refused.returncode, release(root, "list").stdout) == (1, "")
    assert not any((root / name).is_symlink() for name in ("site", "former"))
    assert release(root, "publish", str(built)).stdout == "0001\n"


def test_the_list_of_what_a_release_is_made_with_lies_beside_it_and_is_no_release(root: Path, built: Path) -> None:
    for number in ("0001", "0002"):
        assert release(root, "publish", str(built)).stdout == f"{number}\n"
        (root / "releases" / f"{number}.cdx.json").write_text("{}", encoding="utf-8")
    assert release(root, "list").stdout == "0001\n0002 *\n"
    assert release(root, "rollback").stdout == "0001\n"
