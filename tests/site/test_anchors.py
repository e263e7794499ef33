"""Anchors of pages: those of the rendered pages, and those that may be linked to."""

import re

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from malbild.site.anchors import anchors
from malbild.site.edition import Site
from tests.support.building import CopyOfProject
from tests.support.tombstones import add_tombstones
from tests.support.website import Website

# Given by the layout of every page, but only where there is something to show.
NOT_EVERYWHERE = {"kallor", "avsnitt", "pa-sidan"}
# Headings of what is gone, code in each language, fields of the conversation: nobody links to them.
NOT_TOLD = re.compile(r"[a-z-]+--title|koder-[a-z]+|samtal-.+")


def test_anchors_are_those_of_the_rendered_pages(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        for document in edition.documents.values():
            page = website.pages[f"{'' if lang == 'sv' else 'en/'}{document.address}"]
            drawn = {str(id) for id in page.xpath("//@id[not(ancestor::*[@class='book'])]")}  # made after the pages
            said = {anchor.id for anchor in anchors(document, edition)}
            assert {id for id in drawn - said if not NOT_TOLD.fullmatch(id)} == set(), document.file
            assert said - drawn <= NOT_EVERYWHERE, document.file


def test_links_to_template_headings_and_tombstones_pass(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project())
    with (root / "docs/bakgrund/hur.md").open("a", encoding="utf-8") as page:
        page.write("\n[Rapportera](../tillganglighet.md#rapportera), [borttaget](../malbild/invanare.md#eget-ansvar)\n")
    diagnostics = lint(load(read_project(root)))
    assert [str(diagnostic) for diagnostic in diagnostics if not diagnostic.is_warning] == []
