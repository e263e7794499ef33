"""The command `new`: a page in both languages and its line in the navigation."""

import subprocess
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.editing.new_page import available_kinds
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, run

WHERE = {
    "page": "stod/film.md",
    "perspective": "malbild/anhorig.md",
    "keyword": "nyckelord/mod.md",
    "seminar": "seminarier/4.md",
    "easy": "lattlast/film.md",
    "accessibility": "om/redogorelse.md",
}
LISTED = {"activity": "insatser/ny-insats.md", "party": "parter/ny-part.md"}


def new(root: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    return run("new", root, *asked)


def test_available_kinds_are_those_tested_here() -> None:
    assert set(available_kinds()) == WHERE.keys() | LISTED.keys()


@pytest.mark.parametrize("kind", WHERE)
def test_new_page_passes_the_check_and_is_last_of_its_section(kind: str, copy_of_project: CopyOfProject) -> None:
    root, path = copy_of_project(), WHERE[kind]
    beside = [page for page, _ in read_project(root).nav.pages if Path(page).parent == Path(path).parent]
    before = (root / "mkdocs.yml").read_text(encoding="utf-8")
    done = new(root, kind, 'Vad är "nytt": del 1 & 2?', path)
    assert done.returncode == 0, done.stderr
    result = load(read_project(root))
    site, diagnostics = result.site, lint(result)
    assert [diagnostic for diagnostic in diagnostics if not diagnostic.is_warning] == []
    assert {edition.documents[path].meta.title for edition in site.editions.values()} == {'Vad är "nytt": del 1 & 2?'}
    assert site.editions["en"].documents[path].text_lang == ("sv" if kind == "easy" else "en")
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert menu == before.replace(f"      - {beside[-1]}\n", f"      - {beside[-1]}\n      - {path}\n", 1)


@pytest.mark.parametrize("kind", LISTED)
def test_new_page_that_a_list_leads_to_stays_out_of_the_menu(kind: str, copy_of_project: CopyOfProject) -> None:
    root, path = copy_of_project(), LISTED[kind]
    before = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert new(root, kind, "Något nytt", path).returncode == 0
    diagnostics = lint(load(read_project(root)))
    assert {diagnostic.code for diagnostic in diagnostics if not diagnostic.is_warning} <= {"MB505"}
    assert (root / "mkdocs.yml").read_text(encoding="utf-8") == before


def test_new_page_in_a_new_folder_begins_a_section(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert new(root, "page", "Filmer: nya", "filmer/index.md").returncode == 0
    project = read_project(root)
    assert project.nav.sections[-1].path == "filmer/index.md"
    diagnostics = lint(load(project))
    assert [diagnostic for diagnostic in diagnostics if not diagnostic.is_warning] == []


def test_new_page_is_made_despite_an_error_in_another_body(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    with (root / "docs" / "om" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Fel](fel.md)\n")
    assert new(root, "page", "Filmer", "stod/film.md").returncode == 0


@pytest.mark.parametrize(
    ("kind", "title", "path", "why"),
    [
        ("page", "Om", "om/index.md", "docs/om/index.md finns redan"),
        ("statement", "Ny", "stod/ny.md", 'KIND="statement" finns inte'),
        ("page", "Ny", "../ny.md", "kan inte bli en sida"),
        ("page", "Ny", "stod/ny.en.md", "kan inte bli en sida"),
        ("page", "Ny", "stod/Nära vård.md", "kan inte bli en sida"),
        ("page", "<b>Ny</b>", "stod/ny.md", "[MB109]"),
        ("page", " ", "stod/ny.md", "[MB110]"),
        ("page", "Ny" * 100, "stod/ny.md", "[MB111]"),
    ],
)
def test_new_page_that_cannot_be_made_changes_nothing(
    kind: str, title: str, path: str, why: str, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    done = new(root, kind, title, path)
    assert (done.returncode, why in done.stderr) == (1, True), done.stderr
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("kind", LISTED)
def test_new_page_of_a_list_that_no_page_shows_says_so(kind: str, copy_of_project: CopyOfProject) -> None:
    root, shortcode = copy_of_project(), {"activity": "[[activities]]", "party": "[[parties]]"}[kind]
    assert "Ingen lista" not in new(root, kind, "Ny", LISTED[kind]).stdout
    for page in (root / "docs").rglob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace(shortcode, "Text."), encoding="utf-8")
    done = new(root, kind, "Ny", LISTED[kind].replace("ny-", "annan-"))
    assert f"Skriv {shortcode} på en sida i menyn." in done.stdout, done.stderr
