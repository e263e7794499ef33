"""Failures around a build: an error in Swedish, and the previous site untouched."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.files.os_errors import describe_os_error
from malbild.files.writer import replace_site
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, build_pages, change, environment, files, run

PREVIOUS = {"index.html": b"the former site"}


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    """A copy of the project with a site from an earlier build."""
    root = copy_of_project()
    (root / "site").mkdir()
    (root / "site" / "index.html").write_bytes(PREVIOUS["index.html"])
    return root


def run_on(disk: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Build in a folder on a disk of its own, mounted for that build alone."""
    (root / ".site.building").mkdir()
    script = f'mount -t tmpfs -o {disk} none .site.building && exec "{sys.executable}" -m malbild build'
    return subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("disk", "word"),
    [
        ("size=1m", "Disken är full"),
        ("size=5m", "Disken är full"),  # after the pages, before the rest
        ("ro", "går inte att skriva i"),
    ],
)
def test_build_on_a_full_or_readonly_disk_keeps_the_previous_site(root: Path, disk: str, word: str) -> None:
    done = run_on(disk, root)
    assert done.returncode == 1
    assert word in done.stderr
    assert "Den förra webbplatsen är som den var" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files(root / "site") == PREVIOUS


@pytest.mark.parametrize(
    ("template", "text", "line"),
    [
        ("main.html", '{% extends "base.html" %}\n{% block announce %}\n{{ unknown }}\n{% endblock %}\n', 3),
        ("partials/footer.html", "<p>\n{% if %}\n</p>\n", 2),
        ("embeds/statement.html", '<p>\n{% include "unknown.html" %}\n</p>\n', 2),
        ("partials/header.html", '<p>\n{{ 1 + "a" }}\n{{ icon("finns-inte") }}\n</p>\n', 2),
        ("print/poster.html", "<p>\n\n{{ unknown }}\n</p>\n", 3),
        ("pptx/theme.xml", "<p>\n{{ icon('finns-inte') }}\n</p>\n", 2),
        ("partials/kit.html", "{{ kit.unknown }}\n", 1),
        ("partials/page_status.html", "{{ statuses.unknown }}\n", 1),
    ],
)
def test_error_in_a_template_is_reported_at_its_line(template: str, text: str, line: int, root: Path) -> None:
    file = root / "overrides" / template
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    # Only these show the documents, which take most of a build's time.
    part = () if template.startswith(("print/", "pptx/", "partials/kit")) else ("--pages-only",)
    done = run("build", root, *part)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"overrides/{template}:{line}: Mallen har ett fel." in done.stderr
    assert files(root / "site") == PREVIOUS


@pytest.mark.parametrize(("command", "out", "silent"), [("check", "stdout", "stderr"), ("build", "stderr", "stdout")])
def test_unreadable_configuration_is_reported_as_reading(command: str, out: str, silent: str, root: Path) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    for spoil, message in (
        (lambda: config.write_text(text, encoding="cp1252"), "MB001"),
        (lambda: config.write_text(text.replace("\nnav:", "\nnav: \x07"), encoding="utf-8"), "MB002"),
        (config.unlink, "MB025"),
    ):
        spoil()
        done = run(command, root)
        output = getattr(done, out)
        assert done.returncode == 1
        assert (getattr(done, silent), output.count(f"[{message}]")) == ("", 1)
        assert "Traceback" not in output
        assert "skrivas" not in output
    config.write_text(text, encoding="utf-8")
    done = run(command, root, SOURCE_DATE_EPOCH="igår")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('SOURCE_DATE_EPOCH är "igår".')
    assert files(root / "site") == PREVIOUS


