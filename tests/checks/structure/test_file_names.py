"""Checks of file names: a name becomes a URL."""

import unicodedata
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import read_project
from tests.support.building import CopyOfProject


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    return copy_of_project()


def found(root: Path) -> list[Diagnostic]:
    diagnostics = lint(load(read_project(root)))
    return [diagnostic for diagnostic in diagnostics if diagnostic.code in ("MB023", "MB024")]


def problems_of(root: Path) -> list[Diagnostic]:
    """Return every diagnostic: nothing may follow from a wrong name."""
    return lint(load(read_project(root)))


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Nära vård.md", "nara-vard.md"),
        (unicodedata.normalize("NFD", "nära.md"), "nara.md"),
        ("film.MD", "film.md"),
        ("Film.md", "film.md"),
        ("stod/film_1.md", "stod/film-1.md"),
        ("stöd och hjälp/film.md", "stod-och-hjalp/film.md"),
        ("film.utkast.md", "film-utkast.md"),
        ("om/index.EN.md", "om/index.en.md"),
        ("Hur då.EN.md", "hur-da.en.md"),
        ("film.sv.md", "film.md"),
        ("100%.md", "100.md"),
        ("fråga?.md", "fraga.md"),
        ("Bild på möte.PNG", "bild-pa-mote.png"),
    ],
)
def test_file_name_unfit_for_a_url_is_reported_with_suggestion(root: Path, name: str, suggestion: str) -> None:
    path = root / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((root / "docs" / "om" / "index.md").read_bytes())
    (diagnostic,) = found(root)
    assert (diagnostic.path, diagnostic.line, diagnostic.code) == (f"docs/{name}", 1, "MB023")
    assert diagnostic.params["suggestion"] == suggestion


@pytest.mark.parametrize("name", ["film.md.txt", "stod/film.en.md.txt", "film.md.docx"])
def test_file_name_with_a_second_extension_is_reported(root: Path, name: str) -> None:
    (root / "docs" / name).write_bytes(b"x")
    (diagnostic,) = problems_of(root)
    assert (diagnostic.path, diagnostic.line, diagnostic.code) == (f"docs/{name}", 1, "MB028")
    assert diagnostic.params["suggestion"] == name.rpartition(".")[0]


@pytest.mark.parametrize(
    ("old", "new"), [("varfor.en.md", "varfor.EN.md"), ("varfor.md", "varför.md"), ("varfor.md", "varfor.sv.md")]
)
def test_file_name_invalid_reports_the_name_alone(root: Path, old: str, new: str) -> None:
    folder = root / "docs" / "bakgrund"
    (folder / old).rename(folder / new)
    assert [(diagnostic.path, diagnostic.code) for diagnostic in problems_of(root)] == [
        (f"docs/bakgrund/{new}", "MB023")
    ]


def test_file_name_with_a_taken_correction_reports_both_files(root: Path) -> None:
    folder = root / "docs" / "bakgrund"
    (folder / "Varfor.md").write_bytes((folder / "varfor.md").read_bytes())
    found = [(diagnostic.path, diagnostic.code, diagnostic.params.get("other")) for diagnostic in problems_of(root)]
    assert found == [
        ("docs/bakgrund/Varfor.md", "MB023", None),
        ("docs/bakgrund/Varfor.md", "MB406", "docs/bakgrund/varfor.md"),
    ]


@pytest.mark.parametrize("name", ["film.de.md", "om/film.fi.md", "settings.fi.yml", "search-words.ar.yml"])
def test_translation_to_a_language_not_used_is_reported(root: Path, name: str) -> None:
    (root / "docs" / name).write_bytes((root / "docs" / "om" / "index.md").read_bytes())
    (diagnostic,) = problems_of(root)
    assert (diagnostic.path, diagnostic.line, diagnostic.code) == (f"docs/{name}", 1, "MB206")
    assert f"- locale: {name.split('.')[1]}" in diagnostic.hint


@pytest.mark.parametrize("name", ["film.md", "film.en.md", "stod/film-1.md", "stod/mote.webp", ".utkast/Nära.md"])
def test_file_name_plain_or_hidden_passes(root: Path, name: str) -> None:
    path = root / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert found(root) == []


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("hemligt.md", "/etc/hostname"),
        ("lank", "om"),
        ("om/slinga", "."),
        ("trasig.md", "finns-inte.md"),
        ("trasig.txt", "finns-inte.txt"),
        ("snurra.md", "snurra.md"),
    ],
)
def test_symlink_out_of_docs_is_reported(root: Path, name: str, target: str) -> None:
    (root / "docs" / name).symlink_to(target)
    assert [(diagnostic.path, diagnostic.code) for diagnostic in found(root)] == [(f"docs/{name}", "MB024")]


def test_symlink_within_docs_passes(root: Path) -> None:
    (root / "docs" / "genvag.md").symlink_to("om/index.md")
    assert found(root) == []
