"""Compressed copies of the site's texts."""

import gzip
from pathlib import Path

import brotli
import pytest

from malbild.files.compression import MIN_BYTES, compress


def test_texts_of_the_site_have_equal_compressed_copies(built_site: Path) -> None:
    texts = [
        path
        for path in built_site.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".json", ".svg", ".xml", ".ics"} and path.stat().st_size >= MIN_BYTES
    ]
    assert len(texts) > 100
    for path in texts:
        content = path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == content
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == content


def test_compressed_formats_are_not_compressed_again(built_site: Path) -> None:
    kinds = {path.with_suffix("").suffix for path in built_site.rglob("*.br")}
    assert kinds.isdisjoint({".png", ".woff2", ".pdf", ".pptx", ".gz", ".br"})


@pytest.mark.parametrize(
    ("name", "size", "made"), [("a.html", MIN_BYTES, 2), ("a.html", MIN_BYTES - 1, 0), ("a.png", 999, 0)]
)
def test_compression_applies_to_texts_above_a_size(tmp_path: Path, name: str, size: int, made: int) -> None:
    (tmp_path / name).write_bytes(b"x" * size)
    assert len([*compress(tmp_path)]) == made


def test_compression_stores_no_time(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"x" * MIN_BYTES)
    (made, _) = compress(tmp_path)
    assert made.content[4:8] == bytes(4)  # RFC 1952: MTIME
