"""The state of every page, for those who keep the site: on a page for editors, and the same as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from malbild.diagnostics.diagnostic import Problem
from malbild.files.artifact import Artifact
from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.project.git import last_changes
from malbild.render import placeholders
from malbild.render.relative_urls import Links
from malbild.render.renderer import Renderer
from malbild.site.edition import Document, Edition, Site
from malbild.site.translation_status import Status
from malbild.site.urls import Urls


@dataclass(frozen=True, slots=True)
class Row:
    """One page. A translation is outdated when the page or one of its statements is."""

    document: Document[Page]
    translations: Mapping[str, Status]
    remarks: tuple[Problem, ...]
    changed: str  # ISO 8601; empty where the history does not say


def rows(site: Site, project: Project, problems: Iterable[Problem]) -> tuple[Row, ...]:
    """Every page, in the order of the menu, with what the check has found; pages outside the menu last."""
    order = {path: place for place, (path, _) in enumerate(project.shown)}
    remarks, days = _by_file(problems), last_changes(project.root)
    editions = [edition for edition in site.editions.values() if not edition.is_original]
    outdated = {edition.lang: _outdated(edition) for edition in editions}
    found = []
    for path, document in site.original.documents.items():
        pages = [edition.documents[path] for edition in site.editions.values()]
        files = {page.file for page in pages}
        states = {edition.lang: _state(edition, path, outdated[edition.lang]) for edition in editions}
        said = tuple(problem for file in sorted(files) for problem in remarks[file])
        found.append(Row(document, states, said, max((days.get(file, "") for file in files), default="")))
    return tuple(sorted(found, key=lambda row: (order.get(row.document.path, len(order)), row.document.path)))


def review(renderer: Renderer, problems: Iterable[Problem], built: Path) -> Iterator[Artifact]:
    """The rows in the places that wait for them on the pages in `built`, and as JSON.

    They are made after the pages, by those who have just checked: a check reads every text, and one is enough.
    """
    site, urls = renderer.site, renderer.urls
    pages = rows(site, renderer.project, problems)
    for edition in site.editions.values():

        def draw(document: Document[Page], edition: Edition = edition) -> str:
            to = Links(urls, edition.lang, urls.page(document, edition.lang))
            editions = site.editions.values()
            return renderer.draw("partials/pages.html", edition, review=pages, to=to, urls=urls, editions=editions)

        yield from placeholders.filled("pages", edition, built, urls, draw)
    data = {"version": "1.0", "pages": [_plain(row, site, urls) for row in pages]}
    yield Artifact(urls.review(), (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _by_file(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.path].append(problem)
    return found


def _outdated(edition: Edition) -> set[str]:
    """The pages with a statement whose translation is outdated."""
    return {card.document.path for card in edition.cards if card.translation.status == "outdated"}


def _state(edition: Edition, path: str, outdated: set[str]) -> Status:
    page = edition.translation(edition.documents[path]).status
    return "outdated" if page == "current" and path in outdated else page


def _plain(row: Row, site: Site, urls: Urls) -> dict[str, object]:
    document, front = row.document, row.document.front
    return {
        "path": document.path,
        "url": urls.absolute(urls.page(document, site.original.lang)),
        "title": front.title,
        "owner": front.owner,
        "reviewed": front.reviewed.isoformat(),
        "next_review": front.next_review.isoformat(),
        "translations": dict(row.translations),
        "lix": document.readability.lix,
        "max_lix": front.max_lix,
        "words": document.readability.words,
        "problems": [{"path": one.path, "line": one.line, "code": one.code} for one in row.remarks],
        "changed": row.changed or None,
    }
