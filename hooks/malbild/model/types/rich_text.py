"""Rich text of a statement: plain words and `**bold**`, without other Markdown."""

import re
from dataclasses import dataclass

from markupsafe import Markup

# As in Markdown, bold words neither begin nor end with a space.
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
# A gap to fill in, `[fyll i: …]`, is reported by a lint rule of its own.
_OTHER_MARKDOWN = re.compile(r"[*`<>\\]|\[(?!fyll i:)[^\]]*\]|(?<!\w)_|_(?!\w)|^#|^[-+] |^\d+\. |\n|!\[|~~|https?://")


class RichTextError(ValueError):
    """Markdown other than `**bold**`, or HTML; `found` holds it."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(found)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that are all bold or all not."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class RichText:
    """A text with bold words. `source` is the Markdown it came from, to the letter."""

    source: str
    runs: tuple[Run, ...]

    @classmethod
    def parse(cls, source: str) -> "RichText":
        """Return the rich text of Markdown. Raises `RichTextError`."""
        runs: list[Run] = []
        for number, text in enumerate(_BOLD.split(source)):
            if found := _OTHER_MARKDOWN.search(text):
                raise RichTextError(found.group())
            if text:
                runs.append(Run(text, bold=number % 2 == 1))
        return cls(source, tuple(runs))

    @property
    def plain(self) -> str:
        """The text without marks."""
        return "".join(run.text for run in self.runs)

    @property
    def emphasis(self) -> tuple[str, ...]:
        """The bold words in order."""
        return tuple(run.text for run in self.runs if run.bold)

    @property
    def html(self) -> Markup:
        """The text escaped, bold words in `<strong>` and nothing else."""
        return Markup("").join(
            Markup("<strong>{}</strong>").format(run.text) if run.bold else Markup.escape(run.text) for run in self.runs
        )
