"""Formats of diagnostics: text, annotations and job summaries for GitHub, and JSON."""

import json
from collections.abc import Callable, Sequence

from malbild.diagnostics.diagnostic import Diagnostic

NO_DIAGNOSTICS = "Innehållet är utan fel."


def to_text(diagnostics: Sequence[Diagnostic], reference: str = "") -> str:
    """Format each diagnostic as a line with its hint indented below, and end with the count.

    `reference` is the address of the page that explains the codes; that of the entry comes last.
    """
    if not diagnostics:
        return NO_DIAGNOSTICS
    more = [f"\n    Läs mer: {entry_url(one, reference)}" if reference else "" for one in diagnostics]
    return "\n".join([*map("".join, zip(map(str, diagnostics), more, strict=True)), "", count(diagnostics)])


def to_github(diagnostics: Sequence[Diagnostic], reference: str = "") -> str:
    """Format as workflow commands, which GitHub shows at their lines; it shows the first ten."""
    return "\n".join([*(_command(one, reference) for one in diagnostics), count(diagnostics)])


def to_json(diagnostics: Sequence[Diagnostic], reference: str = "") -> str:
    """Format as a JSON list of objects."""
    return json.dumps([_fields(one, reference) for one in diagnostics], ensure_ascii=False, indent=2)


def entry_url(diagnostic: Diagnostic, reference: str) -> str:
    """Return the address of the entry that explains a diagnostic's code; empty where no page does."""
    return reference and f"{reference}#{diagnostic.code.lower()}"


FORMATS: dict[str, Callable[[Sequence[Diagnostic], str], str]] = {"text": to_text, "github": to_github, "json": to_json}


def job_summary(diagnostics: Sequence[Diagnostic], reference: str = "") -> str:
    """Format as a Markdown table, for GitHub's job summary."""
    if not diagnostics:
        return f"{NO_DIAGNOSTICS}\n"
    codes = {one.code: f"[{one.code}]({entry_url(one, reference)})" if reference else one.code for one in diagnostics}
    cells = ((f"{one.path}:{one.line}", _cell(one.message), _cell(one.hint), codes[one.code]) for one in diagnostics)
    rows = [f"| {' | '.join(row)} |" for row in cells]
    head = ["| Plats | Fel | Gör så här | Kod |", "|---|---|---|---|"]
    return "\n".join([f"**{count(diagnostics)}**", "", *head, *rows, ""])


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the number of errors and warnings in a Swedish sentence."""
    warnings = sum(diagnostic.is_warning for diagnostic in diagnostics)
    noun = "varning" if warnings == 1 else "varningar"
    return f"{len(diagnostics) - warnings} fel och {warnings} {noun} i innehållet." if diagnostics else NO_DIAGNOSTICS


def _level(diagnostic: Diagnostic) -> str:
    return "warning" if diagnostic.is_warning else "error"


def _command(diagnostic: Diagnostic, reference: str) -> str:
    field = f"{diagnostic.field}: " if diagnostic.field else ""
    lines = (f"{field}{diagnostic.message} [{diagnostic.code}]", diagnostic.hint, entry_url(diagnostic, reference))
    text = _escape("\n".join(filter(None, lines)))
    file = _escape(diagnostic.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{_level(diagnostic)} file={file},line={diagnostic.line},title={diagnostic.code}::{text}"


def _escape(text: str) -> str:
    """Escape the text of a workflow command, as GitHub's toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _cell(text: str) -> str:
    """Escape text so that it neither ends a table cell nor becomes Markdown or HTML."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>|#!" else char for char in " ".join(text.split()))


def _fields(diagnostic: Diagnostic, reference: str) -> dict[str, object]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "where": diagnostic.field,
        "code": diagnostic.code,
        "level": _level(diagnostic),
        "message": diagnostic.message,
        "fix": diagnostic.hint,
        "url": entry_url(diagnostic, reference) or None,
    }
