"""Examples of the diagnostics' reference: the wrong example gives the code it stands under."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import Diagnostic, catalogue
from malbild.diagnostics.reference import ReferenceEntry, reference_entries
from malbild.project.config import read_project
from malbild.project.locale import read_locale
from tests.support.building import write_required_files
from tests.support.edits import EDITS, read_edits

CONFIG = """\
site_name: Målbild nära vård i Sagolunds län
site_url: https://example.org/
plugins:
  - i18n:
      languages:
        - {locale: sv, name: S, default: true}
        - {locale: en, name: E}
nav:
  - malbild/boende.md
  - tillganglighet.md
"""
HEADER = """\
title: Prov
description: En sida att pröva på.
kind: perspective
id: boende
order: 1
icon: person
owner: Redaktionen
reviewed: 2026-11-01
next_review: 2035-11-01
moved_from: [malbild/gammal/]
keywords: []
sources:
  - id: rapport
    section: "5.1"
statements:
  - id: lampan-lyser
    icon: link
    text: Jag får **stöd**.
source_list:
  - id: rapport
    title: Rapporten
    about: Allt.
    url: https://example.org/
paths:
  - id: vidare
    title: Vidare
    text: Mer.
    to: malbild/boende.md
figures:
  - id: befolkning
    title: Befolkningen
    unit: growth
    summary: Den växer.
    source: rapport
    bars:
      - id: lanet
        label: Länet
        value: 1.5
slides:
  - id: bild
    shows: figure
    title: Befolkningen
    figure: befolkning
    notes: Den växer.
introduction: Här.
decision:
  status: proposed
  date: "2021"
  reference: Föreslagen
"""
# Examples that are neither a value of front matter nor a body.
PLACES = {"MB003": "{}\n", "MB004": "{}\n", "MB005": "{}\n", "MB010": "---\n{}\n---\n", "MB026": "---\n{}\n---\n"}
# Wrong only together with something else, or too large to show: the example describes it.
IN_WORDS = frozenset(
    {
        "MB001", "MB002", "MB007", "MB011", "MB013", "MB023", "MB024", "MB025", "MB028", "MB029", "MB070",
        "MB071", "MB072", "MB073", "MB074", "MB075", "MB076", "MB077", "MB078", "MB079", "MB080", "MB081", "MB082",
        "MB083", "MB084", "MB085", "MB086", "MB102", "MB106", "MB111", "MB131", "MB134", "MB136", "MB137",
        "MB141", "MB142", "MB144", "MB147", "MB201", "MB202", "MB203", "MB204", "MB205", "MB206", "MB210", "MB211",
        "MB212", "MB213", "MB304", "MB307", "MB310", "MB341", "MB350", "MB369", "MB401", "MB402", "MB403", "MB404",
        "MB405", "MB406", "MB407", "MB408", "MB470", "MB471", "MB472", "MB501", "MB502", "MB503", "MB504", "MB505",
        "MB506", "MB507", "MB508", "MB509", "MB510", "MB511", "MB512", "MB513", "MB514", "MB525", "MB526", "MB527",
        "MB528", "MB529", "MB530", "MB541", "MB601", "MB602", "MB610",
        "MB611", "MB612", "MB701", "MB702", "MB705", "MB903", "MB904", "MB905", "MB906", "MB917",
        "MB907", "MB908", "MB910", "MB911", "MB912", "MB913", "MB914", "MB915", "MB916",
        "MB803", "MB810", "MB811", "MB812", "MB813", "MB814", "MB815", "MB840", "MB841", "MB842", "MB843", "MB844",
        "MB940", "MB942", "MB943",
        "MB950", "MB951", "MB952", "MB953",
    }
)  # fmt: skip
# Right together with a key word, a heading or a file that the example page does not have.
RIGHT_BESIDE_OTHERS = frozenset({"MB104", "MB305", "MB316"})
WITHOUT_TRIED_REMEDY = {
    "MB024": "a link of the file system",
    "MB025": "a fault of the computer or the command",
    "MB205": "a language that the engine lacks",
    "MB541": "MB540, where a site is published",
}
SHOWN = [entry for entry in reference_entries("make") if entry.code not in IN_WORDS]


def in_header(example: str) -> str:
    """Return the header with the example in place of the value it is about, or as a line of its own."""
    name = example.partition(":")[0]
    below = "" if name.startswith("- ") else r"(?:\1 +\S.*\n)*"  # lines after an id are not its value
    found = re.search(rf"^( *){re.escape(name)}:.*\n{below}", HEADER, re.MULTILINE)
    return f"{HEADER[: found.start()]}{found[1]}{example}\n{HEADER[found.end() :]}" if found else f"{example}\n{HEADER}"


def file_with(entry: ReferenceEntry, example: str) -> str:
    """Return a whole page with an example of an entry."""
    if place := PLACES.get(entry.code):
        return place.format(example)
    if entry.series in ("MB3", "MB8"):
        return f"---\n{HEADER}---\n{example}\n"
    return f"---\n{in_header(example)}---\nText.\n"


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one page that has some of everything."""
    root = tmp_path_factory.mktemp("examples")
    (root / "docs" / "malbild").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    write_required_files(root)
    return root


def found_in(root: Path, text: str) -> list[Diagnostic]:
    (root / "docs" / "malbild" / "boende.md").write_text(text, encoding="utf-8")
    return lint(load(read_project(root)))


def codes_of(root: Path, text: str) -> set[str]:
    return {diagnostic.code for diagnostic in found_in(root, text)}


def remedied(text: str, diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the page with the line that the hint shows: in place of the whole line, and of the words reported."""
    rows, right = text.split("\n"), diagnostic.params["line"]
    row = rows[diagnostic.line - 1]
    indent = row[: len(row) - len(row.lstrip())]
    value = str(diagnostic.params.get("value", row))
    for new in (f"{indent}{right}", row.replace(value, right)):
        yield "\n".join([*rows[: diagnostic.line - 1], new, *rows[diagnostic.line :]])


def test_example_page_without_mistakes_passes(playground: Path) -> None:
    assert codes_of(playground, f"---\n{HEADER}---\nText.\n") == set()


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.code)
def test_wrong_example_gives_its_code(entry: ReferenceEntry, playground: Path) -> None:
    assert entry.code in codes_of(playground, file_with(entry, entry.wrong))


@pytest.mark.parametrize(
    "entry", [entry for entry in SHOWN if entry.code not in RIGHT_BESIDE_OTHERS], ids=lambda entry: entry.code
)
def test_right_example_ends_its_code(entry: ReferenceEntry, playground: Path) -> None:
    assert entry.code not in codes_of(playground, file_with(entry, entry.right))


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.code)
def test_hint_that_shows_a_line_ends_its_code(entry: ReferenceEntry, playground: Path) -> None:
    text = file_with(entry, entry.wrong)
    found = [one for one in found_in(playground, text) if one.code == entry.code and "line" in one.params]
    for diagnostic in found[:1]:
        assert any(entry.code not in codes_of(playground, new) for new in remedied(text, diagnostic))


def test_every_code_has_a_remedy_that_a_test_tries() -> None:
    tried = {edit.code for edit in read_edits(EDITS / "remedies")} | {entry.code for entry in SHOWN}
    assert catalogue().keys() - tried == WITHOUT_TRIED_REMEDY.keys()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_series_has_a_heading_on_the_page_of_codes(lang: str) -> None:
    series = {entry.series for entry in reference_entries("make")}
    assert series == vars(read_locale(lang).t.problems.groups).keys()
