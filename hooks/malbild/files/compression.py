"""Compressed copies of the site's text files, which a server can send as they are."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import brotli

from malbild.files.artifact import Artifact

SUFFIXES = frozenset({".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"})
"""Those of texts that people load. Few load the Markdown copies, of which there are as many as pages."""
MIN_BYTES = 1400
"""A smaller file fits in one packet of 1 500 bytes uncompressed."""
_BATCH = 100  # files held in memory before they are written
_GZIP_LEVEL, _BROTLI_LEVEL = 6, 6  # gzip's 9 takes half as long again for 0.5 % less; brotli's 7 takes 40 times as long


def compress(folder: Path) -> Iterator[Artifact]:
    """Yield each text file in the folder as gzip and as Brotli, with the same bytes every time."""
    texts = [path for path in sorted(folder.rglob("*")) if _is_compressible(path)]
    with ThreadPoolExecutor() as pool:  # both libraries release the interpreter lock
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            yield from chain.from_iterable(pool.map(lambda path: _copies(path, folder), batch))


def _is_compressible(path: Path) -> bool:
    return path.suffix in SUFFIXES and path.is_file() and path.stat().st_size >= MIN_BYTES


def _copies(path: Path, folder: Path) -> tuple[Artifact, Artifact]:
    name, content = path.relative_to(folder).as_posix(), path.read_bytes()
    return (
        Artifact(f"{name}.gz", gzip.compress(content, _GZIP_LEVEL, mtime=0)),
        Artifact(f"{name}.br", brotli.compress(content, quality=_BROTLI_LEVEL, lgwin=_window_exponent(content))),
    )


def _window_exponent(content: bytes) -> int:
    """Return the exponent of the smallest window that holds the file; Brotli's usual 4 MB takes longer to set up."""
    return max(16, min(24, len(content).bit_length()))
