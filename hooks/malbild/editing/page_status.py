"""Page status: each page's owner, review date, readability, translations and diagnostics, as a page and as JSON."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.files.artifact import Artifact
from malbild.model.types.pages import Page
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
class PageStatus:
    """The status of one page. A translation is outdated when the page or one of its statements is."""

    document: Document[Page]
    translations: Mapping[str, Status]  # by language
    diagnostics: tuple[Diagnostic, ...]
    changed: str  # date of the last commit, ISO 8601; empty without git


def page_statuses(site: Site, project: Project, diagnostics: Iterable[Diagnostic]) -> tuple[PageStatus, ...]:
    """Return the status of every page, in the order of the menu; pages outside the menu come last."""
    order = {path: place for place, (path, _) in enumerate(project.nav.pages)}
    by_file, dates = _by_file(diagnostics), last_changes(project.root)
    translated = [edition for edition in site.editions.values() if not edition.is_original]
    outdated = {edition.lang: _pages_with_outdated_statements(edition) for edition in translated}
    statuses = []
    for path, document in site.original.documents.items():
        files = sorted({edition.documents[path].file for edition in site.editions.values()})
        translations = {edition.lang: _translation(edition, path, outdated[edition.lang]) for edition in translated}
        found = tuple(diagnostic for file in files for diagnostic in by_file[file])
        changed = max((dates.get(file, "") for file in files), default="")
        statuses.append(PageStatus(document, translations, found, changed))
    return tuple(sorted(statuses, key=lambda one: (order.get(one.document.path, len(order)), one.document.path)))


def page_status_outputs(context: BuildContext, diagnostics: Iterable[Diagnostic], site_dir: Path) -> Iterator[Artifact]:
    """Yield the built pages that show the page status, with their placeholder filled, and the JSON.

    They come after the pages because the diagnostics do: a build lints the content while the pages are rendered.
    """
    site, urls, renderer = context.site, context.urls, Renderer(context)
    statuses = page_statuses(site, context.project, diagnostics)
    for edition in site.editions.values():

        def render(document: Document[Page], edition: Edition = edition) -> str:
            to = RelativeUrls(urls, edition.lang, urls.page(document, edition.lang))
            shown = {"statuses": statuses, "editions": site.editions.values(), "to": to, "urls": urls}
            return renderer.render_template("partials/page_status.html", edition, **shown)

        yield from placeholders.fill_placeholders("page-status", edition, site_dir, urls, render)
    data = {"version": "1.0", "pages": [_json(status, site, urls) for status in statuses]}
    yield Artifact.of_json(urls.page_status, data)


def _by_file(diagnostics: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.path].append(diagnostic)
    return found


def _pages_with_outdated_statements(edition: Edition) -> set[str]:
    return {placed.document.path for placed in edition.statements if placed.translation.status == "outdated"}


def _translation(edition: Edition, path: str, outdated: set[str]) -> Status:
    """Return the page's translation status; one of the `outdated` pages is outdated even if its own text is not."""
    status = edition.translation(edition.documents[path]).status
    return "outdated" if status == "current" and path in outdated else status


def _json(status: PageStatus, site: Site, urls: Urls) -> dict[str, object]:
    document, meta = status.document, status.document.meta
    return {
        "path": document.path,
        "url": urls.absolute(urls.page(document, site.original.lang)),
        "title": meta.title,
        "owner": meta.owner,
        "reviewed": meta.reviewed.isoformat(),
        "next_review": meta.next_review.isoformat(),
        "translations": dict(status.translations),
        "lix": document.readability.lix,
        "max_lix": meta.max_lix,
        "words": document.readability.words,
        "problems": [{"path": one.path, "line": one.line, "code": one.code} for one in status.diagnostics],
        "changed": status.changed or None,
    }
