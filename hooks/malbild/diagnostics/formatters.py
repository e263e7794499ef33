"""Problems as people, GitHub and other programs read them."""

import json
from collections.abc import Callable, Sequence

from malbild.diagnostics.diagnostic import Problem, catalogue

NOTHING = "Innehållet är utan fel."


def for_people(problems: Sequence[Problem]) -> str:
    """A line for each problem, and an indented one with how to put it right."""
    return "\n".join([*map(str, problems), "", count(problems)]) if problems else NOTHING


def for_github(problems: Sequence[Problem]) -> str:
    """GitHub's commands, which show each problem at its line; GitHub shows the first ten."""
    return "\n".join([*map(_command, problems), count(problems)])


def for_programs(problems: Sequence[Problem]) -> str:
    """JSON: a list of problems."""
    return json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2)


def for_scanners(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which GitHub's code scanning and most editors read."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": "malbild", "rules": [_rule(code) for code in codes]}},
        "results": [_result(problem) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def summary(problems: Sequence[Problem]) -> str:
    """All problems as a table in Markdown, for GitHub's job summary."""
    if not problems:
        return f"{NOTHING}\n"
    rows = [
        f"| {problem.path}:{problem.line} | {_cell(problem.message)} | {_cell(problem.fix)} | {problem.code} |"
        for problem in problems
    ]
    head = ["| Plats | Fel | Gör så här | Kod |", "|---|---|---|---|"]
    return "\n".join([f"**{count(problems)}**", "", *head, *rows, ""])


def count(problems: Sequence[Problem]) -> str:
    """How many, in words."""
    warnings = sum(problem.is_warning for problem in problems)
    kinds = "varning" if warnings == 1 else "varningar"
    return f"{len(problems) - warnings} fel och {warnings} {kinds} i innehållet." if problems else NOTHING


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "people": for_people,
    "github": for_github,
    "json": for_programs,
    "sarif": for_scanners,
}


def _level(problem: Problem) -> str:
    return "warning" if problem.is_warning else "error"


def _command(problem: Problem) -> str:
    where = f"{problem.where}: " if problem.where else ""
    text = _escape(f"{where}{problem.message} [{problem.code}]\n{problem.fix}")
    file = _escape(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{_level(problem)} file={file},line={problem.line},title={problem.code}::{text}"


def _escape(text: str) -> str:
    """As GitHub's own toolkit escapes a command's text."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _cell(text: str) -> str:
    """Text that neither ends a cell nor becomes HTML or a link."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|#!" else sign for sign in " ".join(text.split()))


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "where": problem.where,
        "code": problem.code,
        "level": _level(problem),
        "message": problem.message,
        "fix": problem.fix,
    }


def _rule(code: str) -> dict[str, object]:
    entry = catalogue()[code]
    return {"id": code, "shortDescription": {"text": entry["means"]}}


def _result(problem: Problem) -> dict[str, object]:
    place = {"artifactLocation": {"uri": problem.path}, "region": {"startLine": problem.line}}
    return {
        "ruleId": problem.code,
        "level": _level(problem),
        "message": {"text": f"{problem.message} {problem.fix}"},
        "locations": [{"physicalLocation": place}],
    }
