"""Git: dates of the last changes, files that a change touches, and the content of a commit."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from malbild.diagnostics.diagnostic import CommandError

_CONTENT = ("docs", "mkdocs.yml")


class RevisionError(CommandError):
    """Git or the commit is missing, or the commit's content cannot be used; the message is in Swedish."""


def last_changes(root: Path) -> dict[str, str]:
    """Return the date (ISO 8601) of each content file's last commit, by path from the root; empty without git.

    A shallow clone knows its last commit only.
    """
    dates: dict[str, str] = {}
    for commit in _log(root, "--format=%x00%cs", "--name-only", "--relative", "--", "docs").split("\0")[1:]:
        date, *files = filter(None, commit.split("\n"))
        for file in files:
            dates.setdefault(file, date)
    return dates


def last_commit(root: Path) -> int:
    """Return the time of the last commit, in seconds since 1970. Raises `RevisionError` where git knows none."""
    return int(_run(root, "log", "-1", "--format=%ct"))


def changed_files(root: Path, before: str, after: str) -> tuple[str, ...]:
    """Return the paths of the files that differ between two commits. Raises `RevisionError`."""
    names = _run(root, "diff", "--name-only", "-z", _commit(root, before), _commit(root, after)).decode()
    return tuple(filter(None, names.split("\0")))


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the commit's content and the rest as it is today, which exists during the caller's block.

    With the same engine, two commits differ only in their content. Raises `RevisionError`.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        archive = _run(root, "archive", "--format=tar", _commit(root, revision), "--", *_CONTENT)
        subprocess.run(["tar", "-x"], cwd=folder, input=archive, check=True)
        for kept in root.resolve().iterdir():  # mkdocs.yml may name any of it
            if not (folder / kept.name).exists() and not kept.name.startswith("."):
                (folder / kept.name).symlink_to(kept)
        yield folder


def _log(root: Path, *arguments: str) -> str:
    """Return what `git log` prints; nothing without git or a repository."""
    command = ["git", "-c", "core.quotePath=false", "log", *arguments]  # prints å as å
    try:
        return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def _commit(root: Path, revision: str) -> str:
    """Return the commit's hash. A revision that begins with a hyphen is not taken for an option."""
    arguments = ("--verify", "--end-of-options", f"{revision}^{{commit}}")
    return _run(root, "rev-parse", *arguments, revision=revision).decode().strip()


def _run(root: Path, command: str, *arguments: str, revision: str = "") -> bytes:
    """Return what a git command about a revision prints. Raises `RevisionError`."""
    settings = os.environ | {"LC_ALL": "C"}  # git's messages are told apart by their English
    try:
        done = subprocess.run(["git", command, *arguments], cwd=root, env=settings, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError("Det går inte att köra git. Finns det på datorn?") from error
    if done.returncode:
        raise RevisionError(_cause(root, done.stderr.decode(errors="replace"), revision))
    return done.stdout


def _cause(root: Path, message: str, revision: str) -> str:
    """Return in Swedish why a git command failed, and the way out."""
    if "dubious ownership" in message:  # since git 2.35.2, CVE-2022-24765
        command = f'git config --global --add safe.directory "{root.resolve()}"'
        return f"Git läser inte mappen, för den ägs av en annan användare. Skriv så här, en gång: {command}"
    if "not a git repository" in message:
        return "Mappen hör inte till git. Hämta projektet med git clone."
    if "does not have any commits" in message:
        return "Git har ingen sparad version än. Spara en med git commit."
    if (root / ".git" / "shallow").exists():
        return f'Versionen "{revision}" saknas, för mappen har bara de senaste versionerna. Kör git fetch --unshallow.'
    return f'Git hittar inte versionen "{revision}". Skriv namnet på en gren eller en tagg, eller ett commit-id.'
