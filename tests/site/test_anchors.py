"""Anchors of pages: those of the rendered pages, and those that may be linked to."""

import re

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from malbild.site.anchors import anchors
from malbild.site.edition import Site
from tests.support.building import CopyOfProject
from tests.support.tombstones import add_tombstones
from tests.support.website import Website

# Ids of every page's layout, present only with content.
ONLY_WITH_CONTENT = {"kallor", "avsnitt", "pa-sidan", "insatser", "egna-insatser", "hela-lanet", "matt", "utan-insats"}
# Tombstone headings, texts of cards, groups and filter of the codes, fields of the conversation, footnotes, captions,
# tabs.
NEVER_LINKED_TO = re.compile(
    r"[a-z-]+--(title|text)|koder-[a-z]+\d?|code-filter|samtal-.+|fn(ref)?:1|__figure-caption_\d+|tab-\d+-\d+"
)


def test_anchors_are_those_of_the_rendered_pages(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        for document in edition.documents.values():
            page = website.pages[f"{'' if lang == 'sv' else 'en/'}{document.address}"]
            rendered = {str(id) for id in page.xpath("//@id[not(ancestor::*[@class='book'])]")}  # made after the pages
            known = {anchor.id for anchor in anchors(document, edition)}
            assert {id for id in rendered - known if not NEVER_LINKED_TO.fullmatch(id)} == set(), document.file
            assert known - rendered <= ONLY_WITH_CONTENT, document.file


def test_links_to_template_headings_and_tombstones_pass(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project())
    with (root / "docs/bakgrund/varfor.md").open("a", encoding="utf-8") as page:
        page.write("\n[Rapportera](../tillganglighet.md#rapportera), [borttaget](../malbild/boende.md#egen-lykta)\n")
    diagnostics = lint(load(read_project(root)))
    assert [str(diagnostic) for diagnostic in diagnostics if not diagnostic.is_warning] == []
