"""The content as it stood in a git commit."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_CONTENT = ("docs", "mkdocs.yml")


class RevisionError(Exception):
    """There is no git, it knows no such commit, or what that holds cannot be used; the words say so, in Swedish."""


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """A folder with the content of the commit and the templates of today, for as long as it is needed.

    With the same templates, two commits differ in what they say and not in how it looks. Raises `Unknown`.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        archive = _git(root, "archive", "--format=tar", _commit(root, revision), "--", *_CONTENT)
        subprocess.run(["tar", "-x"], cwd=folder, input=archive, check=True)
        (folder / "overrides").symlink_to(root.resolve() / "overrides")
        yield folder


def changed_files(root: Path, before: str, after: str) -> tuple[str, ...]:
    """The paths of the files that differ between the commits. Raises `Unknown`."""
    names = _git(root, "diff", "--name-only", "-z", _commit(root, before), _commit(root, after)).decode()
    return tuple(filter(None, names.split("\0")))


def _commit(root: Path, revision: str) -> str:
    """The commit's hash, which is never taken for an option."""
    return _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _git(root: Path, command: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", command, *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError("Det går inte att köra git. Finns det på datorn?") from error
    if done.returncode:
        raise RevisionError(f"Git hittar inte versionen: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
