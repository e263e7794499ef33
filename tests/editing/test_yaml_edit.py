"""Texts as the web editor writes them: a file keeps every byte that the form did not change."""

import json

import pytest

from malbild.content import front_matter
from malbild.model import validation
from malbild.model.types.pages import Keyword
from tests.support.editing import changes, written

TEXT = """---
title: Rubrik
order: 1
sources:
  - id: sagobok
    section: "5.1"
  - id: sagobok  # två gånger
    section: "6"
statements:
  - id: ett
    text: "Jag får **stöd**."
    keywords: [lugn, narhet]
    easy: >-
      En rad som står kvar.
      En rad som ändras.
  - id: tva
    text: "Jag vet."
    keywords: []
---
Brödtext.
"""
REWRITTEN = {
    "a word": ("form.title = 'Ny rubrik'", ["-title: Rubrik", "+title: Ny rubrik"]),
    "what YAML must have quoted": ("form.title = 'Nu: så'", ["-title: Rubrik", '+title: "Nu: så"']),
    **{
        f"{text}, which other programs take for something else": (
            f"form.title = '{text}'",
            ["-title: Rubrik", f'+title: "{text}"'],
        )
        for text in ("nej", "Ja", "no", "on", "12:30", "1_000", "~")
    },
    "a day": ("form.title = '2026-11-30'", ["-title: Rubrik", "+title: 2026-11-30"]),
    "a quoted text": (
        "form.statements[1].text = 'Jag \"vet\".'",
        ['-    text: "Jag vet."', '+    text: "Jag \\"vet\\"."'],
    ),
    "a number that is text": ("form.sources[0].section = '5.2'", ['-    section: "5.1"', '+    section: "5.2"']),
    "a line of a folded text": (
        "form.statements[0].easy = 'En rad som står kvar. En rad som är ny.'",
        ["-      En rad som ändras.", "+      En rad som är ny."],
    ),
    "a list on one line": (
        "form.statements[0].keywords.push('ordning')",
        ["-    keywords: [lugn, narhet]", "+    keywords: [lugn, narhet, ordning]"],
    ),
    "a field the file did not have": ("form.statements[1].icon = 'ear'", ["+    icon: ear"]),
    "a field that is emptied": ("form.order = null", ["-order: 1"]),
    "an item less": ("form.sources.shift()", ["-  - id: sagobok", '-    section: "5.1"']),
    "an item more": (
        "form.statements.push({ id: 'tre', text: 'Ja.', keywords: ['lugn'], easy: '', decision: null })",
        ["+  - id: tre", "+    text: Ja.", "+    keywords: [lugn]"],
    ),
    "the body": ("form.body = 'Annan text.\\r\\n'", ["-Brödtext.", "+Annan text."]),
    "empty places of the form": ("Object.assign(form, { figures: [], audience: '', notes: null })", []),
}


@pytest.mark.parametrize("case", REWRITTEN)
def test_changed_field_changes_only_its_lines(case: str) -> None:
    change, wanted = REWRITTEN[case]
    assert sorted(changes(TEXT, written({"text": TEXT, "change": change})[0])) == sorted(wanted)


def test_reordered_items_keep_their_text() -> None:
    turned = written({"text": TEXT, "change": "form.statements.reverse()"})[0]
    assert sorted(turned.splitlines()) == sorted(TEXT.splitlines())
    assert turned.index("id: tva") < turned.index("id: ett")


def test_new_page_can_be_read_by_the_build() -> None:
    form = {
        "title": "Närhet: vad är det?",
        "description": "Ett ord till.",
        "kind": "keyword",
        "id": "narhet",
        "order": 6,
        "owner": "Redaktionen",
        "reviewed": "2026-11-22",
        "next_review": "2027-11-22",
        "definition": "Att vi finns nära. " * 12,
        "see_also": ["lugn", "ordning"],
        "sources": [{"id": "sagobok", "section": "5.2"}],
        "figures": [],
        "max_lix": None,
        "body": "## Ordet {#ordet}",
    }
    text = written({"text": "", "change": f"Object.assign(form, {json.dumps(form)})"})[0]
    read = front_matter.read(text.encode(), "docs/nyckelord/narhet.md")
    page = validation.validate(read.meta)
    assert isinstance(page, Keyword)
    assert (page.title, page.order, page.sources[0].section) == ("Närhet: vad är det?", 6, "5.2")
    assert read.body == "## Ordet {#ordet}\n"
    assert "see_also: [lugn, ordning]" in text


SETTINGS = """# Uppgifter om webbplatsen.
site: Målbild  # i flikens titel
brand: Målbild
poster_questions:
  - Vilken först?
purpose:
  text: "Alla **sover gott**."
  decision: {status: adopted, date: "2031", reference: Antaget}
"""


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("", []),
        ("form.brand = 'Vår målbild'", ["-brand: Målbild", "+brand: Vår målbild"]),
        ("form.purpose.text = 'Alla **sover**.'", ['-  text: "Alla **sover gott**."', '+  text: "Alla **sover**."']),
        ("form.poster_questions.push('Vem?')", ["+  - Vem?"]),
        ("form.county = 'Sagolunds län'", ["+county: Sagolunds län"]),
    ],
)
def test_settings_form_changes_only_the_edited_lines(change: str, wanted: list[str]) -> None:
    assert sorted(changes(SETTINGS, written({"text": SETTINGS, "change": change})[0])) == sorted(wanted)


def test_new_page_without_sources_lists_none_and_its_translation_has_no_list() -> None:
    page = {"kind": "page", "title": "nej", "description": "En sida.", "owner": "Redaktionen", "sources": []}
    page |= {"reviewed": "2026-11-22", "next_review": "2027-11-22"}
    forms = (page, {"title": "no", "description": "A page."})
    original, translation = written(
        *({"text": "", "change": f"Object.assign(form, {json.dumps(form)})"} for form in forms)
    )
    assert validation.validate(front_matter.read(original.encode(), "docs/nej.md").meta).sources == ()
    assert translation == '---\ntitle: "no"\ndescription: A page.\n---\n'
