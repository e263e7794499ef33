"""When each file last changed, by the project's history."""

import subprocess
from pathlib import Path


def last_changes(root: Path) -> dict[str, str]:
    """The day (ISO 8601) of each content file's last commit, by path from the root; nothing where there is no git.

    A shallow copy of the repository knows its last commit only.
    """
    git = ["git", "-c", "core.quotePath=false"]  # å as å
    log = ["log", "--format=%x00%cs", "--name-only", "--relative", "--", "docs"]
    try:
        said = subprocess.run([*git, *log], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, str] = {}
    for commit in said.split("\0")[1:]:
        day, *files = filter(None, commit.split("\n"))
        for file in files:
            days.setdefault(file, day)
    return days
