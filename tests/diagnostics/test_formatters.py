"""Formats of diagnostics: text, GitHub and JSON."""

import json

from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import Diagnostic

HOSTILE = Diagnostic(
    "docs/å,b:c.md", 3, "MB104", "keywords", {"value": "50 %|<b>", "hint": "\n::error::", "known": "`x`"}
)
WARNING = Diagnostic("docs/a.md", 2, "MB602", "next_review", {"value": "2025-01-01"})


def test_text_format_has_diagnostics_hints_and_count() -> None:
    text = formatters.to_text([WARNING, HOSTILE])
    assert text.startswith(
        "docs/a.md:2: next_review: Sidan skulle ha granskats senast 2025-01-01. [MB602]\n    Läs hela"
    )
    assert text.endswith("\n\n1 fel och 1 varning i innehållet.")
    assert formatters.to_text([]) == "Innehållet är utan fel."


def test_github_format_escapes_text_into_annotations() -> None:
    warning, error, _ = formatters.to_github([WARNING, HOSTILE]).split("\n")
    assert warning.startswith("::warning file=docs/a.md,line=2,title=MB602::next_review: Sidan skulle")
    assert error == (
        "::error file=docs/å%2Cb%3Ac.md,line=3,title=MB104::"
        'keywords: "50 %25|<b>" finns inte. ::error:: [MB104]%0AVälj bland: `x`.'
    )


def test_every_format_ends_with_the_address_of_the_entry() -> None:
    page = "https://example.org/koder/"
    lines = formatters.to_text([WARNING, HOSTILE], page).split("\n")
    assert lines[0].endswith("[MB602]")
    assert lines[2] == f"    Läs mer: {page}#mb602"
    assert lines[4:6] == ["    Välj bland: `x`.", f"    Läs mer: {page}#mb104"]
    warning, error, _ = formatters.to_github([WARNING, HOSTILE], page).split("\n")
    assert warning.endswith(f"%0A{page}#mb602")
    assert error.endswith(f"[MB104]%0AVälj bland: `x`.%0A{page}#mb104")
    assert f"| [MB104]({page}#mb104) |" in formatters.job_summary([HOSTILE], page)
    assert json.loads(formatters.to_json([HOSTILE], page))[0]["url"] == f"{page}#mb104"


def test_job_summary_escapes_text_in_its_table() -> None:
    head, _, titles, _, warning, error, _ = formatters.job_summary([WARNING, HOSTILE]).split("\n")
    assert head == "**1 fel och 1 varning i innehållet.**"
    assert titles.count("|") == 5
    assert warning.replace("\\|", "").count("|") == error.replace("\\|", "").count("|") == 5
    assert "\\<b\\>" in error


def test_json_format_holds_the_diagnostics() -> None:
    (warning, error) = json.loads(formatters.to_json([WARNING, HOSTILE]))
    assert (warning["level"], error["level"]) == ("warning", "error")
    assert {key: error[key] for key in ("path", "line", "where", "code")} == {
        "path": "docs/å,b:c.md", "line": 3, "where": "keywords", "code": "MB104",
    }  # fmt: skip
