"""Dates and commits read from git."""

import subprocess
from pathlib import Path

import pytest

from malbild.project.git import RevisionError, last_changes, last_commit
from tests.support.building import ROOT


def test_last_changes_are_the_days_of_the_last_commits(tmp_path: Path) -> None:
    def git(*arguments: str, day: str = "2026-01-01") -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        when = {
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000",
            "PATH": "/usr/bin:/bin",
        }
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, env=when, check=True, capture_output=True)

    assert last_changes(tmp_path) == {}
    (tmp_path / "docs").mkdir()
    for name in ("å.md", "b c.md"):
        (tmp_path / "docs" / name).write_text("1", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "one", day="2026-01-01")
    (tmp_path / "docs" / "å.md").write_text("2", encoding="utf-8")
    git("commit", "-am", "two", day="2026-02-03")
    assert last_changes(tmp_path) == {"docs/å.md": "2026-02-03", "docs/b c.md": "2026-01-01"}


def test_last_changes_without_git_are_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_commit(ROOT) > 1_700_000_000
    monkeypatch.setenv("PATH", "")
    assert last_changes(ROOT) == {}
    with pytest.raises(RevisionError, match="Finns det på datorn"):
        last_commit(ROOT)


def test_last_commit_of_a_folder_outside_git_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="git clone"):
        last_commit(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    with pytest.raises(RevisionError, match="git commit"):
        last_commit(tmp_path)


def test_folder_of_another_owner_names_the_command_that_git_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError) as raised:
        last_commit(tmp_path)
    command = f'git config --global --add safe.directory "{tmp_path}"'
    assert str(raised.value).endswith(command)
    monkeypatch.setenv("HOME", str(tmp_path))
    subprocess.run(["sh", "-c", command], check=True)
    with pytest.raises(RevisionError, match="git commit"):  # git reads the folder
        last_commit(tmp_path)
