"""What the handbook says of each problem that the checks can find."""

import re
from dataclasses import dataclass

from malbild.diagnostics.diagnostic import catalogue

_END = re.compile(r"…\.(?=\s|$)")
_VALUE = re.compile(r"(?<!\{)\{\w+\}(?!\})")


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """A problem in general: what a report fills in is left open."""

    code: str
    message: str
    hint: str
    means: str
    wrong: str
    right: str
    warning: bool

    @property
    def series(self) -> str:
        """What the code begins with, shared by those about the same sort of thing: `MB1`."""
        return self.code[:3]


def reference_entries() -> tuple[ReferenceEntry, ...]:
    """Every problem, by code."""
    return tuple(
        ReferenceEntry(
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
    """`"{value}" finns inte.{hint}` → `"…" finns inte.`: a hint stands only where there is one.

    Three dots at the end of a sentence are its full stop too.
    """
    opened = _VALUE.sub("…", words.replace("{hint}", "")).replace("{{", "{").replace("}}", "}")
    return _END.sub("…", opened)
