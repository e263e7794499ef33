"""Diagnostics: problems in the content, each with its place, message and hint."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from malbild.files.yaml_loader import read_yaml

CATALOGUE = Path(__file__).parent / "catalogue"
_NEWLINE = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem at a place in the content, with a code of the catalogue.

    `path` is relative to the project's root, `line` counts from 1, `field` names a value of the front matter
    (`statements[1].keywords`), and `params` are formatted into the catalogue's message and hint.
    """

    path: str
    line: int
    code: str
    field: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """The problem in Swedish, on one line."""
        return self._format("message")

    @property
    def hint(self) -> str:
        """The remedy in Swedish, on one line."""
        return self._format("fix")

    @property
    def is_warning(self) -> bool:
        """True where it stops no build."""
        return bool(catalogue()[self.code].get("warning", False))

    def __str__(self) -> str:
        field = f" {_NEWLINE.sub(' ', self.field)}:" if self.field else ""
        return f"{self.path}:{self.line}:{field} {self.message} [{self.code}]\n    {self.hint}"

    def _format(self, part: str) -> str:
        return _NEWLINE.sub(" ", str(catalogue()[self.code][part]).format(**self.params))


class ContentError(Exception):
    """The content has errors that stop the build; `diagnostics` holds them all in order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class CommandError(Exception):
    """A command cannot do what it is asked to; the message, in Swedish, is for the person who gave it."""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file and line, without duplicates: two languages may report the same problem."""
    by_text = {str(diagnostic): diagnostic for diagnostic in diagnostics}
    return [by_text[text] for text in sorted(by_text, key=lambda text: (by_text[text].path, by_text[text].line, text))]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any is more than a warning."""
    return any(not diagnostic.is_warning for diagnostic in diagnostics)


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Return the entry of every code: message, fix, means, wrong and right, and whether it is a warning."""
    entries: dict[str, dict[str, Any]] = {}
    for path in sorted(CATALOGUE.glob("*.yml")):
        entries |= read_yaml(path)
    return entries
