"""The plugin for WordPress: its ZIP, and what it reads of the API. `make wordpress-cards` tries it in WordPress."""

import os
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from malbild.api.schemas import LISTS
from tests.support.building import ROOT

PLUGIN = ROOT / "deploy" / "wordpress"
COMMAND = ROOT / "deploy" / "wordpress_plugin"


def make(folder: Path, address: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"SITE_URL": address}
    return subprocess.run([COMMAND], cwd=folder, env=settings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("address", ["https://www.example.org/malbild/", "https://www.example.org/malbild"])
def test_plugin_zip_has_the_address_of_the_site(tmp_path: Path, address: str) -> None:
    assert make(tmp_path, address).returncode == 0
    with ZipFile(tmp_path / "malbild-wordpress.zip") as archive:
        assert archive.namelist() == ["malbild/block.js", "malbild/malbild.php", "malbild/readme.txt"]
        assert b"'MALBILD_ADDRESS', 'https://www.example.org/malbild/' )" in archive.read("malbild/malbild.php")


def test_plugin_zip_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        make(tmp_path, "https://www.example.org/")
        made.append((tmp_path / "malbild-wordpress.zip").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("address", ["", "www.example.org", "https://www.example.org/');phpinfo('"])
def test_plugin_zip_without_an_address_is_refused(tmp_path: Path, address: str) -> None:
    done = make(tmp_path, address)
    assert (done.returncode, done.stderr.partition(".")[0]) == (1, "SITE_URL saknas")
    assert [*tmp_path.iterdir()] == []


def test_plugin_reads_fields_that_the_api_has() -> None:
    text = (PLUGIN / "malbild.php").read_text(encoding="utf-8")
    read = dict(re.findall(r"'(\w+)' +=> array\( '\w+', '(\w+)' \)", text))
    assert read.keys() == {"perspectives", "statements", "keywords", "parties"}
    for name, field in read.items():
        (item,) = LISTS[name].model_fields["items"].annotation.__args__[:1]  # type: ignore[union-attr]
        assert {field, "embed_url"} <= item.model_fields.keys()


def test_plugin_writes_every_value_escaped() -> None:
    text = (PLUGIN / "malbild.php").read_text(encoding="utf-8")
    frame = text[text.index("return sprintf(") : text.index("/** Have the script")]
    values = re.findall(r"^\t\t(\w+)\( ", frame, re.MULTILINE)
    assert values == ["esc_url", "esc_attr", "absint", "esc_attr", "esc_url", "esc_attr"]
    assert "echo" not in text
