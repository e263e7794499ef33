"""The place where a photograph was taken: found in its metadata, and removed from it.

Exif keeps it in an IFD of its own (Exif 2.32, 4.6.3, tag 0x8825), in JPEG, WebP, AVIF and PNG alike; XMP repeats it in
attributes. Both are blanked in place, so that no pixel and no other metadata changes.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

SUFFIXES = frozenset({".avif", ".jpeg", ".jpg", ".png", ".webp"})
_TIFF = re.compile(rb"II\*\x00|MM\x00\*")
_XMP = re.compile(rb"(exif:GPS(?:Latitude|Longitude)(?:=[\"']|>))([^\"'<]*[^\"'<\s][^\"'<]*)")
_POSITION_IFD = 0x8825
_MAX_ENTRIES = 200  # of an IFD: more are no IFD
_ENTRY = 12  # bytes: tag, type, count, value or offset
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}  # bytes of a value, by its type


def has_position(raw: bytes) -> bool:
    """Return whether an image says where it was taken."""
    return any(True for _ in _position_bytes(raw)) or bool(_XMP.search(raw))


def without_position(raw: bytes) -> bytes:
    """Return the image with its position blanked."""
    changed = bytearray(_XMP.sub(lambda found: found[1] + b" " * len(found[2]), raw))
    for start, end in [*_position_bytes(raw)]:
        changed[start:end] = bytes(end - start)
    return _with_checksums(changed) if raw.startswith(b"\x89PNG") else bytes(changed)


def _position_bytes(raw: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the entries and values of the position are."""
    for header in _TIFF.finditer(raw):
        base, order = header.start(), "<" if header.group().startswith(b"II") else ">"
        with suppress(struct.error):
            (first,) = struct.unpack_from(f"{order}I", raw, base + 4)
            for tag, _, _, value, _ in _entries(raw, base, first, order):
                if tag == _POSITION_IFD:
                    yield from _ifd_bytes(raw, base, value, order)


def _ifd_bytes(raw: bytes, base: int, offset: int, order: str) -> Iterator[tuple[int, int]]:
    for _, type, count, value, place in _entries(raw, base, offset, order):
        size = _SIZES.get(type, 0) * count
        if size > 4 and base + value + size <= len(raw):  # noqa: PLR2004  # a smaller value is in its entry
            yield base + value, base + value + size
        yield place, place + _ENTRY


def _entries(raw: bytes, base: int, offset: int, order: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield tag, type, count, value and place of the entries of an IFD. Raises `struct.error`."""
    (number,) = struct.unpack_from(f"{order}H", raw, base + offset)
    for index in range(number if number <= _MAX_ENTRIES else 0):
        place = base + offset + 2 + index * _ENTRY
        tag, type, count, value = struct.unpack_from(f"{order}HHII", raw, place)
        if tag or type or count:  # not blanked before
            yield tag, type, count, value, place


def _with_checksums(png: bytearray) -> bytes:
    """Return a PNG with the checksums that its chunks have now."""
    place = 8
    while place + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, place)
        end = place + 8 + length
        png[end : end + 4] = struct.pack(">I", zlib.crc32(png[place + 4 : end]))
        place = end + 4
    return bytes(png)
