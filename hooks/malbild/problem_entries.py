"""What the handbook says of each problem that the checks can find."""

import re
from dataclasses import dataclass

from malbild.problems import catalogue

_VALUE = re.compile(r"(?<!\{)\{\w+\}(?!\})")


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """A problem in general: what a report fills in is left open."""

    code: str
    message: str
    fix: str
    means: str
    wrong: str
    right: str
    warning: bool


def problem_entries() -> tuple[ProblemEntry, ...]:
    """Every problem, by code."""
    return tuple(
        ProblemEntry(
            code,
            _open(entry["message"]),
            _open(entry["fix"]),
            entry["means"],
            entry["wrong"],
            entry["right"],
            bool(entry.get("warning")),
        )
        for code, entry in sorted(catalogue().items())
    )


def _open(words: str) -> str:
    """`"{value}" finns inte.{hint}` → `"…" finns inte.`: a hint stands only where there is one."""
    return _VALUE.sub("…", words.replace("{hint}", "")).replace("{{", "{").replace("}}", "}")
