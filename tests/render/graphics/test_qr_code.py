"""QR codes as a phone reads them."""

from pathlib import Path

import zxingcpp
from PIL import Image

from malbild.render.graphics import qr_code


def test_qr_code_encodes_its_url(tmp_path: Path) -> None:
    address = "https://example.org/malbild/boende/"
    path = tmp_path / "code.png"
    path.write_bytes(qr_code.png(address))
    with Image.open(path) as picture:
        assert picture.width >= 900
        assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [address]
