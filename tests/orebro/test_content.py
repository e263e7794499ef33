"""Örebro's content against its sources: adopted statements, proposals, ids, translations."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from malbild.checks.context import CheckContext
from malbild.checks.runner import lint, load
from malbild.checks.structure.ids import check_ids
from malbild.model.schema import has_texts, nested
from malbild.model.types.pages import EasyPage, Page
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.locks.adoption_lock import LockedId, current_lock, read_lock
from malbild.site.queries.follow_up import parties

DATA = Path(__file__).parent / "data"
ADOPTED: list[dict[str, str]] = json.loads((DATA / "adopted_statements.json").read_text(encoding="utf-8"))
PROPOSALS: dict[str, list[str]] = json.loads((DATA / "proposals.json").read_text(encoding="utf-8"))
KEYWORDS = ["tillit", "samverkan", "ansvar", "personcentrering", "halsoframjande"]

_ABOUT_THE_SITE = ("andringar", "om/", "redaktion/", "tillganglighet")


def test_content_has_no_errors(project: Project) -> None:
    diagnostics = lint(load(project))
    assert [str(diagnostic) for diagnostic in diagnostics if not diagnostic.is_warning] == []


def test_adopted_statements_are_exact_and_in_order(site: Site) -> None:
    found = [
        {"perspective": card.perspective.id, "text": card.statement.text.source} for card in site.original.statements
    ]
    assert found == ADOPTED


def test_translated_statements_keep_the_adopted_wording(site: Site) -> None:
    for edition in site.editions.values():
        assert [card.original.text.source for card in edition.statements] == [
            statement["text"] for statement in ADOPTED
        ]


def test_duplicate_id_in_any_translated_list_is_reported(site: Site, project: Project) -> None:
    edition, tried = site.original, set()
    for path, document in edition.documents.items():
        for name, model in nested(type(document.meta)).items():
            items = getattr(document.meta, name)
            if has_texts(model) and isinstance(items, tuple) and items:
                meta = document.meta.model_copy(update={name: (*items, items[0])})
                twice = Edition(
                    edition.locale, edition.settings, {**edition.documents, path: replace(document, meta=meta)}
                )
                found = check_ids(CheckContext(Site({edition.lang: twice}), project))
                assert {(one.code, one.field) for one in found} == {("MB106", f"{name}[{len(items)}].id")}
                tried.add(name)
    assert tried >= {"statements", "programme", "figures", "events", "terms", "shortcomings", "slides"}


def test_ids_are_the_same_in_every_language(site: Site) -> None:
    for edition in site.editions.values():
        assert _ids(edition) == _ids(site.original)


def test_public_pages_except_easy_swedish_are_translated(site: Site) -> None:
    assert [
        document.path
        for edition in site.editions.values()
        for document in edition.documents.values()
        if document.text_lang != edition.lang
        and not isinstance(document.meta, EasyPage)
        and document.meta.audience == "public"
    ] == []


def test_keywords_are_the_five_adopted(site: Site) -> None:
    assert [document.meta.id for document in site.original.keywords] == KEYWORDS


def test_lock_has_the_sixteen_statements_of_the_site(site: Site, project: Project) -> None:
    locked = read_lock(project.root)
    assert len(locked.entries) == 16
    assert locked == current_lock(site.original)
    assert [*locked.entries] == [card.statement.id for card in site.original.statements]


def test_lock_has_the_ids_of_all_pages_with_embeds(site: Site, project: Project) -> None:
    perspectives = [LockedId("perspective", page.meta.id) for page in site.original.perspectives]
    keywords = [LockedId("keyword", page.meta.id) for page in site.original.keywords]
    shared = [LockedId("party", page.meta.id) for page in parties(site.original)]
    assert (len(perspectives), len(keywords), len(shared)) == (3, 5, 13)
    assert read_lock(project.root).pages == (*perspectives, *keywords, *shared)


def test_statements_have_a_keyword(site: Site) -> None:
    assert [card.statement.id for card in site.original.statements if not card.statement.keywords] == []


def test_statements_and_keywords_have_an_easy_wording(site: Site) -> None:
    assert [card.statement.id for card in site.original.statements if not card.statement.easy] == []
    assert [page.meta.id for page in site.original.keywords if not page.meta.easy] == []


@pytest.mark.parametrize("perspective", PROPOSALS)
def test_proposals_of_seminar_3_are_exact_and_used_once(site: Site, perspective: str) -> None:
    (page,) = (document for document in site.original.perspectives if document.meta.id == perspective)
    found = [text for statement in page.meta.statements for text in statement.proposals]
    assert sorted(found) == sorted(PROPOSALS[perspective])


def test_pages_with_their_own_text_name_an_existing_source(site: Site) -> None:
    known = {source.id for document in site.original.documents.values() for source in document.meta.source_list}
    assert {document.path: _sources(document) - known for document in site.original.documents.values()} == {
        path: set() for path in site.original.documents
    }
    unsourced = {path for path, document in site.original.documents.items() if not _sources(document)}
    assert [path for path in unsourced if not path.startswith(_ABOUT_THE_SITE)] == []


def test_parties_are_one_region_and_twelve_shared(site: Site) -> None:
    types = [page.meta.type for page in parties(site.original)]
    assert (types.count("region"), types.count("municipality")) == (1, 12)


def test_seminars_have_the_days_of_the_sources(site: Site) -> None:
    days = [document.meta.date.isoformat() for document in site.original.seminars]
    assert days == ["2021-04-23", "2021-05-31", "2021-09-10"]


def _sources(document: Document[Page]) -> set[str]:
    return {reference.id for reference in document.meta.sources}


def _ids(edition: Edition) -> dict[str, list[str]]:
    """Return the ids in every list of every page."""
    return {
        f"{path} {name}": [item.id for item in getattr(document.meta, name)]
        for path, document in edition.documents.items()
        for name in ("statements", "programme", "figures", "events", "terms", "indicators", "source_list", "paths")
        if name in nested(type(document.meta))
    }
