"""Ordinary edits and mistakes of `tests/data/edits/`, made in a small county one by one.

A file there has `cases`, and for mistakes the `code` expected, or `any`. A case is the text of a page's body, or a
mapping: what is written where, in `body`, `head` (lines of front matter), `change` (file, old text, new text), `file`
with `content` (a name of `SAMPLES` or a text), `files` (contents by name: null for none, `kept` for the county's own),
`move` (from, to), `remove` or `run` (commands), and `html`: what its page must then contain. A plain text must become
the same words in a paragraph. `before` has edits that were right. `remedy` is what the hint says to do, and `hint`
words that it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from shutil import copytree
from typing import Any

from markdown import Markdown

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import ContentError
from malbild.editing.renew_addresses import renew_addresses
from malbild.editing.renew_lock import renew
from malbild.files.yaml_loader import read_yaml
from malbild.project.config import Project, read_project
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from tests.support.building import ROOT, SMALL_COUNTY, copy_project
from tests.support.file_samples import SAMPLES
from tests.support.lint_page import HEADER
from tests.support.markdown import new_markdown
from tests.support.rendering import render_page

EDITS = ROOT / "tests" / "data" / "edits"
PAGE = "prov.md"
TODAY = date(2026, 11, 22)
TRANSLATION = {"MB211"}  # an outdated translation: true of every edit of a translated page
LOCKS = ("adopted.lock", "addresses.lock")


@dataclass(frozen=True)
class Edit:
    """An edit, with the code expected of a mistake and the HTML expected of an ordinary edit."""

    name: str
    write: dict[str, Any]
    html: tuple[str, ...] = ()
    code: str = ""
    remedy: dict[str, Any] = field(default_factory=dict)  # written besides, or in place of what it names
    hint: str = ""

    @property
    def mended(self) -> "Edit":
        """The edit with its remedy."""
        changes = [*_changes(self.write), *_changes(self.remedy)]
        files = {**self.write.get("files", {}), **self.remedy.get("files", {})}
        return replace(self, write={**self.write, **self.remedy, "change": changes, "files": files})

    @property
    def body(self) -> str:
        """The body of the page that the edit is made on."""
        return str(self.write.get("body", "Text."))

    def is_caught(self, codes: tuple[str, ...]) -> bool:
        """Tell that the code expected of a mistake is among the codes it adds, or any code where `any` is expected."""
        return bool(codes) if self.code == "any" else self.code in codes


@dataclass(frozen=True)
class Outcome:
    """The codes that an edit adds, and the HTML of its page where it can be rendered."""

    codes: tuple[str, ...]
    missing: tuple[str, ...]  # HTML that was expected
    hints: tuple[str, ...]  # of the code expected


def read_edits(folder: Path) -> list[Edit]:
    """Return the edits of every file in a folder, in order."""
    return [edit for path in sorted(folder.glob("*.yml")) for edit in _edits(path.stem, read_yaml(path))]


def _edits(name: str, content: dict[str, Any]) -> Iterator[Edit]:
    for number, case in enumerate(content["cases"], 1):
        write: dict[str, Any] = {"body": case} if isinstance(case, str) else dict(case)
        html = write.pop("html", None)
        code = write.pop("code", content.get("code", ""))
        if html is None:
            html = [f"<p>{escape(write['body'].strip(), quote=False)}</p>"] if isinstance(case, str) else []
        remedy, hint = write.pop("remedy", {}), write.pop("hint", "")
        yield Edit(f"{name} {number}", write, tuple([html] if isinstance(html, str) else html), code, remedy, hint)


class Playground:
    """A copy of a county's content with one more page, in which edits are made and taken back."""

    def __init__(self, folder: Path, content: Path = SMALL_COUNTY) -> None:
        self.root = folder / content.name
        copy_project(self.root, content)
        if (content / "overrides").is_dir():
            copytree(content / "overrides", self.root / "overrides", dirs_exist_ok=True)
        config = self.root / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8") + f"  - {PAGE}\n", encoding="utf-8")
        self._write_page({})
        self.known = {f"{one.path} {one.code}" for one in lint(load(self._project()))}

    def make(self, edit: Edit) -> Outcome:
        """Return the outcome of an edit, and take it back."""
        touched = {self.root / "docs" / PAGE: b"", **dict.fromkeys(self._touched(edit), b"")}
        before = {path: path.read_bytes() if path.is_file() else None for path in touched}
        try:
            self._write(edit)
            return self._outcome(edit)
        finally:
            for path, content in before.items():
                path.unlink(missing_ok=True)
                if content is not None:
                    path.write_bytes(content)

    def _touched(self, edit: Edit) -> Iterator[Path]:
        yield from (self.root / "docs" / name for name in LOCKS)
        for write in (edit.write, edit.write.get("before", {})):
            names = [write.get("file"), write.get("remove"), *write.get("move", ()), *write.get("files", {})]
            changes = [change[0] for change in _changes(write)]
            yield from (self.root / "docs" / name for name in (*names, *changes) if name)

    def _write(self, edit: Edit) -> None:
        self._write_page(edit.write)
        for write in (edit.write.get("before", {}), edit.write):
            self._change(write, edit.name)

    def _change(self, write: dict[str, Any], name: str) -> None:
        docs = self.root / "docs"
        for file, old, new in _changes(write):
            text = (docs / file).read_text(encoding="utf-8")
            assert old in text, f"{name}: {old}"
            (docs / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        files = {write["file"]: write.get("content", "")} if "file" in write else {}
        for file, content in {**files, **write.get("files", {})}.items():
            _put(docs / file, content)
        if "remove" in write:
            (docs / write["remove"]).unlink()
        if "move" in write:
            old, new = write["move"]
            (docs / old).rename(docs / new)
        for command in write.get("run", ()):
            site = load(self._project()).site
            renew(self.root, site.original) if command == "renew-lock" else renew_addresses(self.root, site)

    def _write_page(self, write: dict[str, Any]) -> None:
        lines = dict(line.split(": ", 1) for line in HEADER.strip("-\n").split("\n"))
        more = write.get("head", "")
        kept = [f"{key}: {value}" for key, value in lines.items() if not re.search(rf"^{key}:", more, re.MULTILINE)]
        text = "\n".join(["---", *kept, *([more.rstrip("\n")] if more else []), "---", write.get("body", "Text."), ""])
        (self.root / "docs" / PAGE).write_text(text, encoding="utf-8")

    def _project(self) -> Project:
        return replace(read_project(self.root), today=TODAY)

    def _outcome(self, edit: Edit) -> Outcome:
        try:
            project = self._project()
        except ContentError as error:
            unreadable = error.diagnostics
            return Outcome(tuple(one.code for one in unreadable), (), tuple(one.hint for one in unreadable))
        result = load(project)
        reported = lint(result)
        found = [(f"{one.path} {one.code}", one.code) for one in reported]
        codes = tuple(code for name, code in found if name not in self.known and code not in TRANSLATION - {edit.code})
        hints = tuple(one.hint for one in reported if one.code == edit.code)
        if edit.code or not edit.html or not result.can_render or PAGE not in result.site.original.documents:
            return Outcome(codes, (), hints)
        context = BuildContext.at("https://example.org/", result.site, project)
        renderer, edition = Renderer(context), result.site.original
        document = edition.documents[PAGE]
        body = renderer.render_body(edition, document, _convert(document.body))
        html = render_page(renderer, edition, document, body)
        shown = _normal(html)
        return Outcome(codes, tuple(part for part in edit.html if _normal(part) not in shown), hints)


def _put(path: Path, content: str | None) -> None:
    """Write a file, or remove it. `kept` leaves it as it is."""
    if content == "kept":
        return
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(SAMPLES[content]() if content in SAMPLES else content.encode())


def _changes(write: dict[str, Any]) -> list[list[str]]:
    change = write.get("change", [])
    return [change] if change and isinstance(change[0], str) else change


def _convert(text: str) -> str:
    return str(_markdown().reset().convert(text))


@cache
def _markdown() -> Markdown:
    return new_markdown(ROOT)


def _normal(html: str) -> str:
    """Return HTML with single ordinary spaces, and without soft hyphens and word breaks."""
    return " ".join(re.sub(r"\u00ad|<wbr>", "", html).replace("\u00a0", " ").split())
