"""What is text is laid beside itself compressed, so that a server need only send it."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import brotli

from malbild.artifacts import Artifact

KINDS = frozenset({".atom", ".css", ".html", ".ics", ".js", ".json", ".md", ".svg", ".txt", ".xml"})
SMALLEST = 256
"""Bytes; a smaller file is sent in one packet however it is."""
_GZIP, _BROTLI = 6, 6  # gzip's highest takes half as long again and makes 0.5 % less; brotli's 7 takes 40 times as long


def with_copies(artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
    """Each artifact, and after it what is sent in its place. The same artifact gives the same bytes."""
    for artifact in artifacts:
        yield artifact
        yield from _copies(artifact)


def copies(folder: Path) -> Iterator[Artifact]:
    """What is sent in place of the files that lie in the folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS and path.is_file():
            yield from _copies(Artifact(path.relative_to(folder).as_posix(), path.read_bytes()))


def _copies(artifact: Artifact) -> Iterator[Artifact]:
    """A text that is worth it by gzip and by brotli."""
    path, content = artifact.path, artifact.content
    if PurePosixPath(path).suffix in KINDS and len(content) >= SMALLEST:
        yield Artifact(f"{path}.gz", gzip.compress(content, _GZIP, mtime=0))
        yield Artifact(f"{path}.br", brotli.compress(content, quality=_BROTLI, lgwin=_window(content)))


def _window(content: bytes) -> int:
    """The exponent of the smallest window that the file fits in: to set up the usual one of 4 MB takes longer."""
    return max(16, min(24, len(content).bit_length()))
