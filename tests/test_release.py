"""`deploy/release`: one release or the other is live, never half of one."""

import os
import subprocess
from pathlib import Path
from threading import Event, Thread

import pytest

from building import ROOT

NEEDED = ("index.html", "404.html", "api/v1/index.json", ".nginx/embeds.conf", "redirects.map")


def release(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"MALBILD_ROOT": str(root)} | environment
    command = [str(ROOT / "deploy" / "release"), *words]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)


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


def test_old_releases_are_cleared_away_but_never_the_live_one(root: Path, built: Path) -> None:
    for _ in range(8):
        release(root, "publish", str(built))
    assert release(root, "list").stdout.split() == ["0004", "0005", "0006", "0007", "0008", "*"]


def test_the_server_reads_its_configuration_again_after_a_switch(root: Path, built: Path, tmp_path: Path) -> None:
    assert release(root, "publish", str(built), RELOAD=f"touch '{tmp_path}/reloaded'").returncode == 0
    assert (tmp_path / "reloaded").exists()


def test_the_list_of_what_a_release_is_made_with_lies_beside_it_and_is_no_release(root: Path, built: Path) -> None:
    for number in ("0001", "0002"):
        assert release(root, "publish", str(built)).stdout == f"{number}\n"
        (root / "releases" / f"{number}.cdx.json").write_text("{}", encoding="utf-8")
    assert release(root, "list").stdout == "0001\n0002 *\n"
    assert release(root, "rollback").stdout == "0001\n"
