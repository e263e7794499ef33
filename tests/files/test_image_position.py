"""The position of a photograph is found and blanked, and its pixels stay as they are."""

from io import BytesIO

import pytest
from PIL import Image

from malbild.files.image_position import has_position, without_position
from tests.support.file_samples import located, picture

KINDS = ("JPEG", "WEBP", "PNG", "AVIF")
XMP = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="59,16.4N" exif:GPSLongitude="15,12.6E"/></x:xmpmeta>'


@pytest.mark.parametrize("kind", KINDS)
def test_position_of_photograph_is_found_and_blanked(kind: str) -> None:
    raw = located(kind)
    blanked = without_position(raw)
    before, after = Image.open(BytesIO(raw)), Image.open(BytesIO(blanked))
    assert has_position(raw)
    assert not has_position(blanked)
    assert 2 in before.getexif().get_ifd(0x8825)
    assert not any(after.getexif().get_ifd(0x8825).values())
    assert after.tobytes() == before.tobytes()
    assert len(blanked) == len(raw)


@pytest.mark.parametrize("kind", KINDS)
def test_picture_without_position_stays_as_it_is(kind: str) -> None:
    raw = picture(kind)
    assert not has_position(raw)
    assert without_position(raw) == raw


def test_position_in_xmp_is_found_and_blanked() -> None:
    raw = picture("JPEG", xmp=XMP)
    assert has_position(raw)
    blanked = without_position(raw)
    assert not has_position(blanked)
    assert b"59,16.4N" not in blanked


def test_position_keeps_other_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 16.0, 24.0)})
    blanked = without_position(picture("JPEG", exif=exif))
    assert Image.open(BytesIO(blanked)).getexif()[0x0112] == 6


@pytest.mark.parametrize("raw", [b"", b"II*\x00", b"MM\x00*\x00\x00\x00\x08\xff\xff", b"II*\x00\xff\xff\xff\xff" * 9])
def test_damaged_metadata_is_left_alone(raw: bytes) -> None:
    assert not has_position(raw)
    assert without_position(raw) == raw
