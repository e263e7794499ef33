"""The only writer. A site is published whole or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from malbild.files.artifact import Artifact


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lets no other process in here meanwhile; what a killed one has started keeps others out until it ends.

    Raises BlockingIOError where another is here already.
    """
    entry = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(entry, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(entry)


def write(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Puts every artifact at its path below the folder."""
    there: set[Path] = set()
    for artifact in artifacts:
        target = folder / artifact.path
        if target.parent not in there:
            target.parent.mkdir(parents=True, exist_ok=True)
            there.add(target.parent)
        target.write_bytes(artifact.content)


def move(source: Path, target: Path) -> None:
    """Moves everything in the folder `source` to the folder `target`, on the same file system."""
    for path in source.iterdir():
        if (place := target / path.name).is_dir():
            move(path, place)
        else:
            path.replace(place)


def publish(built: Path, live: Path) -> None:
    """Lets `built` take the place of `live`, which is kept until the new one stands there.

    Both must be on the same file system. Raises OSError, and then `live` is as it was.
    """
    former = _former(live)
    shutil.rmtree(former, ignore_errors=True)
    if live.exists():
        live.rename(former)
    try:
        built.rename(live)
    except OSError:
        if former.exists():
            former.rename(live)
        raise
    shutil.rmtree(former, ignore_errors=True)


def restore(live: Path) -> None:
    """Puts the former site back where a build was killed in the moment between the two."""
    if not live.exists() and _former(live).exists():
        _former(live).rename(live)


def _former(live: Path) -> Path:
    return live.with_name(f".{live.name}.former")
