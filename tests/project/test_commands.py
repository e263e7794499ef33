"""The command line as messages name it."""

from pathlib import Path

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, run


def test_commands_are_those_of_the_makefile(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert _hint(root) == (
        "Är texten ny här? Läs den mot beslutet och kör make renew-lock. "
        "Har den varit låst förut? Återställ filen docs/adopted.lock."
    )


def test_commands_without_a_makefile_are_the_packages(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "Makefile").unlink()
    done = run("new", root, "page", "Filmer", "stod/film.md")
    assert done.stdout.endswith("Kontrollera sedan med: python -m malbild check\n")
    assert _hint(root) == (
        "Är texten ny här? Läs den mot beslutet och kör python -m malbild renew-lock. "
        "Har den varit låst förut? Återställ filen docs/adopted.lock."
    )


def _hint(root: Path) -> str:
    (root / "docs" / "adopted.lock").unlink()
    (found,) = (one for one in lint(load(read_project(root))) if one.code == "MB505")
    return found.hint