def test_unreadable_page_is_reported_as_a_diagnostic(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ordregister.md":
            raise OSError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    project = read_project(root)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    diagnostics = lint(load(project))
    assert ("docs/ordregister.md", 1, "MB025") in [
        (diagnostic.path, diagnostic.line, diagnostic.code) for diagnostic in diagnostics
    ]


def test_unknown_os_error_is_reported_in_its_own_words() -> None:
    assert "Datorn svarar: Input/output error." in describe_os_error(
        OSError(5, "Input/output error", "site/index.html")
    )


def test_publish_that_fails_keeps_the_previous_site(root: Path) -> None:
    with pytest.raises(FileNotFoundError, match="never-built"):
        replace_site(root / "never-built", root / "site")
    assert files(root / "site") == PREVIOUS


def test_build_killed_keeps_the_previous_site(root: Path) -> None:
    command = [sys.executable, "-m", "malbild", "build"]
    with subprocess.Popen(
        command,
        cwd=root,
        env=environment(root),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while not [*(root / ".site.building").rglob("*.html")]:
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    assert files(root / "site") == PREVIOUS


def test_build_beside_another_stops_and_leaves_the_other(root: Path) -> None:
    command = [sys.executable, "-m", "malbild", "build", "--pages-only"]
    with subprocess.Popen(command, cwd=root, env=environment(root), stdout=subprocess.DEVNULL) as first:
        while not (root / ".site.building").exists():
            assert first.poll() is None
            time.sleep(0.02)
        second = run("build", root)
    assert (second.returncode, first.returncode) == (1, 0)
    assert "Ett annat bygge pågår i samma mapp" in second.stderr
    assert len(files(root / "site")) > 100


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("import os; os._exit(9)", "MkDocs: 9\n"),  # as when memory runs out
        ("raise ZeroDivisionError('our own fault')", "ZeroDivisionError: our own fault\n"),
    ],
)
def test_language_build_failure_is_reported_once(root: Path, line: str, message: str) -> None:
    with (root / "hooks" / "mkdocs_events.py").open("a", encoding="utf-8") as events:
        events.write(f"\n\ndef on_pre_build(config):\n    {line}\n")
    done = run("build", root)
    assert (done.returncode, done.stderr.count(message)) == (1, 1)
    assert files(root / "site") == PREVIOUS


def test_content_errors_are_reported_before_rendering(root: Path) -> None:
    change(root, "docs/malbild/boende.md", "[narhet, ordning]", "[narhet, ordnng]")
    with (root / "hooks" / "mkdocs_events.py").open("a", encoding="utf-8") as events:
        events.write("\n\nraise ZeroDivisionError\n")
    assert "ordnng" in run("build", root).stderr


def test_language_builds_stop_when_the_check_fails(root: Path) -> None:
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Fel](finns-inte.md)\n")
    with (root / "hooks" / "mkdocs_events.py").open("a", encoding="utf-8") as events:
        events.write("\n\ndef on_pre_build(config):\n    import time; time.sleep(600)\n")
    began = time.monotonic()
    assert "finns-inte.md" in run("build", root).stderr
    assert time.monotonic() - began < 60


def test_previous_site_moved_by_a_killed_build_is_restored(root: Path) -> None:
    (root / "site").rename(root / ".site.former")
    (root / "docs" / "index.md").write_text("utan sidhuvud\n", encoding="utf-8")
    assert run("build", root).returncode == 1
    assert files(root / "site") == PREVIOUS


def test_build_after_a_kill_copies_symlinks_and_10000_files(root: Path) -> None:
    attachments = root / "docs" / "bilagor"
    attachments.mkdir()
    for number in range(10_000):
        (attachments / f"{number}.txt").write_text(str(number), encoding="utf-8")
    (root / "docs" / "genvag.txt").symlink_to(attachments / "7.txt")
    (root / ".site.building" / "half").mkdir(parents=True)
    site = build_pages(root)
    assert len([*(site / "bilagor").glob("*.txt")]) == 10_000
    assert (site / "genvag.txt").read_text(encoding="utf-8") == "7"
    assert not (site / "genvag.txt").is_symlink()
    assert not (site / "half").exists()
    assert [path.name for path in root.glob(".site*")] == []


@pytest.mark.parametrize(
    ("name", "target"),
    [("hemlig.md", "/etc/hostname"), ("länk", "om"), ("om/slinga", "."), ("trasig.md", "finns-inte")],
)
def test_symlink_out_of_docs_stops_the_build_with_its_name(root: Path, name: str, target: str) -> None:
    (root / "docs" / name).symlink_to(target)
    done = run("build", root)
    assert f"docs/{name}:1: Genvägen leder inte till en fil i mappen docs." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (done.returncode, files(root / "site")) == (1, PREVIOUS)


def test_clock_in_1970_is_reported(root: Path) -> None:
    done = run("build", root, within=("faketime", "1970-01-02 12:00:00"))
    assert done.returncode == 1
    assert "Datorns klocka går fel" in done.stderr
    assert files(root / "site") == PREVIOUS
