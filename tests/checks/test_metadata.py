"""Checks of front matter: each mistake is reported at its line, and nothing else is."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load, load_renderable
from malbild.diagnostics.diagnostic import ContentError
from malbild.project.config import read_project
from tests.support.lint_page import HEADER, PERSPECTIVE, found_in, page, unmark

CONFLICT = """\
<<<<<<< HEAD ⟵ MB026
Ett.
=======
Två.
>>>>>>> gren
"""
SLIDE = """\
slides:
  - id: bild
    shows: points
    title: Bild
    figure: befolknig ⟵ MB703
    notes: Om.
"""

EVENT = '{id: ett, date: "2021", title: Ett, text: Ett., source: raport} ⟵ MB117'
FIGURE = "{id: ett, title: Ett, unit: count, summary: A., source: raport, bars: [{id: a, label: A, value: 1}]} ⟵ MB117"

HEADERS = {
    "a byte order mark before a heading": f"{HEADER}\ufeff## Rubrik {{#rubrik}} ⟵ MB002",
    "a conflict in a header": HEADER.replace(
        "title: Prov", "<<<<<<< HEAD ⟵ MB026\ntitle: Prov\n=======\ntitle: Provet\n>>>>>>> a1b2c3d"
    ),
    "a conflict in a body": f"{HEADER}Text.\n\n{CONFLICT}",
    "two conflicts": f"{HEADER}{CONFLICT}\n{CONFLICT}",
    "the end of a conflict": f"{HEADER}Ett.\n\nTvå.\n>>>>>>> gren ⟵ MB026\n",
    "the middle of a conflict in a header": HEADER.replace("owner", "======= ⟵ MB026\nowner"),
    "text after a quotation": HEADER.replace("title: Prov", 'title: "Nära" vård ⟵ MB020'),
    "quotation marks in a quotation": HEADER.replace("title: Prov", 'title: "En "nära" vård" ⟵ MB020'),
    "no space after a colon": HEADER.replace("owner: Redaktionen", "owner:Redaktionen ⟵ MB027"),
    "no space after a colon on the last line": page("keywords:[] ⟵ MB027\n"),
    "a hard space after a colon": HEADER.replace("title: Prov", "title:\u00a0Prov ⟵ MB027"),
    "no space after a colon in a list": HEADER.replace(
        "sources: []", "sources:\n  - id:rapport ⟵ MB027\n    section: '5'"
    ),
    "a quotation without end": HEADER.replace("title: Prov", 'title: "Prov ⟵ MB021'),
    "a quotation in a list without end": page("keywords:\n  - 'lugn ⟵ MB021\n"),
    "a colon within curved quotation marks": HEADER.replace("title: Prov", "title: ”Dag 1: nuläge” ⟵ MB006"),
    "a title that # cuts": HEADER.replace("title: Prov", "title: Seminarium #1 ⟵ MB022"),
    "a word in a list that # cuts": page("keywords:\n  - lugn #1 ⟵ MB022 MB104\n"),
    **{
        f"{word} without quotation marks": HEADER.replace("title: Prov", f"title: {word} ⟵ MB130")
        for word in (
            "no", "Yes", "off", "ja", "Nej", "sant", "falskt", "true", "null", "~", "1.10", "0123", "12:30:00", "1_000",
        )
    },
    "a number for a source's section": HEADER.replace(
        "sources: []", "sources:\n  - id: rapport\n    section: 5.1 ⟵ MB130"
    ),
    "a year without quotation marks": page(PERSPECTIVE.replace('"2021"', "2021 ⟵ MB130")),
    "a text in curved quotation marks": HEADER.replace("title: Prov", "title: ”Prov” ⟵ MB133"),
    "an emoji in a title": HEADER.replace("title: Prov", "title: Välkommen 👋 ⟵ MB132"),
    "asterisks in a title": HEADER.replace("title: Prov", 'title: "**Prov** på" ⟵ MB143'),
    "unmatched asterisks in a description": HEADER.replace("En sida att", "En **sida att") .replace(
        "pröva på.", "pröva på. ⟵ MB143"
    ),
    "a link in a description": HEADER.replace("att pröva på.", "att [pröva](mal.md) ⟵ MB143"),
    "italics in a description": HEADER.replace("att pröva på.", "att *pröva* på ⟵ MB143"),
    "italics between lines in a description": HEADER.replace("att pröva på.", "att _pröva_ på ⟵ MB143"),
    "code in a description": HEADER.replace("att pröva på.", "att `pröva` på ⟵ MB143"),
    "a character by its name in a description": HEADER.replace("att pröva på.", "att&nbsp;pröva på ⟵ MB143"),
    "a character by its number in a title": HEADER.replace("title: Prov", 'title: "Prov &#8211; två" ⟵ MB143'),
    "a day with slashes": HEADER.replace("2026-11-01", "1/8/2024 ⟵ MB107"),
    "a review before the last": HEADER.replace("2035-11-01", "2026-11-01 ⟵ MB134"),
    "a review on a day to come": HEADER.replace("2026-11-01", "2028-11-22 ⟵ MB146"),
    "a review that is due": HEADER.replace("2035-11-01", "2026-11-21 ⟵ MB602"),
    "a source of an event that is not there": page(f"events:\n  - {EVENT}\n"),
    "a source of a figure that is not there": page(f"figures:\n  - {FIGURE}\n"),
    "two slides with one title": page(
        "slides:\n  - {id: ett, shows: cover, title: Ett, notes: Om.}\n"
        "  - {id: tva, shows: cover, title: Ett, notes: Om.} ⟵ MB702\n"
    ),
    # Two spaces: the test replaces ids and orders after one space.
    "a statement's id that is a perspective's": page(PERSPECTIVE.replace("id: stod", "id:  boende ⟵ MB106")),
    "a statement's id that is taken": page(PERSPECTIVE.replace("id: stod", "id:  stod ⟵ MB106")),
    "a place in the order that is taken": page(PERSPECTIVE.replace("order: 1", "order:  1 ⟵ MB136")),
    "an icon that is not there": page(PERSPECTIVE.replace("icon: person", "icon: persson ⟵ MB135")),
    "an icon of a statement that is not there": page(PERSPECTIVE.replace("icon: link", "icon: länk ⟵ MB135")),
    "an icon's name in capitals": page(PERSPECTIVE.replace("icon: person", "icon: Person ⟵ MB135")),
    "a key word as it is read": page("keywords: [närhet] ⟵ MB104\n"),
    "a key word twice in a list": page(
        PERSPECTIVE.replace("Jag får stöd.", "Jag får stöd.\n    keywords: [a, a] ⟵ MB104 MB145")
    ),
    "a source twice": HEADER.replace(
        "sources: []", "sources:\n  - {id: rapport}\n  - {id: rapport, section: '5'}\n  - {id: rapport} ⟵ MB145"
    ),
    "a source as it is read": HEADER.replace("sources: []", "sources:\n  - id: Rapporten ⟵ MB117"),
    "a source that is nothing": HEADER.replace("sources: []", 'sources:\n  - id: "" ⟵ MB110'),
    "a statement of 26 words": page(PERSPECTIVE.replace("Jag får stöd.", f"Vi {'och ' * 24}ni. ⟵ MB131")),
    "an original that says it is a translation": page("translated_from: sv-1a2b3c4d ⟵ MB212\n"),
    "a translated statement in an original": page(f"{PERSPECTIVE}    translated_from: sv-1a2b3c4d ⟵ MB212\n"),
    "a page that is hard to read": HEADER.replace("title: Prov", "title: Prov ⟵ MB601") + "Verksamhetsutveckling " * 30,
    "a page above a limit of its own": HEADER.replace("title: Prov", "title: Prov ⟵ MB601\nmax_lix: 1") + "A b. " * 30,
    "a slide of a figure that is not there": page(SLIDE.replace("points", "figure")),
    "a slide of points beside a figure that is not there": page(SLIDE),
    "a slide of a figure that it does not name": page(
        "slides:\n  - id: bild ⟵ MB703\n    shows: figure\n    title: Bild\n    notes: Om.\n"
    ),
    "a page for editors in the menu": page("audience: editors ⟵ MB404\n"),
}  # fmt: skip


JUST_WITHIN = {
    "a review on its day": HEADER.replace("2035-11-01", "2026-11-22"),
    "a statement of 25 words": page(PERSPECTIVE.replace("Jag får stöd.", f"Vi {'och ' * 23}ni.")),
    "a statement of 220 characters": page(PERSPECTIVE.replace("Jag får stöd.", f"{'sagolunds ' * 21}sagolunds.")),
}


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("En sida", "Du & jag; 5 * 3 * 2, * en_fil_till, R&D;"),
        HEADER.replace("2026-11-01", "2026-11-23"),  # a day begins earlier in Sweden than in UTC
    ],
)
def test_front_matter_without_mistakes_passes(playground: Path, header: str) -> None:
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == []


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS)
def test_front_matter_mistake_is_reported_at_its_line(playground: Path, text: str) -> None:
    header, expected = unmark(text)
    header = header.replace("id: boende", "id: prov").replace("order: 1", "order: 2").replace("id: stod", "id: ett")
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert sorted(found_in(playground, "docs/prov.md")) == sorted(expected)


def test_slide_of_a_missing_figure_stops_the_build(playground: Path) -> None:
    (playground / "docs" / "prov.md").write_text(unmark(page(SLIDE))[0], encoding="utf-8")
    with pytest.raises(ContentError):
        load_renderable(read_project(playground))


@pytest.mark.parametrize("header", JUST_WITHIN.values(), ids=JUST_WITHIN)
def test_front_matter_just_within_its_limits_passes(playground: Path, header: str) -> None:
    header = header.replace("id: boende", "id: prov").replace("order: 1", "order: 2").replace("id: stod", "id: ett")
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == []


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("title: Dag 1: nuläge", 'title: "Dag 1: nuläge"'),
        ("title: ”Dag 1: nuläge”", 'title: "Dag 1: nuläge"'),
        ('title: Dag 1: "nu"', 'title: "Dag 1: \\"nu\\""'),
        ('title: "Nära" vård', 'title: "”Nära” vård"'),
        ('title: "En "nära" vård"', 'title: "En ”nära” vård"'),
        ("title: Seminarium #1", 'title: "Seminarium #1"'),
        ("title: no", 'title: "no"'),
        ("title:Prov", "title: Prov"),
        ("title:\u00a0Prov", "title: Prov"),
    ],
)
def test_yaml_mistake_hint_shows_a_line_that_passes(playground: Path, line: str, corrected: str) -> None:
    file = playground / "docs" / "prov.md"
    file.write_text(HEADER.replace("title: Prov", line), encoding="utf-8")
    (diagnostic,) = lint(load(read_project(playground)))
    assert diagnostic.hint.partition(" Är det en anteckning?")[0] == f"Skriv så här: {corrected}"
    file.write_text(HEADER.replace("title: Prov", corrected), encoding="utf-8")
    assert lint(load(read_project(playground))) == []
