"""What is wrong in a site that could be read. Each module looks for one sort of problem."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from malbild.checks.body.abbreviations import check_abbreviations
from malbild.checks.body.block_syntax import check_block_syntax
from malbild.checks.body.components import check_components
from malbild.checks.body.headings import check_headings
from malbild.checks.body.html import check_markup
from malbild.checks.body.images import check_pictures
from malbild.checks.body.inline_syntax import check_inline_syntax
from malbild.checks.body.links import check_links
from malbild.checks.metadata.review_dates import check_review
from malbild.checks.metadata.slides import check_deck
from malbild.checks.metadata.statements import check_keywords, check_statements
from malbild.checks.metadata.translations import check_translations
from malbild.checks.metadata.yaml_quoting import check_quoting
from malbild.checks.structure.accessibility import check_accessibility
from malbild.checks.structure.adoption_lock import check_adopted
from malbild.checks.structure.file_names import check_addresses, check_names
from malbild.checks.structure.ids import check_ids
from malbild.checks.structure.navigation import check_menu
from malbild.checks.structure.redirects import check_former_addresses
from malbild.checks.structure.references import check_references
from malbild.checks.structure.tombstones import check_removed
from malbild.diagnostics.diagnostic import ContentError, Diagnostic, has_errors, in_order
from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.loader import LoadResult, read_site


def load(project: Project) -> LoadResult:
    """Read the site and check its structure. Raises `ContentError` for a language without a locale file."""
    result = read_site(project)
    structure = check_structure(result.site, project, result.unreadable)
    return replace(result, diagnostics=(*result.diagnostics, *structure))


def load_renderable(project: Project) -> Site:
    """Return the site, without linting its metadata and bodies. Raises `ContentError` if it cannot be rendered."""
    result = load(project)
    raise_if_errors(in_order(result.diagnostics))
    return result.site


def lint(result: LoadResult) -> list[Diagnostic]:
    """Return all diagnostics of a loaded site in order, those of metadata and bodies too."""
    prose = check_prose(result.site, result.project, result.unreadable, result.drafts)
    return in_order([*result.diagnostics, *prose])


def raise_if_errors(diagnostics: list[Diagnostic]) -> None:
    """Raise `ContentError` with all diagnostics, unless they are only warnings."""
    if has_errors(diagnostics):
        raise ContentError(diagnostics)


def check_structure(site: Site, project: Project, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """What would keep the site from being drawn right: names, ids, references, the menu, the adopted text.

    Pages in `broken` could not be read, so nothing is said about missing them.
    """
    yield from check_names(project)
    yield from check_addresses(site, project)
    yield from check_ids(site.original)
    yield from check_references(site.original, project, broken)
    yield from check_menu(site.original, project, broken)
    yield from check_former_addresses(site.original)
    yield from check_removed(site.original)
    yield from check_accessibility(site.original, project.today)
    yield from check_adopted(site.original, project, broken)


def check_prose(
    site: Site, project: Project, broken: frozenset[str], drafts: Iterable[Document[Page]]
) -> Iterator[Diagnostic]:
    """What the pages themselves have wrong. Reads every body, which takes as long as drawing it.

    `drafts` are texts whose front matter is not right yet: only the text is looked at.
    """
    for document in site.original.documents.values():
        yield from check_review(document, project.today)
    yield from check_keywords(site.original)
    yield from check_abbreviations(site, broken)
    yield from check_deck(site)
    for edition in site.editions.values():
        yield from check_translations(edition)
        for document in edition.documents.values():
            if document.text_lang == edition.lang:
                yield from check_quoting(document)
                yield from check_statements(document)
                yield from check_components(document, None if broken else edition)
                yield from _check_text(document, edition, project, broken)
    for draft in drafts:
        yield from _check_text(draft, site.editions[draft.text_lang], project, broken)


def _check_text(
    document: Document[Page], edition: Edition, project: Project, broken: frozenset[str]
) -> Iterator[Diagnostic]:
    yield from check_headings(document, edition)
    yield from check_links(document, edition, project, broken)
    yield from check_pictures(document, project)
    yield from check_markup(document)
    yield from check_inline_syntax(document)
    yield from check_block_syntax(document)
