"""The preview: it shows every change, and renders only the pages that may have changed."""

import os
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from malbild.checks.runner import load_renderable
from malbild.mkdocs_adapter.preview import Snapshot
from malbild.project.config import read_project
from tests.bench.serve import serving, wait_for
from tests.support.building import CopyOfProject, change, run

PAGE = "docs/stod/samtal.md"
SLOWEST = 60  # seconds, on a busy machine; the goal of one second is measured by `make bench-serve`


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    return copy_of_project()


def _snapshot(root: Path) -> Snapshot:
    project = read_project(root)
    return Snapshot.take(load_renderable(project), project)


def _append(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as target:
        target.write(text)


def test_preview_without_changes_renders_only_the_book(root: Path) -> None:
    assert _snapshot(root).pages_to_render(_snapshot(root)) == {"utskrift.md"}


def test_preview_ignores_a_shortcode_that_is_only_mentioned(root: Path) -> None:
    _append(root, PAGE, "\nSkriv `[[print]]`.\n")
    assert _snapshot(root).pages_to_render(_snapshot(root)) == {"utskrift.md"}


@pytest.mark.parametrize("file", [PAGE, "docs/stod/samtal.en.md"])
def test_preview_of_a_changed_body_renders_its_page(root: Path, file: str) -> None:
    before = _snapshot(root)
    _append(root, file, "\nNytt.\n")
    assert _snapshot(root).pages_to_render(before) == {"stod/samtal.md", "utskrift.md"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PAGE, "title: ", "title: Nytt om "),
        ("docs/malbild/index.md", "[[vision]]", "[[matrix]]"),
        ("mkdocs.yml", "    - tillganglighet.md", "    - om/design.md"),
        ("overrides/partials/footer.html", "<footer", "<footer "),
    ],
)
def test_preview_of_a_shared_change_renders_all_pages(root: Path, path: str, old: str, new: str) -> None:
    before = _snapshot(root)
    change(root, path, old, new)
    after = _snapshot(root)
    assert after.pages_to_render(before) == after.texts.keys()


def test_preview_serves_a_changed_text_and_title_everywhere(root: Path) -> None:
    with serving(root) as preview:
        for file, words in ((PAGE, "Ny text på svenska."), ("docs/stod/samtal.en.md", "New text in English.")):
            _append(root, file, f"\n{words}\n")
            _shown(preview.address + ("en/" if ".en." in file else "") + "stod/samtal/", words)
        change(root, PAGE, "title: ", "title: Nytt om ")
        for page in ("stod/samtal/", "stod/bilder/", "stod/"):
            _shown(preview.address + page, "Nytt om ")
        with urlopen(f"{preview.address}stod/samtal/", timeout=SLOWEST) as answer:  # noqa: S310  # our own
            assert "Ny text på svenska." in answer.read().decode()


def test_preview_follows_deletions_and_files_replaced_by_older_ones(root: Path) -> None:
    assert run("new", root, "page", "Filmer", "stod/film.md").returncode == 0
    pictures = root / "docs" / "bilder"
    pictures.mkdir(exist_ok=True)
    for name in ("bytt.txt", "borta.txt"):
        (pictures / name).write_text("förr", encoding="utf-8")
    with serving(root) as preview:
        (pictures / "borta.txt").unlink()
        (pictures / "bytt.txt").write_text("nu", encoding="utf-8")
        os.utime(pictures / "bytt.txt", (1, 1))
        _append(root, PAGE, "\nNy text.\n")
        _shown(f"{preview.address}stod/samtal/", "Ny text.")
        assert status(f"{preview.address}bilder/bytt.txt") == (200, "nu")
        assert status(f"{preview.address}bilder/borta.txt")[0] == 404
        for suffix in (".md", ".en.md"):
            (root / "docs" / "stod" / f"film{suffix}").unlink()
        change(root, "mkdocs.yml", "      - stod/film.md\n", "")
        _append(root, PAGE, "\nEtt sista ord.\n")
        _shown(f"{preview.address}stod/samtal/", "Ett sista ord.")
        assert status(f"{preview.address}stod/film/")[0] == 404


def status(address: str) -> tuple[int, str]:
    """Return the status and the text of the answer at an address."""
    try:
        with urlopen(address, timeout=SLOWEST) as answer:  # noqa: S310  # our own
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, ""


def _shown(address: str, words: str) -> None:
    begin = time.monotonic()
    wait_for(address, words)
    assert time.monotonic() - begin < SLOWEST
