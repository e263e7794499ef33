"""What is text is laid beside itself compressed, so that a server need only send it."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import brotli

from malbild.files.artifact import Artifact

KINDS = frozenset({".css", ".html", ".ics", ".js", ".json", ".md", ".svg", ".txt", ".xml"})
SMALLEST = 256
"""Bytes; a smaller file is sent in one packet however it is."""
_AT_ONCE = 100  # files that are held in memory before they are written
_GZIP, _BROTLI = 6, 6  # gzip's highest takes half as long again and makes 0.5 % less; brotli's 7 takes 40 times as long


def compressed(folder: Path) -> Iterator[Artifact]:
    """Each text file in the folder by gzip and by brotli. The same file gives the same bytes."""
    texts = [path for path in sorted(folder.rglob("*")) if _is_worth_it(path)]
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run meanwhile
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            yield from chain.from_iterable(pool.map(lambda path: _smaller(path, folder), some))


def _window(content: bytes) -> int:
    """The exponent of the smallest window that the file fits in: to set up the usual one of 4 MB takes longer."""
    return max(16, min(24, len(content).bit_length()))


def _is_worth_it(path: Path) -> bool:
    return path.suffix in KINDS and path.is_file() and path.stat().st_size >= SMALLEST


def _smaller(path: Path, folder: Path) -> tuple[Artifact, Artifact]:
    name, content = path.relative_to(folder).as_posix(), path.read_bytes()
    return (
        Artifact(f"{name}.gz", gzip.compress(content, _GZIP, mtime=0)),
        Artifact(f"{name}.br", brotli.compress(content, quality=_BROTLI, lgwin=_window(content))),
    )
