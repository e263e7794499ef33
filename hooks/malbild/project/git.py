"""When each file last changed, by the project's history."""

import subprocess
from pathlib import Path


def last_changes(root: Path) -> dict[str, str]:
    """The day (ISO 8601) of each content file's last commit, by path from the root; nothing where there is no git.

    A shallow copy of the repository knows its last commit only.
    """
    days: dict[str, str] = {}
    for commit in _log(root, "--format=%x00%cs", "--name-only", "--relative", "--", "docs").split("\0")[1:]:
        day, *files = filter(None, commit.split("\n"))
        for file in files:
            days.setdefault(file, day)
    return days


def last_commit(root: Path) -> int:
    """When the project last changed, in seconds since 1970; 0 where there is no git."""
    return int(_log(root, "-1", "--format=%ct") or 0)


def _log(root: Path, *asked: str) -> str:
    git = ["git", "-c", "core.quotePath=false", "log", *asked]  # å as å
    try:
        return subprocess.run(git, cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
