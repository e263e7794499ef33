"""Assets and their version."""

import shutil
from pathlib import Path

import pytest

from malbild.project.theme.overrides import Overrides
from malbild.render.theme.assets import assets, assets_version
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES, ROOT
from tests.support.website import ASSETS, Website


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "overrides", tmp_path / "overrides")


@pytest.fixture
def overrides(folder: Path) -> Overrides:
    return Overrides((folder,))


def test_assets_version_depends_on_shipped_files_alone(folder: Path, overrides: Overrides) -> None:
    assert assets_version(overrides) == assets_version(OVERRIDES)
    (folder / "layouts" / "page.html").write_text("", encoding="utf-8")
    assert assets_version(overrides) == assets_version(OVERRIDES)


@pytest.mark.parametrize("path", ["static/site.js", "styles/tokens.css", "static/fonts/atkinson-700.woff2"])
def test_changed_asset_gives_every_asset_another_url(folder: Path, overrides: Overrides, path: str) -> None:
    with (folder / path).open("ab") as file:
        file.write(b"\n:root{--new:1}\n")
    before, after = (Urls.at("https://example.org/", "sv", assets_version(look)) for look in (OVERRIDES, overrides))
    former = {artifact.path for artifact in assets(OVERRIDES, before)}
    assert former.isdisjoint(artifact.path for artifact in assets(overrides, after))


def test_renamed_asset_changes_the_version(folder: Path, overrides: Overrides) -> None:
    (folder / "static" / "mark.svg").rename(folder / "static" / "sign.svg")
    assert assets_version(overrides) != assets_version(OVERRIDES)


def test_pages_link_assets_with_their_version(website: Website) -> None:
    asked = {link.address for link in website.links() if "/assets/" in link.address}
    assert len(asked) >= 5
    assert [url for url in asked if f"/{ASSETS}" not in url] == []
