"""Validation of front matter against its model: all errors at once, with places."""

import pytest

from malbild.content.front_matter import read
from malbild.content.yaml_nodes import Mapping, field_path, place_of
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.schema import KINDS, nested, translatable
from malbild.model.types.components import Event
from malbild.model.types.pages import Keyword, Page, Perspective
from malbild.model.validation import ContentValidationError, validate

PATH = "docs/sida.md"
PAGE = "title: A\ndescription: B\nowner: C\nreviewed: 2026-01-01\nnext_review: 2027-01-01\nsources: []"


def meta(text: str) -> Mapping:
    return read(f"---\n{text}\n---\n".encode(), PATH).meta


def _problems(text: str) -> list[Diagnostic]:
    with pytest.raises(ContentValidationError) as refused:
        validate(meta(text))
    return refused.value.diagnostics


def test_page_without_a_kind_is_a_page() -> None:
    assert type(validate(meta(PAGE))) is Page


@pytest.mark.parametrize("kind", KINDS)
def test_kind_reports_its_required_fields(kind: str) -> None:
    required = {name for name, field in KINDS[kind].model_fields.items() if field.is_required()} - {"kind"}
    assert {diagnostic.field for diagnostic in _problems(f"kind: {kind}")} == required


def test_page_with_fields_of_a_kind_is_asked_for_the_kind_alone() -> None:
    (diagnostic,) = _problems(f"{PAGE}\nid: a\norder: 1\nicon: person\nintroduction: B\nstatements: [{{id: a}}]")
    assert (diagnostic.code, diagnostic.field, diagnostic.line) == ("MB147", "kind", 2)
    assert diagnostic.hint.endswith("kind: perspective")
    (diagnostic,) = _problems(f"{PAGE}\nid: a\norder: 1")
    assert diagnostic.hint.endswith("kind: perspective eller kind: keyword")


def test_unknown_kind_suggests_the_closest_match() -> None:
    (diagnostic,) = _problems(f"{PAGE}\nkind: perspectiv")
    assert str(diagnostic) == (
        f'{PATH}:8: kind: "perspectiv" finns inte. Menade du "perspective"? [MB104]\n'
        "    Välj bland: page, perspective, keyword, seminar, activity, party, easy, accessibility."
    )


def test_kind_that_is_a_list_is_reported() -> None:
    assert [diagnostic.code for diagnostic in _problems(f"{PAGE}\nkind: [page]")] == ["MB104"]


def test_unknown_field_suggests_the_closest_at_its_level() -> None:
    (diagnostic,) = _problems(f"{PAGE}\nevents:\n  - {{id: a, date: '2022', titel: x, title: a, text: a, source: a}}")
    assert (diagnostic.line, diagnostic.field, diagnostic.code) == (9, "events[0].titel", "MB101")
    assert 'Menade du "title"?' in diagnostic.message


def test_errors_of_a_front_matter_are_all_reported_at_once() -> None:
    text = PAGE.replace("title: A", "title:").replace("2026-01-01", "igår") + "\nperspectiv: x\nkeywords: ['', b]\n"
    assert [(p.code, p.field, p.line) for p in _problems(text)] == [
        ("MB110", "title", 2), ("MB107", "reviewed", 5), ("MB110", "keywords", 9), ("MB101", "perspectiv", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code"),
    [("", "MB110"), ("text", "MB115"), ("{a: b}", "MB115"), ("[text]", "MB116"), ("[]", "MB110"), ("[{}]", "MB102")],
)
def test_nested_list_rejects_other_values(value: str, code: str) -> None:
    figure = f"{PAGE}\nfigures: [{{id: a, title: a, unit: count, summary: a, source: a, bars: {value or '~'}}}]"
    found = {diagnostic.code for diagnostic in _problems(figure.replace("~", '""'))}
    assert found == {code}


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "många", "[1]", "9" * 5000])
def test_number_field_rejects_other_values(value: str) -> None:
    bar = f"{{id: a, label: a, value: {value}}}"
    figure = f"{PAGE}\nfigures: [{{id: a, title: a, unit: count, summary: a, source: a, bars: [{bar}]}}]"
    assert [(p.code, p.field) for p in _problems(figure)] == [("MB119", "figures[0].bars[0].value")]


def test_nested_models_are_found_in_lists_and_optionals() -> None:
    assert nested(Perspective).keys() >= {"statements", "decision", "events"}
    assert nested(nested(Perspective)["statements"]).keys() == {"decision", "upcoming", "history"}
    assert "keywords" not in nested(Keyword)


def test_optional_text_is_translatable() -> None:
    assert translatable(Event) == {"when", "title", "text"}


def test_place_of_a_missing_value_is_its_parent() -> None:
    nodes = meta("a:\n  - b: 1\n    c: 2\n  - d: 3")
    places = {
        (): 2, ("a",): 2, ("a", 0): 3, ("a", 0, "c"): 4, ("a", 1, "d"): 5, ("a", 1, "x"): 5, ("a", 7): 2, ("x",): 2,
        ("a", 0, "b", 0): 3,
    }  # fmt: skip
    assert {location: place_of(nodes, location) for location in places} == {
        location: (PATH, line) for location, line in places.items()
    }


def test_field_path_is_written_with_dots_and_indexes() -> None:
    assert field_path(("statements", 1, "text")) == "statements[1].text"
    assert field_path(("statements", 1, "keywords", 0)) == "statements[1].keywords"
    assert field_path(()) == ""
