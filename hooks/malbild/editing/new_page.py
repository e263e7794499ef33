"""A new page: its file in every language, from the templates in page_templates/, and its entry in the menu."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Template

from malbild.content.front_matter import read
from malbild.content.source_text import SourceError
from malbild.diagnostics.diagnostic import CommandError, Diagnostic
from malbild.model.validation import ContentValidationError, validate
from malbild.project.config import Project
from malbild.project.mkdocs_yml.nodes import CONFIG
from malbild.site.edition import Site
from malbild.site.queries.vision import reporting_page

TEMPLATES = Path(__file__).parent / "page_templates"
LISTS = {"activity": "activities", "party": "parties"}
"""The shortcode of the list that leads to the pages of a kind; the others stand in the menu."""
_PATH = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")


@dataclass(frozen=True, slots=True)
class NewPage:
    """A request for a page. `path` is relative to docs/: stod/film.md."""

    kind: str
    title: str
    path: str

    def write(self, site: Site, project: Project) -> tuple[str, ...]:
        """Write the page's files and its menu entry, or nothing; return their paths. Raises `CommandError`."""
        files = dict(self._files(site, project))
        if existing := [name for name in files if (project.root / name).exists()]:
            raise CommandError(f"{existing[0]} finns redan. Inget är ändrat.")
        if diagnostics := self._diagnostics(files[f"docs/{self.path}"]):
            raise CommandError("\n".join(map(str, diagnostics)))
        if self.kind not in LISTS:
            files[CONFIG] = insert_nav_entry((project.root / CONFIG).read_text(encoding="utf-8"), self, project)
        for name, text in files.items():
            (project.root / name).parent.mkdir(parents=True, exist_ok=True)
            (project.root / name).write_text(text, encoding="utf-8")
        return tuple(files)

    def _files(self, site: Site, project: Project) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each language's file. Raises `CommandError`."""
        kinds, path = available_kinds(), PurePosixPath(self.path)
        if self.kind not in kinds:
            raise CommandError(f'KIND="{self.kind}" finns inte. Välj något av: {", ".join(kinds)}.')
        if not _PATH.fullmatch(self.path):
            raise CommandError(
                f'PAGE="{self.path}" kan inte bli en sida. Skriv sökvägen från mappen docs: stod/film.md'
            )
        for lang in project.languages:
            template = TEMPLATES / f"{self.kind}.{lang}.md"
            name = path if lang == project.original else path.with_suffix(f".{lang}.md")
            if template.is_file():
                values = self._values(site, project)
                yield f"docs/{name}", Template(template.read_text(encoding="utf-8")).substitute(values)

    def _values(self, site: Site, project: Project) -> Mapping[str, str]:
        """Return the values of the templates' placeholders."""
        of_kind = [page.meta for page in site.original.documents.values() if page.meta.kind == self.kind]
        orders = (getattr(meta, "order", getattr(meta, "number", 0)) for meta in of_kind)
        today = project.today
        return {
            "title": json.dumps(self.title, ensure_ascii=False),  # quoted as YAML quotes it too
            "id": PurePosixPath(self.path).stem,
            "party_type": "region" if self.title.startswith("Region") else "municipality",
            "order": str(max(orders, default=0) + 1),
            "statement": next((placed.statement.id for placed in site.original.statements), ""),
            "today": today.isoformat(),
            "report_to": reporting.path if (reporting := reporting_page(site.original)) else self.path,
            "next_review": f"{today.year + 1}-{today:%m}-{min(today.day, 28):02}",
        }

    def _diagnostics(self, text: str) -> list[Diagnostic]:
        """Return the errors in the new front matter, such as an id that is not one."""
        try:
            validate(read(text.encode(), f"docs/{self.path}").meta)
        except (SourceError, ContentValidationError) as error:
            return [*error.diagnostics]
        return []


def missing_list(kind: str, site: Site) -> str:
    """Return the name of the shortcode that would lead readers to pages of a kind, if no page has it."""
    name = LISTS.get(kind, "")
    return "" if any(document.has_shortcode(name) for document in site.original.documents.values()) else name


def available_kinds() -> tuple[str, ...]:
    """Return the page types that have a template."""
    return tuple(sorted({path.name.partition(".")[0] for path in TEMPLATES.glob("*.md")}))


def insert_nav_entry(config: str, page: NewPage, project: Project) -> str:
    """Return the text of mkdocs.yml with an entry for the page under `nav`; all other lines are kept.

    The entry comes after the last one of its folder. A folder that is not in the menu gets a new section at its end,
    named after the page.
    """
    lines = config.split("\n")
    folder = PurePosixPath(page.path).parent
    beside = [line for path, line in project.nav.pages if PurePosixPath(path).parent == folder != PurePosixPath()]
    if beside:
        last = max(beside)
        indent = lines[last - 1].partition("- ")[0]
        added = [f"{indent}- {page.path}"]
    else:
        last = max(line for _, line in project.nav.pages)
        name = json.dumps(page.title, ensure_ascii=False)
        added = [f"  - {page.path}"] if folder == PurePosixPath() else [f"  - {name}:", f"      - {page.path}"]
    return "\n".join([*lines[:last], *added, *lines[last:]])
