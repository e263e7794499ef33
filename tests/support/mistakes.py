"""Mistakes in real files, and the diagnostics expected of them."""

from dataclasses import dataclass
from pathlib import Path

INVANARE = "malbild/invanare.md"


@dataclass(frozen=True)
class Mistake:
    """A change of a real file and the expected diagnostic; `at` is text of the line it points at."""

    file: str
    old: str
    new: str
    at: str
    code: str
    where: str = ""

    def make(self, root: Path) -> tuple[str, int, str, str]:
        """Make the mistake in a copy of the project; return path, line, code and field of the diagnostic."""
        path = root / "docs" / self.file
        text = path.read_text(encoding="utf-8")
        assert self.old in text
        text = text.replace(self.old, self.new, 1)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        line = next(number for number, row in enumerate(text.split("\n"), 1) if self.at in row)
        return f"docs/{self.file}", line, self.code, self.where


MISTAKES = {
    "a colon that breaks YAML": Mistake(
        "bakgrund/index.md", "title: ", "title: Bakgrund: ", "title: Bakgrund: ", "MB006"
    ),
    "a tab as indent": Mistake("bakgrund/nara-vard.md", "\n  - id: rapport", "\n\t- id: rapport", "\t- id", "MB007"),
    "a key twice": Mistake("stod/index.md", "\n---\n", "\nowner: Någon\n---\n", "owner: Någon", "MB013", "owner"),
    "an anchor": Mistake("stod/index.en.md", "title: ", "title: &a ", "title: &a", "MB009"),
    "a front matter without end": Mistake("om/index.en.md", "\n---\n", "\n", "---", "MB005"),
    "a space before the beginning": Mistake("beslut/arbetssatt.en.md", "---", " ---", " ---", "MB004"),
    "not UTF-8": Mistake("beslut/uppdrag.en.md", "title: ", "title: \udce5", "title: ", "MB001"),
    "a direction mark": Mistake("beslut/ekonomi.en.md", "title: ", "title: \u202e", "title: ", "MB002"),
    "a zero-width space in the body": Mistake(
        "stod/arbetsplatstraff.en.md", "read it aloud", "read\u200bit aloud", "read\u200bit", "MB002"
    ),
    "an unknown name": Mistake(
        "beslut/index.md", "owner: Redaktionen", "ower: Redaktionen\nowner: x", "ower", "MB101", "ower"
    ),
    "an unknown name in a list": Mistake(
        "seminarier/1.md", "    summary: Politiker", "    sumary: x\n    summary: Politiker", "sumary", "MB101",
        "programme[0].sumary",
    ),
    "a missing field": Mistake("nyckelord/index.md", "owner: Redaktionen\n", "", "title: ", "MB102", "owner"),
    "a missing field in a list": Mistake(
        "beslut/uppfoljning.md", '  - id: rapport\n    section: "7"\n', '  - section: "7"\n', '  - section: "7"',
        "MB102", "sources[1].id",
    ),
    "a key word without order": Mistake("nyckelord/tillit.md", "order: 1\n", "", "title: ", "MB102", "order"),
    "an unknown key word": Mistake(
        INVANARE, "keywords: [ansvar, samverkan]", "keywords: [tilit]", "[tilit]", "MB104", "statements[1].keywords"
    ),
    "a malformed id": Mistake(
        "malbild/samverkan.md", "id: dela-pa-arbetet", "id: Dela/../på", "Dela/../på", "MB105", "statements[4].id"
    ),
    "a duplicate id": Mistake(
        "bakgrund/varfor.md", "      - id: arbetsfor", "      - id: 'aldre'", "id: 'aldre'", "MB106",
        "figures[0].bars[1].id",
    ),
    "an id twice in a programme": Mistake(
        "seminarier/3.md", "id: panelsamtal", "id: 'enkat-infor'", "id: 'enkat-infor'", "MB106", "programme[4].id"
    ),
    "a page that does not say its kind": Mistake(
        "seminarier/2.md", "kind: seminar\n", "", "title: ", "MB147", "kind"
    ),
    "an id in one language only": Mistake(
        "bakgrund/ordlista.en.md", "id: egenvard", "id: egenvrad", "id: egenvrad", "MB201", "terms"
    ),
    "a wrong date": Mistake(
        "ordregister.md", "reviewed: 2026-11-22", "reviewed: 2026-02-30", "2026-02-30", "MB107", "reviewed"
    ),
    "a date written another way": Mistake(
        "forelasningar.md", "next_review: 2027-11-22", "next_review: 22/11/2027", "22/11", "MB107", "next_review"
    ),
    "a statement that is more than bold": Mistake(
        "malbild/medarbetare.md", "**förutsättningar**", "*förutsättningar*", "*förutsättningar*", "MB108",
        "statements[0].text",
    ),
    "HTML in a text": Mistake(
        "om/index.md", "title: ", "title: <script>alert(1)</script> ", "<script>", "MB109", "title"
    ),
    "an empty text": Mistake("seminarier/index.md", "owner: Redaktionen", "owner:", "owner:", "MB110", "owner"),
    "a title of 5000 characters": Mistake(
        "bakgrund/utredningar.md", "title: ", f"title: {'å' * 5000}", "title: å", "MB111", "title"
    ),
    "a list as title": Mistake(
        "malbild/index.en.md", "title: ", "title: [ett]\nold: ", "title: [ett]", "MB113", "title"
    ),
    "a text in place of a list": Mistake(
        "beslut/forslag.md", "\n---\n", "\nkeywords: tillit\n---\n", "keywords: tillit", "MB115", "keywords"
    ),
    "a word in place of a number": Mistake(
        "nyckelord/ansvar.md", "order: 3", "order: tredje", "order: tredje", "MB119", "order"
    ),
    "a source that is not in the list": Mistake(
        "beslut/konsekvenser.md", "- id: rapport", "- id: raport", "- id: raport", "MB117", "sources[1].id"
    ),
    "a reader path to a missing page": Mistake(
        "index.md", "to: badda-in.md", "to: xbadda-in.md", "to: xbadda-in.md", "MB118", "paths[4].to"
    ),
    "a translation without a text": Mistake(
        "beslut/parterna.en.md", "description: ", "descr: ", "title: ", "MB202", "description"
    ),
    "a field that only the original states": Mistake(
        "seminarier/3.en.md", "title: ", "number: 4\ntitle: ", "number: 4", "MB203", "number"
    ),
    "a shortcode that means nothing": Mistake(
        "malbild/index.md", "[[vision]]", "[[vison]]", "[[vison]]", "MB301"
    ),
    "a shortcode amid a paragraph": Mistake(
        "om/kallor.en.md", "\n\n[[sources]]", "\n[[sources]]", "[[sources]]", "MB313"
    ),
    "a heading of the first level": Mistake(
        "beslut/beredning-och-beslut.md", "\n## ", "\n#Rubrik\n\n## ", "#Rubrik", "MB303"
    ),
}  # fmt: skip
# Diagnostics that follow from a mistake above, beside its own.
FOLLOWING = {
    ("docs/malbild/index.en.md", "MB101"),  # the title, renamed
    ("docs/beslut/parterna.en.md", "MB101"),  # the misspelt description
    ("docs/seminarier/3.en.md", "MB201"),  # the id that the original no longer has
    ("docs/bakgrund/varfor.en.md", "MB201"),  # the id that the original no longer has
    ("docs/bakgrund/ordlista.en.md", "MB201"),  # the id that the original has
    ("docs/malbild/samverkan.en.md", "MB201"),  # the id that the original had
}
