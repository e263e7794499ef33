"""Problems as people, GitHub and other programs read them."""

import json
from collections.abc import Callable, Sequence

from malbild.diagnostics.diagnostic import Diagnostic, catalogue

NOTHING = "Innehållet är utan fel."


def to_text(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each problem, and an indented one with how to put it right."""
    return "\n".join([*map(str, diagnostics), "", count(diagnostics)]) if diagnostics else NOTHING


def to_github(diagnostics: Sequence[Diagnostic]) -> str:
    """GitHub's commands, which show each problem at its line; GitHub shows the first ten."""
    return "\n".join([*map(_command, diagnostics), count(diagnostics)])


def to_json(diagnostics: Sequence[Diagnostic]) -> str:
    """JSON: a list of problems."""
    return json.dumps([_plain(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2)


def to_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, which GitHub's code scanning and most editors read."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    run = {
        "tool": {"driver": {"name": "malbild", "rules": [_rule(code) for code in codes]}},
        "results": [_result(diagnostic) for diagnostic in diagnostics],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """All problems as a table in Markdown, for GitHub's job summary."""
    if not diagnostics:
        return f"{NOTHING}\n"
    rows = [f"| {one.path}:{one.line} | {_cell(one.message)} | {_cell(one.hint)} | {one.code} |" for one in diagnostics]
    head = ["| Plats | Fel | Gör så här | Kod |", "|---|---|---|---|"]
    return "\n".join([f"**{count(diagnostics)}**", "", *head, *rows, ""])


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many, in words."""
    warnings = sum(diagnostic.is_warning for diagnostic in diagnostics)
    kinds = "varning" if warnings == 1 else "varningar"
    return f"{len(diagnostics) - warnings} fel och {warnings} {kinds} i innehållet." if diagnostics else NOTHING


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "people": to_text,
    "github": to_github,
    "json": to_json,
    "sarif": to_sarif,
}


def _level(diagnostic: Diagnostic) -> str:
    return "warning" if diagnostic.is_warning else "error"


def _command(diagnostic: Diagnostic) -> str:
    where = f"{diagnostic.field}: " if diagnostic.field else ""
    text = _escape(f"{where}{diagnostic.message} [{diagnostic.code}]\n{diagnostic.hint}")
    file = _escape(diagnostic.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{_level(diagnostic)} file={file},line={diagnostic.line},title={diagnostic.code}::{text}"


def _escape(text: str) -> str:
    """As GitHub's own toolkit escapes a command's text."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _cell(text: str) -> str:
    """Text that neither ends a cell nor becomes HTML or a link."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|#!" else sign for sign in " ".join(text.split()))


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "where": diagnostic.field,
        "code": diagnostic.code,
        "level": _level(diagnostic),
        "message": diagnostic.message,
        "fix": diagnostic.hint,
    }


def _rule(code: str) -> dict[str, object]:
    entry = catalogue()[code]
    return {"id": code, "shortDescription": {"text": entry["means"]}}


def _result(diagnostic: Diagnostic) -> dict[str, object]:
    place = {"artifactLocation": {"uri": diagnostic.path}, "region": {"startLine": diagnostic.line}}
    return {
        "ruleId": diagnostic.code,
        "level": _level(diagnostic),
        "message": {"text": f"{diagnostic.message} {diagnostic.hint}"},
        "locations": [{"physicalLocation": place}],
    }
