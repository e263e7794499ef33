"""The commands as people type them: Swedish answers to what is missing, help, and progress in a terminal."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import text_tests
from tests.support.building import ROOT, CopyOfProject, environment, run

MAKE = {
    "accept-translation": "make accept-translation PAGE=malbild/boende.md",
    "compare": "make compare BEFORE=main",
    "new": 'make new KIND=page TITLE="Filmer" PAGE=stod/film.md',
}
MODULE = {
    "accept-translation": "python -m malbild accept-translation malbild/boende.md",
    "compare": "python -m malbild compare main",
    "new": 'python -m malbild new page "Filmer" stod/film.md',
}
ENGLISH = re.compile(r"usage|error|argument|required|invalid|show this|positional|options|choose|fatal", re.IGNORECASE)


@pytest.mark.parametrize("name", MAKE)
def test_command_without_arguments_says_what_to_write(name: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    for example in (MAKE[name], MODULE[name]):
        done = run(name, root)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.endswith(f"Skriv så här: {example}\n")
        assert " saknas: " in done.stderr
        assert not ENGLISH.search(done.stderr)
        (root / "Makefile").unlink(missing_ok=True)


@pytest.mark.parametrize("name", MAKE)
def test_make_command_without_variables_passes_empty_values_on(name: str) -> None:
    command = ["make", "--silent", "--old-file=.venv/build", name]
    settings = {key: value for key, value in os.environ.items() if key not in ("KIND", "TITLE", "PAGE", "BEFORE")}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    assert f"Skriv så här: {MAKE[name]}\n" in done.stderr


def test_new_page_without_title_names_no_file(copy_of_project: CopyOfProject) -> None:
    done = run("new", copy_of_project(), "page", "", "stod/film.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("TITLE saknas: sidans rubrik.\n")


@pytest.mark.parametrize(
    "words", [["bygg"], ["check", "--format=sarif"], ["check", "allt"], ["new", "a", "b", "c", "d"], []]
)
def test_unknown_words_are_answered_in_swedish(words: list[str], copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    command = [sys.executable, "-m", "malbild", *words]
    done = subprocess.run(command, cwd=root, env=environment(root), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Skriv så här: make " in done.stderr
    assert "    --help " in done.stderr
    assert not ENGLISH.search(done.stderr)


@pytest.mark.parametrize(
    "words", [[], ["new"], ["check"], ["build"], ["compare"], ["accept-translation"], ["renew-lock"]]
)
def test_help_is_in_swedish_and_names_each_value(words: list[str], copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    command = [sys.executable, "-m", "malbild", *words, "--help"]
    done = subprocess.run(command, cwd=root, env=environment(root), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not ENGLISH.search(done.stdout)
    assert "Skriv så här: make " in done.stdout
    for name in {"new": ("KIND", "TITLE", "PAGE"), "compare": ("BEFORE", "AFTER")}.get(words[0] if words else "", ()):
        assert name in done.stdout


def test_make_help_has_swedish_for_editors_and_english_for_engineers() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    editors, engineers = done.stdout.split("For engineers:\n")
    names = {line.split()[0] for line in editors.splitlines()[1:]}
    assert names == {
        "help", "build", "check", "serve", "new", "accept-translation", "renew-lock", "renew-addresses", "compare",
        "embedders", "wordpress",
    }  # fmt: skip
    assert "  test " in engineers
    assert "[sv]" not in done.stdout
    listed = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {line.split()[0] for line in engineers.splitlines()} | names == listed


def in_terminal(command: list[str], root: Path, **settings: str) -> str:
    """Return what a command prints in a terminal."""
    main, terminal = pty.openpty()
    surroundings = {key: value for key, value in environment(root, **settings).items() if key != "CI" or settings}
    with subprocess.Popen(command, cwd=root, env=surroundings, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        try:
            while chunk := os.read(main, 4096):
                shown += chunk
        except OSError:  # the command has ended
            pass
        assert process.wait() == 0, shown.decode()
    os.close(main)
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())


def test_build_shows_steps_with_times_in_a_terminal_alone(copy_of_project: CopyOfProject) -> None:
    root, command = copy_of_project(), [sys.executable, "-m", "malbild", "build", "--pages-only"]
    shown = in_terminal(command, root, TERM="xterm", CI="")
    for text in ("Läser innehållet", "Kontrollerar innehållet", "Gör sidorna", "Komprimerar filerna"):
        assert re.search(rf"✓ {text} +0:0\d:\d\d", shown), shown
    for quiet in (in_terminal(command, root, CI="true"), run("build", root, "--pages-only").stderr):
        assert "✓" not in quiet
        assert "Gör sidorna" not in quiet


@pytest.mark.parametrize(("line", "violations", "code"), [("assert 1", 0, 0), ("assert 0", 0, 1), ("assert 1", 1, 1)])
def test_text_tests_fail_if_pytest_or_axe_does(
    line: str, violations: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "test_one.py").write_text(f"def test_one():\n    {line}\n", encoding="utf-8")
    monkeypatch.setattr(text_tests, "TESTS", (str(tmp_path / "test_one.py"),))
    monkeypatch.setattr("tests.support.axe_changed.main", lambda *_: violations)
    assert text_tests.main(tmp_path, "main") == code
