"""The writer of artifacts, which replaces the previous site in one step."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from malbild.files.artifact import Artifact


@contextmanager
def exclusive_lock(folder: Path) -> Iterator[None]:
    """Keep other processes out of the folder, and children of a killed one too while they run.

    Raises BlockingIOError if another process has the lock.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def write(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write every artifact at its path below the folder."""
    existing: set[Path] = set()
    for artifact in artifacts:
        target = folder / artifact.path
        if target.parent not in existing:
            target.parent.mkdir(parents=True, exist_ok=True)
            existing.add(target.parent)
        target.write_bytes(artifact.content)


def move(source: Path, target: Path) -> None:
    """Move all files of one folder into another on the same file system."""
    for path in source.iterdir():
        if (place := target / path.name).is_dir():
            move(path, place)
        else:
            path.replace(place)


def replace_site(built: Path, live: Path) -> None:
    """Replace the folder `live` by `built`, on the same file system.

    Raises OSError, and then `live` is as it was.
    """
    previous = _previous(live)
    shutil.rmtree(previous, ignore_errors=True)
    if live.exists():
        live.rename(previous)
    try:
        built.rename(live)
    except OSError:
        if previous.exists():
            previous.rename(live)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def restore_previous(live: Path) -> None:
    """Put back the previous site if a build was killed while it replaced the folder `live`."""
    if not live.exists() and _previous(live).exists():
        _previous(live).rename(live)


def _previous(live: Path) -> Path:
    return live.with_name(f".{live.name}.former")
