"""Source files as their authors wrote them, with and without what readers do not see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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

    def find(self, pattern: re.Pattern[str], *, everywhere: bool = False) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the line and the match of a pattern; `everywhere` includes code and comments."""
        text = self.text if everywhere else self.visible
        for found in pattern.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, found


def read_source_texts(project: Project) -> tuple[SourceText, ...]:
    """Return the pages and data files of docs/ that can be read as text; others are reported when they are loaded."""
    docs = project.docs
    paths = (*sorted(docs.rglob("*.md")), *sorted(docs.glob("settings*.yml")), *sorted(docs.glob("search-words*.yml")))
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
