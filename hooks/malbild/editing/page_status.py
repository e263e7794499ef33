"""The state of every page, for those who keep the site: on a page for editors, and the same as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.files.artifact import Artifact
from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.project.git import last_changes
from malbild.render import placeholders
from malbild.render.context import BuildContext
from malbild.render.relative_urls import RelativeUrls
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.translation_status import Status
from malbild.site.urls import Urls


@dataclass(frozen=True, slots=True)
class Row:
    """One page. A translation is outdated when the page or one of its statements is."""

    document: Document[Page]
    translations: Mapping[str, Status]
    remarks: tuple[Diagnostic, ...]
    changed: str  # ISO 8601; empty where the history does not say


def rows(site: Site, project: Project, diagnostics: Iterable[Diagnostic]) -> tuple[Row, ...]:
    """Every page, in the order of the menu, with what the check has found; pages outside the menu last."""
    order = {path: place for place, (path, _) in enumerate(project.nav_pages)}
    remarks, days = _by_file(diagnostics), last_changes(project.root)
    editions = [edition for edition in site.editions.values() if not edition.is_original]
    outdated = {edition.lang: _outdated(edition) for edition in editions}
    found = []
    for path, document in site.original.documents.items():
        pages = [edition.documents[path] for edition in site.editions.values()]
        files = {page.file for page in pages}
        states = {edition.lang: _state(edition, path, outdated[edition.lang]) for edition in editions}
        said = tuple(diagnostic for file in sorted(files) for diagnostic in remarks[file])
        found.append(Row(document, states, said, max((days.get(file, "") for file in files), default="")))
    return tuple(sorted(found, key=lambda row: (order.get(row.document.path, len(order)), row.document.path)))


def review(context: BuildContext, diagnostics: Iterable[Diagnostic], built: Path) -> Iterator[Artifact]:
    """The rows in the places that wait for them on the pages in `built`, and as JSON.

    They are made after the pages, by those who have just checked: a check reads every text, and one is enough.
    """
    site, urls, renderer = context.site, context.urls, Renderer(context)
    pages = rows(site, context.project, diagnostics)
    for edition in site.editions.values():

        def draw(document: Document[Page], edition: Edition = edition) -> str:
            to = RelativeUrls(urls, edition.lang, urls.page(document, edition.lang))
            editions = site.editions.values()
            return renderer.render_template(
                "partials/page_status.html", edition, review=pages, to=to, urls=urls, editions=editions
            )

        yield from placeholders.fill_placeholders("page-status", edition, built, urls, draw)
    data = {"version": "1.0", "pages": [_plain(row, site, urls) for row in pages]}
    yield Artifact(urls.page_status, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _by_file(diagnostics: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.path].append(diagnostic)
    return found


def _outdated(edition: Edition) -> set[str]:
    """The pages with a statement whose translation is outdated."""
    return {card.document.path for card in edition.statements if card.translation.status == "outdated"}


def _state(edition: Edition, path: str, outdated: set[str]) -> Status:
    page = edition.translation(edition.documents[path]).status
    return "outdated" if page == "current" and path in outdated else page


def _plain(row: Row, site: Site, urls: Urls) -> dict[str, object]:
    document, meta = row.document, row.document.meta
    return {
        "path": document.path,
        "url": urls.absolute(urls.page(document, site.original.lang)),
        "title": meta.title,
        "owner": meta.owner,
        "reviewed": meta.reviewed.isoformat(),
        "next_review": meta.next_review.isoformat(),
        "translations": dict(row.translations),
        "lix": document.readability.lix,
        "max_lix": meta.max_lix,
        "words": document.readability.words,
        "problems": [{"path": one.path, "line": one.line, "code": one.code} for one in row.remarks],
        "changed": row.changed or None,
    }
