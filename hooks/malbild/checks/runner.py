"""Loading and linting of a site by the rules for its structure, metadata, bodies and texts."""

from collections.abc import Iterator
from dataclasses import replace

from malbild.checks.body.abbreviations import check_abbreviations
from malbild.checks.body.components import check_components
from malbild.checks.body.footnotes import check_footnotes
from malbild.checks.body.headings import check_headings
from malbild.checks.body.html import check_html
from malbild.checks.body.icon_shortcodes import check_icon_shortcodes
from malbild.checks.body.images import check_images
from malbild.checks.body.links import check_links
from malbild.checks.body.structure import check_structure
from malbild.checks.body.syntax.blocks import check_block_syntax
from malbild.checks.body.syntax.box_types import check_box_types
from malbild.checks.body.syntax.inline import check_inline_syntax
from malbild.checks.body.syntax.refused import check_refused_syntax
from malbild.checks.context import CheckContext, Rule
from malbild.checks.metadata.colours import check_colours
from malbild.checks.metadata.contradictions import check_contradictions
from malbild.checks.metadata.copied_translations import check_copied_translations
from malbild.checks.metadata.embedders import check_embedders
from malbild.checks.metadata.follow_up import check_follow_up
from malbild.checks.metadata.review_dates import check_review_dates
from malbild.checks.metadata.search_words import check_answer_pages, check_search_words
from malbild.checks.metadata.slides import check_slides
from malbild.checks.metadata.statements import check_keyword_counts, check_statements
from malbild.checks.metadata.translations import check_translations
from malbild.checks.metadata.wordings import check_wordings
from malbild.checks.metadata.yaml_quoting import check_yaml_quoting
from malbild.checks.project.mark import check_mark
from malbild.checks.project.markdown_extensions import check_markdown_extensions
from malbild.checks.project.mkdocs_settings import check_mkdocs_settings
from malbild.checks.project.navigation import check_navigation
from malbild.checks.structure.accessibility import check_accessibility
from malbild.checks.structure.adoption_lock import check_adoption_lock
from malbild.checks.structure.file_names import check_addresses, check_file_names
from malbild.checks.structure.icons import check_icons
from malbild.checks.structure.ids import check_ids
from malbild.checks.structure.published_addresses import check_published_addresses
from malbild.checks.structure.published_files import check_published_files
from malbild.checks.structure.redirects import check_redirects
from malbild.checks.structure.references import check_references
from malbild.checks.structure.tombstones import check_tombstones
from malbild.checks.text.addresses import check_web_addresses
from malbild.checks.text.dates import check_dates
from malbild.checks.text.figures import check_figures
from malbild.checks.text.garbled import check_garbled
from malbild.checks.text.paragraphs import check_languages, check_repetition
from malbild.checks.text.people import check_people
from malbild.checks.text.personal_data import check_personal_data
from malbild.checks.text.unfinished import check_unfinished
from malbild.diagnostics.diagnostic import ContentError, Diagnostic, has_errors, in_order
from malbild.project.config import Project
from malbild.site.edition import Site
from malbild.site.loading.pages import LoadResult, read_site

STRUCTURE: tuple[Rule, ...] = (
    check_file_names,
    check_addresses,
    check_published_files,
    check_ids,
    check_references,
    check_icons,
    check_markdown_extensions,
    check_navigation,
    check_mkdocs_settings,
    check_redirects,
    check_answer_pages,
    check_tombstones,
    check_accessibility,
    check_mark,
    check_adoption_lock,
)
"""Rules that a site must follow to be rendered right. They read no body."""

METADATA: tuple[Rule, ...] = (
    check_contradictions,
    check_copied_translations,
    check_review_dates,
    check_follow_up,
    check_search_words,
    check_statements,
    check_keyword_counts,
    check_slides,
    check_colours,
    check_translations,
    check_wordings,
    check_embedders,
    check_yaml_quoting,
)

BODY: tuple[Rule, ...] = (
    check_published_addresses,
    check_abbreviations,
    check_block_syntax,
    check_box_types,
    check_components,
    check_footnotes,
    check_headings,
    check_html,
    check_icon_shortcodes,
    check_images,
    check_inline_syntax,
    check_links,
    check_structure,
    check_refused_syntax,
)

TEXT: tuple[Rule, ...] = (
    check_dates,
    check_personal_data,
    check_unfinished,
    check_garbled,
    check_figures,
    check_people,
    check_web_addresses,
    check_languages,
    check_repetition,
)


def load(project: Project) -> LoadResult:
    """Read the site and check its structure. Raises `ContentError` for a language without a locale file."""
    result = read_site(project)
    return replace(result, diagnostics=(*project.diagnostics, *result.diagnostics, *_run(STRUCTURE, result)))


def load_renderable(project: Project) -> Site:
    """Return the site, without linting its metadata and bodies. Raises `ContentError` if it cannot be rendered."""
    result = load(project)
    raise_if_errors(in_order(result.diagnostics))
    return result.site


def lint(result: LoadResult) -> list[Diagnostic]:
    """Return all diagnostics of a loaded site in order. Parses every body, which takes as long as rendering."""
    return in_order([*result.diagnostics, *_run((*METADATA, *BODY, *TEXT), result)])


def gaps(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the gaps of a new site as errors, for a build that is to be published."""
    return [replace(diagnostic, code="MB541") for diagnostic in diagnostics if diagnostic.code == "MB540"]


def raise_if_errors(diagnostics: list[Diagnostic]) -> None:
    """Raise `ContentError` with all diagnostics, unless they are only warnings."""
    if has_errors(diagnostics):
        raise ContentError(diagnostics)


def _run(rules: tuple[Rule, ...], result: LoadResult) -> Iterator[Diagnostic]:
    context = CheckContext(result.site, result.project, result.unreadable, result.drafts)
    for rule in rules:
        yield from rule(context)
