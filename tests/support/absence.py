"""Optional parts taken out of a copy of a project as an editor would: pages, fields, and what refers to them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import ContentError, Diagnostic
from malbild.project.config import read_project
from malbild.site.locks.adoption_lock import current_lock, write_lock

_ENGLISH = re.compile(r"\n +- locale: en\n(?: {10,}.*\n)*")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(([^()\s]+)\)")


@dataclass(frozen=True)
class Part:
    """An optional part: the pages, fields and shortcodes that go with it, and the words that only it has."""

    pages: tuple[str, ...] = ()  # globs below docs/
    fields: tuple[str, ...] = ()  # keys of front matter, at any depth
    replaced: tuple[tuple[str, str], ...] = ()  # texts of front matter
    words: str = ""  # a pattern for what no output may say


PARTS = {
    "seminars": Part(("seminarier/*.md", "forelasningar*.md"), words="seminari|seminar|föreläsning|lecture"),
    "proposals": Part(("beslut/forslag*.md",), ("proposals",), words="föreslagna lydelse|parat ihop"),
    "key words": Part(("nyckelord/*.md", "lattlast/nyckelord*.md"), ("keywords",), words="nyckelord|key ?word"),
    "easy versions": Part(("lattlast/*.md",), ("easy",), words="lättläst|easy-to-read"),
    "parties": Part(("parter/*.md", "insatser/*.md")),
    "lectures": Part(
        ("forelasningar*.md",), replaced=(("kind: lecture", "kind: presentation"),), words="föreläsning|lecture"
    ),
    "conversation": Part(("stod/samtal*.md",), words="rangordna|rank"),
    "slides": Part(("stod/bilder*.md",), ("slides",), words="bildspel|slide"),
    "English": Part(("**/*.en.md", "settings.en.yml", "search-words.en.yml"), words="english|engelska"),
}
SMALLER_PARTS = {
    "figures": Part(fields=("figures",)),
    "shifts": Part(fields=("shifts",)),
    "events": Part(fields=("events",)),
    "terms": Part(fields=("terms",)),
    "paths": Part(fields=("paths",)),
    "questions": Part(fields=("questions",)),
    "notes": Part(fields=("notes",)),
    "word index": Part(("ordregister*.md",)),
    "material": Part(("stod/material*.md", "utskrift*.md")),
    "embed generator": Part(("badda-in*.md",)),
    "accessibility statement": Part(("tillganglighet*.md",)),
    "vision page": Part(("malbild/index*.md",)),
    "perspective boende": Part(("malbild/boende*.md", "lattlast/boende*.md")),
    "perspective arbetslag": Part(("malbild/arbetslag*.md", "lattlast/arbetslag*.md")),
}
"""What the made-up county can be without, besides."""


def leave_out(root: Path, *names: str) -> list[Diagnostic]:
    """Leave out parts, and what refers to them; return the diagnostics that remain."""
    (root / "docs" / "addresses.lock").unlink(missing_ok=True)  # a site that never had the parts
    for part in map((PARTS | SMALLER_PARTS).__getitem__, names):
        _delete(root, part)
    if "English" in names:
        config = root / "mkdocs.yml"
        config.write_text(_ENGLISH.sub("\n", config.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    for _ in range(8):
        diagnostics = _diagnostics(root)
        mended = [_mend(root, one) for one in reversed(diagnostics)]  # from the last line: those above keep theirs
        if not any(mended):
            break
    return diagnostics


def _delete(root: Path, part: Part) -> None:
    for pattern in part.pages:
        for path in (root / "docs").glob(pattern):
            path.unlink()
    for path in (root / "docs").rglob("*.md"):
        if "redaktion" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in part.replaced:
            text = text.replace(old, new)
        path.write_text(_without(text, lambda location: location[-1] in part.fields), encoding="utf-8")


def _diagnostics(root: Path) -> list[Diagnostic]:
    try:
        result = load(project := read_project(root))
        write_lock(root, current_lock(result.site.original))
    except ContentError as error:
        return error.diagnostics
    return [one for one in lint(load(project)) if not one.is_warning]


def _mend(root: Path, diagnostic: Diagnostic) -> bool:
    """Take away what the diagnostic is about: a line of the menu, an item of a list, a shortcode or a link."""
    path = root / diagnostic.path
    is_aimless = (
        diagnostic.code == "MB104" and diagnostic.field.startswith("statements") and path.parent.name == "insatser"
    )
    gone = diagnostic.code == "MB102" or is_aimless
    if gone or not path.exists():  # a page that has lost what it needs, and its translation
        pages = [*path.parent.glob(f"{path.name.partition('.')[0]}.*md")]
        for page in pages:
            page.unlink()
        return bool(pages)
    text = path.read_text(encoding="utf-8")
    rows = text.split("\n")
    if diagnostic.line > len(rows):
        return False  # what was below is gone with another item; the next round finds the rest
    row = rows[diagnostic.line - 1]
    if diagnostic.code == "MB401":
        del rows[diagnostic.line - 1]
        new = re.sub(r"\n  - [^\n:]+:(?=\n  - |\n*$)", "", "\n".join(rows))  # sections without pages
    elif diagnostic.field and path.suffix == ".md":
        new = _without_item(text, diagnostic)
    elif re.match(r"\[\[|\w", row):  # a shortcode, or a paragraph with a link
        rows[diagnostic.line - 1] = ""
        new = re.sub(r"\n{3,}", "\n\n", "\n".join(rows))
        new = re.sub(r"\n#+ [^\n]+\n\n?(?=##? |$)", "\n", new)  # headings with nothing below them
    else:
        target = str(diagnostic.params.get("value"))
        rows[diagnostic.line - 1] = _LINK.sub(lambda link: link[1] if target in link[2] else link[0], row)
        new = "\n".join(rows)
    path.write_text(new, encoding="utf-8")
    return new != text


def _without_item(text: str, diagnostic: Diagnostic) -> str:
    """Return the page without the innermost list item that the diagnostic is about, or without its list."""
    places = [*_places(text)]
    location: list[Any] = [int(part) if part.isdigit() else part for part in re.findall(r"\w+", diagnostic.field)]
    if diagnostic.code == "MB201":  # its field is the list, its line that of the item
        location = next([*place] for place, start, _ in places if start == diagnostic.line - 1 and place[-1] != "id")
    if diagnostic.code == "MB203":  # only in the translation
        return _without(text, lambda place: [*place] == location)
    while location and not isinstance(location[-1], int):
        location.pop()
    items = [place for place, _, _ in places if place[:-1] == tuple(location[:-1])]
    gone = tuple(location[:-1]) if len(items) == 1 else tuple(location)
    return _without(text, lambda place: place == gone) if gone else text


def _without(text: str, is_gone: Callable[[tuple[Any, ...]], bool]) -> str:
    """Return a page without the entries of its front matter whose location is gone."""
    gone = {line for location, start, end in _places(text) if is_gone(location) for line in range(start, end)}
    return "\n".join(row for number, row in enumerate(text.split("\n")) if number not in gone)


def _places(text: str) -> Iterator[tuple[tuple[Any, ...], int, int]]:
    """Yield each entry and item of the front matter: its location, its first line and the line after its last."""
    header = text.removeprefix("---\n").partition("\n---\n")[0]
    node = yaml.compose(f"{header}\n")
    yield from _entries(node, ()) if node else ()


def _entries(node: yaml.Node, location: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], int, int]]:
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        pairs: list[tuple[Any, yaml.Node, yaml.Node]] = [(key.value, key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        pairs = [(number, item, item) for number, item in enumerate(node.value)]
    else:
        return
    for name, first, value in pairs:
        is_block = getattr(value, "style", None) in ("|", ">") or getattr(value, "flow_style", True) is False
        yield (*location, name), first.start_mark.line + 1, value.end_mark.line + (1 if is_block else 2)
        yield from _entries(value, (*location, name))
