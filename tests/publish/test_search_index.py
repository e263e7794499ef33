"""The search index and the vendored search libraries."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from malbild.model.schema import KINDS
from malbild.publish.search_index import SearchEntry, search_entries, without_boilerplate
from malbild.render.context import BuildContext
from malbild.site.edition import Site
from tests.support.building import ROOT, CopyOfProject, build_pages
from tests.support.website import DEFAULT_ADDRESS, Website


def read(folder: Path, lang: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "search" / f"{lang}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_entries_lead_to_pages_of_their_language(website: Website, lang: str) -> None:
    index = f"{DEFAULT_ADDRESS}search/{lang}.json"
    for entry in read(website.folder, lang)["entries"]:
        address = urljoin(index, entry["url"])
        path, _, anchor = address.removeprefix(DEFAULT_ADDRESS).partition("#")
        page = website.pages[path]
        assert page.get("lang") == lang, address
        assert not anchor or page.get_element_by_id(anchor) is not None, address


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_entries_have_unique_urls(built_site: Path, lang: str) -> None:
    found = Counter(entry["url"] for entry in read(built_site, lang)["entries"])
    assert [url for url, times in found.items() if times > 1] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_entries_cover_statements_keywords_pages_and_terms(built_site: Path, site: Site, lang: str) -> None:
    edition = site.editions[lang]
    found = Counter(entry["kind"] for entry in read(built_site, lang)["entries"])
    assert found["statement"] == len(edition.statements) == 5
    assert found["keyword"] == len(edition.keywords) == 3
    assert found["term"] == sum(len(document.meta.terms) for document in edition.documents.values())
    pages = sum(found[kind] for kind in KINDS)
    assert pages == len(edition.listed)


def test_entries_have_title_text_url_and_parent(site: Site, context: BuildContext) -> None:
    rendered = dict.fromkeys(site.original.documents, '<p>Ingress.</p><h2 id="ett">Rubrik</h2><p>Text.</p>')
    found = {entry.path: entry for entry in search_entries(site.original, rendered, context.urls)}
    vision, seminar = site.original.perspectives[0].meta, site.original.seminars[0].meta
    statement = vision.statements[0].text.plain
    words = " ".join((*(text.plain for text in vision.statements[0].body), "Närhet, Lugn"))
    (lecture,) = (item for item in seminar.programme if item.id == "forelasning-1")
    by_speaker = f"Ringla Drakfjäll Mossa Trollbacke {lecture.summary}"
    wanted = (
        SearchEntry("perspective", vision.title, f"{vision.description} Ingress.", "malbild/boende/", "", "boende"),
        SearchEntry("section", "Rubrik", "Text.", "malbild/boende/#ett", vision.title, "boende"),
        SearchEntry("statement", statement, words, "malbild/boende/#lampan-lyser", vision.title, "boende"),
        SearchEntry("lecture", lecture.title, by_speaker, "seminarier/1/#forelasning-1", seminar.title),
    )
    assert tuple(found[entry.path] for entry in wanted) == wanted
    assert found["bakgrund/ordlista/#ord-sagomote"].title == "Sagolunds gemensamma möte (SGM)"


def test_entry_kinds_have_a_label(built_site: Path) -> None:
    for lang in ("sv", "en"):
        index = read(built_site, lang)
        assert {entry["kind"] for entry in index["entries"]} <= set(index["kinds"])


def test_reader_words_lead_to_pages_of_their_language(built_site: Path) -> None:
    (synonym,) = read(built_site, "sv")["synonyms"]
    assert synonym == {"words": ["nattlampa", "ficklampa"], "means": ["lampan lyser"]}
    (answer,) = read(built_site, "en")["answers"]
    assert answer["url"] == "../en/"
    assert answer["title"]
    assert read(built_site, "sv")["nothing"]["text"] == "Det finns inte här. Fråga din kommun."
    assert read(built_site, "en")["nothing"] is None


def test_sections_alike_on_three_pages_are_no_entries() -> None:
    repeated = [SearchEntry("section", "Insatser", "Inga.", f"parter/{n}/#insatser") for n in range(3)]
    twice = [SearchEntry("section", "Källor", "Två.", f"parter/{n}/#kallor") for n in range(2)]
    page = SearchEntry("page", "Insatser", "Inga.", "insatser/")
    assert [*without_boilerplate([*repeated, *twice, page])] == [*twice, page]


def test_untranslated_page_is_in_the_original_index_alone(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "docs" / "om" / "kallor.en.md").unlink()
    folder = build_pages(root)
    assert any("om/kallor/" in entry["url"] for entry in read(folder, "sv")["entries"])
    assert not any("om/kallor/" in entry["url"] for entry in read(folder, "en")["entries"])


def test_vendored_libraries_equal_the_pinned_npm_versions(tmp_path: Path) -> None:
    make = shutil.which("make") or "make"
    done = subprocess.run([make, "vendor", f"VENDOR={tmp_path}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    shipped = ROOT / "overrides" / "static" / "vendor"
    for name in sorted({path.name for folder in (tmp_path, shipped) for path in folder.iterdir()}):
        assert (shipped / name).read_bytes() == (tmp_path / name).read_bytes(), name
