"""Merging a translation's front matter into the original's."""

import pytest

from malbild.content.front_matter import read
from malbild.content.yaml_nodes import Mapping, place_of, to_plain
from malbild.model.translation_merge import merge
from malbild.model.validation import model_of

ORIGINAL = """\
title: Titel
description: Ingress
kind: perspective
order: 1
keywords: [lugn]
decision: {status: adopted, date: "2022", reference: Antagen}
statements:
  - {id: a, icon: x, text: Ett, questions: [Varför?]}
  - {id: b, icon: y, text: Två, questions: []}"""
TRANSLATION = """\
title: Title
description: Lead
decision:
  reference: Adopted
statements:
  - id: b
    text: Two
  - {id: a, text: One, questions: [Why?]}"""


def _nodes(text: str, path: str) -> Mapping:
    return read(f"---\n{text}\n---\n".encode(), path).meta


def _merge(translation: str, original: str = ORIGINAL) -> tuple[Mapping, list[tuple[str, int, str, str]]]:
    nodes = _nodes(original, "a.md")
    merged, diagnostics = merge(nodes, _nodes(translation, "a.en.md"), model_of(nodes))
    assert all(str(diagnostic) for diagnostic in diagnostics)
    return merged, [(p.path, p.line, p.code, p.field) for p in diagnostics]


def test_merge_takes_texts_from_the_translation_alone() -> None:
    merged, diagnostics = _merge(TRANSLATION)
    assert diagnostics == []
    assert to_plain(merged) == {
        "title": "Title", "description": "Lead", "kind": "perspective", "order": "1", "keywords": ["lugn"],
        "decision": {"status": "adopted", "date": "2022", "reference": "Adopted"},
        "statements": [
            {"id": "a", "icon": "x", "text": "One", "questions": ["Why?"]},
            {"id": "b", "icon": "y", "text": "Two", "questions": []},
        ],
    }  # fmt: skip


def test_merge_keeps_the_place_of_every_value() -> None:
    merged, _ = _merge(TRANSLATION)
    assert place_of(merged, ("statements", 1, "text")) == ("a.en.md", 8)
    assert place_of(merged, ("statements", 1, "icon")) == ("a.md", 10)
    assert place_of(merged, ("keywords",)) == ("a.md", 6)


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("description: Lead\n", "", ("a.en.md", 2, "MB202", "description")),
        ("decision:\n  reference: Adopted\n", "", ("a.en.md", 2, "MB202", "decision")),
        ("text: Two", "icon: y", ("a.en.md", 7, "MB202", "statements[1].text")),
        ("text: One, ", "", ("a.en.md", 9, "MB202", "statements[0].text")),
        (", questions: [Why?]", "", ("a.en.md", 9, "MB202", "statements[0].questions")),
        ("title: Title", "title: Title\norder: 2", ("a.en.md", 3, "MB203", "order")),
        ("title: Title", "title: Title\nid: other", ("a.en.md", 3, "MB203", "id")),
        ("reference: Adopted", "reference: Adopted\n  date: '2023'", ("a.en.md", 6, "MB203", "decision.date")),
        ("reference: Adopted", "reference: Adopted\n  id: x", ("a.en.md", 6, "MB101", "decision.id")),
        ("text: Two", "text: Two\n    icon: z", ("a.en.md", 9, "MB203", "statements[1].icon")),
        ("title: Title", "title: Title\ntitel: x", ("a.en.md", 3, "MB101", "titel")),
        ("title: Title", "title: Title\nevents: []", ("a.en.md", 3, "MB203", "events")),
        ("decision:\n  reference: Adopted", "decision: Adopted", ("a.en.md", 4, "MB116", "decision")),
        ("  - id: b\n", "  - id: c\n", ("a.en.md", 7, "MB201", "statements")),
        ("  - id: b\n", "  - id: a\n", ("a.en.md", 9, "MB106", "statements[1].id")),
        ("  - id: b\n    text: Two", "  - b", ("a.en.md", 7, "MB102", "statements[0].id")),
        ("  - id: b\n    text: Two\n", "", ("a.en.md", 6, "MB201", "statements")),
    ],
)
def test_merge_reports_what_a_translation_lacks_or_may_not_have(
    old: str, new: str, diagnostic: tuple[str, int, str, str]
) -> None:
    assert old in TRANSLATION
    _, diagnostics = _merge(TRANSLATION.replace(old, new, 1))
    assert diagnostic in diagnostics


@pytest.mark.parametrize("value", ["x", "{a: b}", ""])
def test_merge_with_text_in_place_of_a_list_keeps_the_original(value: str) -> None:
    head, _ = TRANSLATION.split("statements:")
    merged, diagnostics = _merge(f"{head}statements: {value}")
    assert diagnostics == [("a.en.md", 6, "MB115", "statements")]
    assert place_of(merged, ("statements", 0, "text")) == ("a.md", 9)


def test_merge_with_a_wrong_original_reports_nothing() -> None:
    original = ORIGINAL.split("statements:", maxsplit=1)[0] + "statements: x"
    assert _merge(TRANSLATION, original)[1] == []


def test_merge_with_a_missing_item_matches_the_others_by_id() -> None:
    merged, _ = _merge(TRANSLATION.replace("  - {id: a, text: One, questions: [Why?]}", ""))
    assert [place_of(merged, ("statements", number, "text"))[0] for number in (0, 1)] == ["a.md", "a.en.md"]
