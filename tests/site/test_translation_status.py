"""Translation status: outdated when the original changes, current when accepted."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import read_project
from malbild.site.edition import Site
from malbild.site.translation_status import Status
from tests.support.building import CopyOfProject, change, run

PAGE = "malbild/boende.md"
ENGLISH = "docs/malbild/boende.en.md"


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    root = copy_of_project()
    for page in ("index", "malbild/boende"):  # whatever their current status
        run("accept-translation", root, page)
    return root


def warnings(root: Path) -> list[Diagnostic]:
    diagnostics = lint(load(read_project(root)))
    return [diagnostic for diagnostic in diagnostics if diagnostic.path == ENGLISH]


def status(root: Path) -> tuple[Status, dict[str, Status]]:
    """Return the status of the page's translation, and of its statements'."""
    site = load(read_project(root)).site
    edition = site.editions["en"]
    cards = {card.statement.id: card.translation.status for card in edition.statements if card.document.path == PAGE}
    return edition.translation(edition.documents[PAGE]).status, cards


def test_swedish_text_is_the_original(site: Site) -> None:
    assert {site.original.translation(page).status for page in site.original.documents.values()} == {"original"}
    assert {card.translation.status for card in site.original.statements} == {"original"}
    assert {card.translation.source_lang for edition in site.editions.values() for card in edition.statements} == {"sv"}


def test_accepted_translation_is_current(root: Path) -> None:
    assert status(root) == ("current", dict.fromkeys(_ids(root), "current"))
    assert warnings(root) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Här är det du som talar", "Här talar du"),
        ("## Vad betyder det för dig?", "## Vad betyder det för er?"),
        ("Vem ser inte lampan i dag?", "Vem ser inte lampan?"),
        ("länets fyra kommuner\n", "de fyra kommunerna\n"),
    ],
)
def test_changed_page_is_outdated_and_its_statements_are_not(root: Path, old: str, new: str) -> None:
    change(root, f"docs/{PAGE}", old, new)
    assert status(root) == ("outdated", dict.fromkeys(_ids(root), "current"))
    assert [(diagnostic.code, diagnostic.is_warning) for diagnostic in warnings(root)] == [("MB211", True)]


def test_changed_statement_is_outdated_alone(root: Path) -> None:
    change(root, f"docs/{PAGE}", "De lyssnar till", "Ni lyssnar till")
    assert status(root) == ("current", dict.fromkeys(_ids(root), "current") | {"ro-i-rummet": "outdated"})
    (diagnostic,) = warnings(root)
    assert (diagnostic.code, diagnostic.field) == ("MB211", "statements[2].translated_from")
    rows = (root / ENGLISH).read_text(encoding="utf-8").split("\n")
    assert rows[diagnostic.line - 2].strip() == "- id: ro-i-rummet"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("säger hur vården", "säger\n  hur vården"),
        ("icon: person", "icon: heart"),
        ("reviewed: ", "max_lix: 45\nreviewed: "),
    ],
)
def test_line_breaks_and_untranslated_fields_outdate_nothing(root: Path, old: str, new: str) -> None:
    change(root, f"docs/{PAGE}", old, new)
    assert status(root) == ("current", dict.fromkeys(_ids(root), "current"))


def test_translation_never_accepted_is_outdated_with_a_hint(root: Path) -> None:
    path = root / ENGLISH
    rows = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(row for row in rows if "translated_from" not in row), encoding="utf-8")
    assert status(root) == ("outdated", dict.fromkeys(_ids(root), "outdated"))
    found = warnings(root)
    assert [diagnostic.code for diagnostic in found] == ["MB210"] * 4
    wanted = [row.strip() for row in rows if "translated_from" in row]
    assert sorted(diagnostic.hint.split("raden: ")[1] for diagnostic in found) == sorted(wanted)


def test_accept_writes_the_fingerprints_alone(root: Path) -> None:
    path = root / ENGLISH
    accepted = path.read_bytes()
    without = b"\n".join(row for row in accepted.split(b"\n") if b"translated_from" not in row)
    old = accepted.replace(b"translated_from: sv-", b"translated_from: sv-0")
    for before in (without, old):
        path.write_bytes(before)
        done = run("accept-translation", root, "docs/malbild/boende.en.md")
        assert done.stdout.count("Godkänd: ") == 4
        assert path.read_bytes() == accepted
    assert run("accept-translation", root, PAGE).stdout == "Översättningen är redan godkänd.\n"
    assert path.read_bytes() == accepted


def test_accept_keeps_windows_newlines(root: Path) -> None:
    path = root / ENGLISH
    accepted = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\r\n".join(row for row in accepted.split(b"\r\n") if b"translated_from" not in row))
    run("accept-translation", root, PAGE)
    assert path.read_bytes() == accepted


@pytest.mark.parametrize("arguments", [["finns/inte"], [PAGE, "--lang=fi"], [PAGE, "--lang=sv"]])
def test_accept_of_a_missing_translation_fails(root: Path, arguments: list[str]) -> None:
    done = run("accept-translation", root, *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("Det finns ingen översättning av ")


def test_page_without_translation_is_missing(root: Path) -> None:
    (root / ENGLISH).unlink()
    assert status(root) == ("missing", dict.fromkeys(_ids(root), "missing"))


def _ids(root: Path) -> list[str]:
    site = load(read_project(root)).site
    return [card.statement.id for card in site.original.statements if card.document.path == PAGE]
