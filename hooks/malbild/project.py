"""What mkdocs.yml says that the core needs: the languages and the navigation.

Read with a YAML loader that passes over MkDocs' own tags, so that the content can be checked in
a moment and without MkDocs.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Section:
    """A top entry of the navigation: its first page, and the pages below it in order."""

    path: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Where the content lies, which languages it has (the original first), and in what order it is shown."""

    root: Path
    languages: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def docs(self) -> Path:
        """The folder of the Markdown files."""
        return self.root / "docs"

    @property
    def original(self) -> str:
        """The language of the adopted text."""
        return self.languages[0]

    def line_of(self, text: str) -> int:
        """The first line of mkdocs.yml that holds the text, or 1."""
        lines = (self.root / CONFIG).read_text(encoding="utf-8").split("\n")
        return next((number for number, line in enumerate(lines, 1) if text in line), 1)


class _Passing(yaml.SafeLoader):
    """Reads what it knows; any other tag becomes None."""


_Passing.add_multi_constructor("", lambda *_: None)


def read_project(root: Path) -> Project:
    """The project in the folder `root`. Raises OSError and yaml.YAMLError where mkdocs.yml cannot be read."""
    config: dict[str, Any] = yaml.load((root / CONFIG).read_text(encoding="utf-8"), Loader=_Passing)  # noqa: S506
    i18n = next(plugin["i18n"] for plugin in config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    languages = sorted(i18n["languages"], key=lambda language: not language.get("default", False))
    return Project(root, tuple(language["locale"] for language in languages), tuple(map(_section, config["nav"])))


def _section(entry: str | dict[str, list[str]]) -> Section:
    if isinstance(entry, str):
        return Section(entry)
    (pages,) = entry.values()
    return Section(pages[0], tuple(pages[1:]))
