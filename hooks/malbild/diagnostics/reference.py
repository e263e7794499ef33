"""The reference of diagnostics: every code of the catalogue, as the handbook shows it."""

import re
from dataclasses import dataclass

from malbild.diagnostics.diagnostic import catalogue

_FULL_STOP = re.compile(r"…\.(?=\s|$)")
_PARAM = re.compile(r"(?<!\{)\{\w+\}(?!\})")


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """A code with its message and hint, in which an ellipsis stands for each value."""

    code: str
    message: str
    hint: str
    means: str
    wrong: str
    right: str
    warning: bool

    @property
    def series(self) -> str:
        """The beginning of the code, which related codes share: `MB1`."""
        return self.code[:3]


def reference_entries(command: str) -> tuple[ReferenceEntry, ...]:
    """Return the entries of all codes, in order. `command` is what runs the commands in the project."""
    return tuple(
        ReferenceEntry(
            code,
            _without_values(entry["message"]),
            _without_values(entry["fix"].replace("{command}", command)),
            entry["means"],
            entry["wrong"],
            entry["right"],
            bool(entry.get("warning")),
        )
        for code, entry in sorted(catalogue().items())
    )


def _without_values(text: str) -> str:
    """Replace params by ellipses: `"{value}" finns inte.{hint}` → `"…" finns inte.`.

    An ellipsis at the end of a sentence takes its full stop, and a did-you-mean is left out.
    """
    text = _PARAM.sub("…", text.replace("{hint}", "")).replace("{{", "{").replace("}}", "}")
    return _FULL_STOP.sub("…", text)
