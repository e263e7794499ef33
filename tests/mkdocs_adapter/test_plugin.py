"""The two ways in which MkDocs finds the plugin: the project's hook, and the installed plugin `malbild`."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from malbild.files.image_position import has_position, without_position
from malbild.mkdocs_adapter.plugin import NOT_REGISTERED, REGISTERED_TWICE, MalbildPlugin, find_plugin
from tests.support.building import ROOT, CopyOfProject, build_pages, change, files, run
from tests.support.file_samples import located

HOOK = "hooks:\n  - hooks/mkdocs_events.py\n"
I18N = "\n  - i18n:\n"


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    return copy_of_project()


def remove_hook(root: Path) -> None:
    """Let mkdocs.yml name no hook."""
    change(root, "mkdocs.yml", HOOK, "")


def add_plugin(root: Path) -> None:
    """Let mkdocs.yml name the plugin, before static-i18n."""
    change(root, "mkdocs.yml", I18N, f"\n  - malbild{I18N}")


def use_plugin(root: Path) -> None:
    """Let mkdocs.yml name the plugin instead of the hook."""
    remove_hook(root)
    add_plugin(root)


def run_mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in the folder."""
    command = [sys.executable, "-m", "mkdocs", "build"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_hook_hands_over_every_event_of_the_plugin() -> None:
    hook = runpy.run_path(str(ROOT / "hooks" / "mkdocs_events.py"))
    events = {name for name in dir(MalbildPlugin) if name.startswith("on_")}
    assert {name for name in hook if name.startswith("on_")} == events
    assert len({hook[name].__self__ for name in events}) == 1


def test_plugin_builds_the_same_site_as_the_hook(root: Path, copy_of_project: CopyOfProject) -> None:
    other = copy_of_project()
    use_plugin(other)
    (other / "hooks" / "mkdocs_events.py").unlink()
    site = files(build_pages(root))
    assert len(site) > 400
    assert files(build_pages(other)) == site


@pytest.mark.parametrize("way", ["hook", "plugin"])
def test_plugin_is_one_object_for_all_builds_of_a_preview(root: Path, way: str) -> None:
    if way == "plugin":
        use_plugin(root)
    first, second = (find_plugin(load_config(str(root / "mkdocs.yml"))) for _ in range(2))
    assert first is second


def test_build_with_both_hook_and_plugin_is_an_error_in_words(root: Path) -> None:
    add_plugin(root)
    done = run("build", root)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{REGISTERED_TWICE}\n")
    assert not (root / "site").exists()


def test_build_with_neither_hook_nor_plugin_is_an_error_in_words(root: Path) -> None:
    remove_hook(root)
    done = run("build", root)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NOT_REGISTERED}\n")
    assert not (root / "site").exists()


def test_mkdocs_with_both_hook_and_plugin_is_an_error_in_words(root: Path) -> None:
    add_plugin(root)
    done = run_mkdocs(root)
    assert done.returncode == 1
    assert REGISTERED_TWICE in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_photograph_is_published_without_its_position(root: Path) -> None:
    (root / "docs" / "huset.jpg").write_bytes(located())
    published = (build_pages(root) / "huset.jpg").read_bytes()
    assert not has_position(published)
    assert published == without_position(located())
