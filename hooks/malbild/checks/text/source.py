"""Source files as their authors wrote them, with and without what readers do not see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from malbild.content.source_text import SourceError, decode, open_file
from malbild.project.config import Project
from malbild.project.file_names import page_and_language

_HIDDEN = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)"
    r"|<!--.*?-->"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)

_DATA = frozenset({".csv", ".json", ".srt", ".tsv", ".txt", ".vtt", ".xml"})


@dataclass(frozen=True)
class SourceText:
    """A file of docs/: a page, the settings or the search words."""

    file: str  # from the project's root
    lang: str
    text: str

    @cached_property
    def visible(self) -> str:
        """The text without code and comments; every line keeps its number."""
        return _HIDDEN.sub(lambda found: " " + "\n" * found.group().count("\n"), self.text)

    @cached_property
    def _lines(self) -> dict[tuple[str, bool], str]:
        return {}

    def _lines_with(self, characters: str, everywhere: bool) -> str:
        """Return the text with every line empty that has none of the characters."""
        key = (characters, everywhere)
        if key not in self._lines:
            self._lines[key] = _lines_without(characters).sub("", self.text if everywhere else self.visible)
        return self._lines[key]

    def find(
        self, pattern: re.Pattern[str], characters: str = "", *, everywhere: bool = False
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the line and the match of a pattern; `everywhere` includes code and comments.

        `characters` are of a class of regular expressions. Few lines have any, and the others are not searched:
        every match has one of them, and stands on one line.
        """
        text = self._lines_with(characters, everywhere) if characters else self.text if everywhere else self.visible
        for found in pattern.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, found


@cache
def _lines_without(characters: str) -> re.Pattern[str]:
    return re.compile(rf"^[^{characters}\n]++$", re.MULTILINE)


def read_source_texts(project: Project) -> tuple[SourceText, ...]:
    """Return the pages and data files of docs/ that can be read as text; others are reported when they are loaded."""
    docs = project.docs
    paths = (*sorted(docs.rglob("*.md")), *sorted(docs.glob("settings*.yml")), *sorted(docs.glob("search-words*.yml")))
    return tuple(text for path in paths for text in _read(path, project))


def read_data_files(project: Project) -> tuple[SourceText, ...]:
    """Return the files of docs/ that are published as they are and can be read as text: tables, subtitles, notes."""
    paths = sorted(path for path in project.docs.rglob("*.*") if path.suffix.lower() in _DATA)
    return tuple(text for path in paths for text in _read(path, project))


def _read(path: Path, project: Project) -> Iterator[SourceText]:
    relative, file = path.relative_to(project.docs), path.relative_to(project.root).as_posix()
    if any(part.startswith(".") for part in relative.parts) or not path.is_file():
        return
    lang = page_and_language(relative.with_suffix(".md"), project)[1]
    try:
        yield SourceText(file, lang, decode(open_file(path, file), file))
    except SourceError:
        return
