"""What is wrong in a site that could be read. Each module looks for one sort of problem."""

from collections.abc import Iterable, Iterator

from malbild.checks.abbreviations import check_abbreviations
from malbild.checks.accessibility import check_accessibility
from malbild.checks.adopted import check_adopted
from malbild.checks.components import check_components
from malbild.checks.deck import check_deck
from malbild.checks.former_addresses import check_former_addresses
from malbild.checks.headings import check_headings
from malbild.checks.ids import check_ids
from malbild.checks.leftovers import check_leftovers
from malbild.checks.links import check_links
from malbild.checks.markup import check_markup
from malbild.checks.menu import check_menu
from malbild.checks.names import check_names
from malbild.checks.pictures import check_pictures
from malbild.checks.quoting import check_quoting
from malbild.checks.references import check_references
from malbild.checks.removed import check_removed
from malbild.checks.review import check_review
from malbild.checks.statements import check_keywords, check_statements
from malbild.checks.translations import check_translations
from malbild.model import Page
from malbild.problems import Problem
from malbild.project import Project
from malbild.site import Document, Edition, Site


def check_structure(site: Site, project: Project, broken: frozenset[str]) -> Iterator[Problem]:
    """What would keep the site from being drawn right: names, ids, references, the menu, the adopted text.

    Pages in `broken` could not be read, so nothing is said about missing them.
    """
    yield from check_names(project)
    yield from check_ids(site.original)
    yield from check_references(site.original, project, broken)
    yield from check_menu(site.original, project, broken)
    yield from check_former_addresses(site.original)
    yield from check_removed(site.original)
    yield from check_accessibility(site.original, project.today)
    yield from check_adopted(site.original, project, broken)


def check_prose(
    site: Site, project: Project, broken: frozenset[str], drafts: Iterable[Document[Page]]
) -> Iterator[Problem]:
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
) -> Iterator[Problem]:
    yield from check_headings(document, edition)
    yield from check_links(document, edition, project, broken)
    yield from check_pictures(document, project)
    yield from check_markup(document)
    yield from check_leftovers(document)
