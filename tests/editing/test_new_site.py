"""The folder of a new site: builds as it is, and is not published before it is filled in."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from malbild.__main__ import main
from malbild.checks.runner import lint, load
from malbild.commands.arguments import Argument, SwedishParser
from malbild.diagnostics.diagnostic import CommandError
from malbild.editing.new_site import NewSite
from malbild.project.config import read_project
from tests.support.building import build_pages, run
from tests.support.website import Website

TODAY = date(2041, 1, 31)
SITE = NewSite("Sagolunds län", "Region Sagolund och länets fyra kommuner", "Den som bor här, Arbetslaget", "sv en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    SITE.write(tmp_path / "sagolund", TODAY)
    return tmp_path / "sagolund"


def test_new_site_has_only_gaps_as_diagnostics(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2243203200")  # TODAY
    known = f"verified_until: {TODAY}"  # the template has a year that has passed by then
    statement = folder / "docs" / "tillganglighet.md"
    statement.write_text(re.sub(r"verified_until: \S+", known, statement.read_text("utf-8")), "utf-8")
    diagnostics = lint(load(read_project(folder)))
    assert {diagnostic.code for diagnostic in diagnostics} == {"MB540"}
    assert {diagnostic.path for diagnostic in diagnostics} >= {
        "docs/settings.yml", "docs/settings.en.yml", "docs/om.md", "docs/malbild/arbetslaget.md"
    }  # fmt: skip


def test_new_site_builds_and_has_whole_links(folder: Path) -> None:
    site = build_pages(folder)
    website = Website(site)
    assert {"", "malbild/den-som-bor-har/", "en/malbild/arbetslaget/", "material/", "tillganglighet/"} <= {
        *website.pages
    }
    waiting = [link for link in website.broken_links() if "/material/" not in str(link)]  # of the documents
    assert waiting == []


def test_build_for_publication_refuses_gaps(folder: Path) -> None:
    done = run("build", folder, "--pages-only", SITE_URL="https://example.org/")
    assert done.returncode == 1
    assert "docs/settings.yml:8: Webbplatsen kan inte publiceras" in done.stderr
    assert not (folder / "site").exists()


def test_site_that_is_filled_in_may_be_published(folder: Path) -> None:
    for path in (*folder.rglob("*.md"), *folder.rglob("*.yml")):
        filled = re.sub(r"\[fyll i: ([^\]]*)\]", r"\1", path.read_text(encoding="utf-8"))
        path.write_text(filled, encoding="utf-8")
    done = run("check", folder)
    assert done.returncode == 0, done.stdout
    assert "MB540" not in done.stdout
    build_pages(folder, SITE_URL="https://example.org/")


def test_new_site_leaves_a_folder_with_files_alone(folder: Path) -> None:
    before = (folder / "mkdocs.yml").read_bytes()
    with pytest.raises(CommandError, match="inte tom"):
        NewSite("Annat län", "Parterna", "Ett", "sv").write(folder, TODAY)
    assert (folder / "mkdocs.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("site", "message"),
    [
        (NewSite("Länet", "Parterna", "Ett, ett", "sv"), "olika namn"),
        (NewSite("Länet", "Parterna", " , ", "sv"), "olika namn"),
        (NewSite("Länet", "Parterna", "Ett", "sv xx"), "Språket xx finns inte"),
        (NewSite('Länet "', "Parterna", "Ett", "sv"), "bara bokstäver"),
    ],
)
def test_new_site_with_wrong_values_writes_nothing(tmp_path: Path, site: NewSite, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        site.write(tmp_path / "new", TODAY)
    assert not (tmp_path / "new").exists()


def test_command_line_takes_values_or_says_what_is_missing(tmp_path: Path) -> None:
    done = run("new-site", tmp_path, "vart-lan", "Sagolunds län", "Parterna", "Den som bor här")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "vart-lan" / "docs" / "malbild" / "den-som-bor-har.md").is_file()
    done = run("new-site", tmp_path, "annat-lan")
    assert done.returncode == 2
    assert "COUNTY saknas" in done.stderr


def test_parser_asks_a_person_for_missing_values(monkeypatch: pytest.MonkeyPatch) -> None:
    values = (
        Argument("county", "COUNTY", "länets namn", "Sagolunds län"),
        Argument("lang", "LANG", "språk", "sv", "sv"),
    )
    parser = SwedishParser(values=values, asks=True)
    arguments = parser.parse_args([])
    answers = iter(["Sagolunds län", ""])
    asked = list[str]()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    def answer(text: str) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    parser.complete(arguments)
    assert (arguments.county, arguments.lang) == ("Sagolunds län", "sv")
    assert asked[0] == "Länets namn (till exempel Sagolunds län): "


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_question_that_is_not_answered_ends_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], end: type[BaseException]
) -> None:
    def leave(_: str) -> str:
        raise end

    monkeypatch.setattr(sys, "argv", ["malbild", "new-site"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", leave)
    assert main() == 1
    assert capsys.readouterr().err == "\nAvbrutet.\n"
