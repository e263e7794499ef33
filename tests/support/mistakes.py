"""Mistakes in files of the made-up county, and the diagnostics expected of them."""

from dataclasses import dataclass
from pathlib import Path

BOENDE = "malbild/boende.md"


@dataclass(frozen=True)
class Mistake:
    """A change of a file and the expected diagnostic; `at` is text of the line it points at."""

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
    "a tab as indent": Mistake("lattlast/index.md", "\n  - id: sagobok", "\n\t- id: sagobok", "\t- id", "MB007"),
    "a key twice": Mistake("stod/index.md", "\n---\n", "\nowner: Någon\n---\n", "owner: Någon", "MB013", "owner"),
    "an anchor": Mistake("stod/index.en.md", "title: ", "title: &a ", "title: &a", "MB009"),
    "a front matter without end": Mistake("om/index.en.md", "\n---\n", "\n", "---", "MB005"),
    "a space before the beginning": Mistake("badda-in.en.md", "---", " ---", " ---", "MB004"),
    "not UTF-8": Mistake("utskrift.en.md", "title: ", "title: \udce5", "title: ", "MB001"),
    "a direction mark": Mistake("om/design.en.md", "title: ", "title: \u202e", "title: ", "MB002"),
    "a zero-width space in the body": Mistake(
        "stod/samtal.en.md", "stays in", "stays\u200bin", "stays\u200bin", "MB002"
    ),
    "an unknown name": Mistake(
        "beslut/index.md", "owner: Redaktionen", "ower: Redaktionen\nowner: x", "ower", "MB101", "ower"
    ),
    "an unknown name in a list": Mistake(
        "seminarier/1.md", "    summary: Kommunen", "    sumary: x\n    summary: Kommunen", "sumary", "MB101",
        "programme[0].sumary",
    ),
    "a missing field": Mistake("nyckelord/index.md", "owner: Redaktionen\n", "", "title: ", "MB102", "owner"),
    "a missing field in a list": Mistake(
        "badda-in.md", '  - id: brasprotokoll\n    section: "7"\n', '  - section: "7"\n', '  - section: "7"',
        "MB102", "sources[1].id",
    ),
    "a key word without order": Mistake("nyckelord/lugn.md", "order: 1\n", "", "title: ", "MB102", "order"),
    "an unknown key word": Mistake(
        BOENDE, "keywords: [narhet, ordning]", "keywords: [lungn]", "[lungn]", "MB104", "statements[1].keywords"
    ),
    "a malformed id": Mistake(
        "malbild/arbetslag.md", "id: lugna-steg", "id: Lugna/../på", "Lugna/../på", "MB105", "statements[1].id"
    ),
    "a duplicate id": Mistake(
        "bakgrund/varfor.md", "      - id: drakar-bar", "      - id: 'troll-bar'", "id: 'troll-bar'", "MB106",
        "figures[0].bars[1].id",
    ),
    "an id twice in a programme": Mistake(
        "seminarier/2.md", "id: forelasning-2", "id: 'inledning'", "id: 'inledning'", "MB106", "programme[1].id"
    ),
    "a page that does not say its kind": Mistake(
        "nyckelord/narhet.md", "kind: keyword\n", "", "title: ", "MB147", "kind"
    ),
    "an id in one language only": Mistake(
        "bakgrund/ordlista.en.md", "id: stig", "id: sitg", "id: sitg", "MB201", "terms"
    ),
    "a wrong date": Mistake(
        "ordregister.md", "reviewed: 2026-11-02", "reviewed: 2026-02-30", "2026-02-30", "MB107", "reviewed"
    ),
    "a date written another way": Mistake(
        "ordregister.md", "next_review: 2030-11-02", "next_review: 22/11/2027", "22/11", "MB107", "next_review"
    ),
    "a statement that is more than bold": Mistake(
        "malbild/arbetslag.md", "**nyckeln**", "*nyckeln*", "*nyckeln*", "MB108",
        "statements[0].text",
    ),
    "HTML in a text": Mistake(
        "om/index.md", "title: ", "title: <script>alert(1)</script> ", "<script>", "MB109", "title"
    ),
    "an empty text": Mistake("om/index.md", "owner: Redaktionen", "owner:", "owner:", "MB110", "owner"),
    "a title of 5000 characters": Mistake(
        "beslut/forslag.md", "title: ", f"title: {'å' * 5000}", "title: å", "MB111", "title"
    ),
    "a list as title": Mistake(
        "malbild/index.en.md", "title: ", "title: [ett]\nold: ", "title: [ett]", "MB113", "title"
    ),
    "a text in place of a list": Mistake(
        "beslut/forslag.md", "\n---\n", "\nkeywords: lugn\n---\n", "keywords: lugn", "MB115", "keywords"
    ),
    "a word in place of a number": Mistake(
        "nyckelord/ordning.md", "order: 3", "order: tredje", "order: tredje", "MB119", "order"
    ),
    "a source that is not in the list": Mistake(
        "stod/samtal.md", "- id: sagobok", "- id: sagobk", "- id: sagobk", "MB117", "sources[0].id"
    ),
    "a reader path to a missing page": Mistake(
        "index.md", "to: malbild/arbetslag.md", "to: malbild/xarbetslag.md", "to: malbild/x", "MB118", "paths[1].to"
    ),
    "a translation without a text": Mistake(
        "om/oppna-data.en.md", "description: ", "descr: ", "title: ", "MB202", "description"
    ),
    "a field that only the original states": Mistake(
        "seminarier/2.en.md", "title: ", "number: 4\ntitle: ", "number: 4", "MB203", "number"
    ),
    "a shortcode that means nothing": Mistake(
        "lattlast/nyckelord.md", "[[easy-keywords]]", "[[easy-keyword]]", "[[easy-keyword]]", "MB301"
    ),
    "a shortcode amid a paragraph": Mistake(
        "om/kallor.en.md", "\n\n[[sources]]", "\n[[sources]]", "[[sources]]", "MB313"
    ),
    "a heading of the first level": Mistake(
        "om/design.md", "\n## ", "\n# Rubrik\n\n## ", "# Rubrik", "MB303"
    ),
}  # fmt: skip
# Diagnostics that follow from a mistake above, beside its own.
FOLLOWING = {
    ("docs/malbild/index.en.md", "MB101"),  # the title, renamed
    ("docs/om/oppna-data.en.md", "MB101"),  # the misspelt description
    ("docs/seminarier/2.en.md", "MB201"),  # the id that the original no longer has
    ("docs/bakgrund/varfor.en.md", "MB201"),  # the id that the original no longer has
    ("docs/bakgrund/ordlista.en.md", "MB201"),  # the id that the original has
    ("docs/malbild/arbetslag.en.md", "MB201"),  # the id that the original had
}
