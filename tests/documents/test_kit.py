"""The kit: the page that lists all downloads, and the archive of them."""

import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site
from tests.support.printing import kit_files, text_of
from tests.support.website import Website


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_kit_page_lists_every_file_with_size_and_edition(
    lang: str, website: Website, built_site: Path, site: Site
) -> None:
    address = ("" if lang == "sv" else "en/") + "stod/material/"
    (kit,) = website.pages[address].find_class("kit")
    listed = {
        link.get("href").rpartition("/")[2]: size
        for item in kit.iter("li")
        for link, size in zip(item.iter("a"), item.findtext("small").split(" · "), strict=True)
    }
    files = {path.name: path for path in kit_files(built_site) if path.stem.endswith(f"-{lang}")}
    sizes = {
        name: f"{path.suffix[1:].upper()}, {max(1, round(path.stat().st_size / 1000))}\u00a0kB"
        for name, path in files.items()
    }
    assert listed == sizes
    stamp = re.search(r"\d{4}-\d\d-\d\d \([0-9a-f]{6}\)", website.pages[address].text_content())
    assert stamp
    assert stamp.group() in text_of(next(path for name, path in files.items() if "a3" in name))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_archive_contains_every_other_file(lang: str, built_site: Path) -> None:
    (archive,) = (built_site / "material").glob(f"*-{lang}.zip")
    with ZipFile(archive) as opened:
        held = {info.filename: opened.read(info) for info in opened.infolist()}
    others = [path for path in kit_files(built_site) if path.stem.endswith(f"-{lang}") and path != archive]
    assert held == {path.name: path.read_bytes() for path in others}


def test_preview_shows_that_documents_are_missing(renderer: Renderer, site: Site) -> None:
    document = site.original.documents["stod/material.md"]
    assert site.original.locale.t.kit.missing in renderer.render_body(site.original, document, "<p>[[kit]]</p>")


def test_kit_placeholder_is_only_on_pages_with_the_shortcode(site: Site) -> None:
    edition, path = site.original, "bakgrund/varfor.md"
    mention = replace(edition.documents[path], body="Text om `[[kit]]`.\n\n```\n[[kit]]\n```\n")
    waiting = Edition(edition.locale, edition.settings, {**edition.documents, path: mention}).pages_with("kit")
    assert [document.path for document in waiting] == ["stod/material.md"]
