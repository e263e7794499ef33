"""Queries: matrix, word index, lectures, timeline, glossary."""

from dataclasses import replace

import pytest

from malbild.model.types.pages import Activity, Keyword
from malbild.model.types.rich_text import RichText
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.queries import vision
from malbild.site.queries.timeline import timeline

EDITIONS = pytest.mark.parametrize("lang", ["sv", "en"])


@EDITIONS
def test_matrix_counts_keywords_per_perspective_with_zeros(site: Site, lang: str) -> None:
    edition = site.editions[lang]
    rows = vision.matrix(edition)
    assert [row.document.meta.id for row in rows] == [document.meta.id for document in edition.keywords]
    for row in rows:
        carrying = [
            card.perspective.id for card in edition.statements if row.document.meta.id in card.statement.keywords
        ]
        assert row.counts == tuple(carrying.count(page.meta.id) for page in edition.perspectives)
        assert row.total == len(carrying)
    assert 0 in {count for row in rows for count in row.counts}


def test_matrix_row_of_an_unused_keyword_is_zeros(site: Site) -> None:
    unused = _with_keyword(site.original, "oanvant")
    row = vision.matrix(unused)[-1]
    assert (row.document.meta.id, row.counts, row.total) == ("oanvant", (0, 0), 0)
    assert vision.statements_by_keyword(unused)["oanvant"] == ()


def test_vision_page_is_not_one_that_mentions_the_shortcode(site: Site) -> None:
    edition = site.original
    documents = {**edition.documents, "badda-in.md": replace(edition.documents["badda-in.md"], body="Se `[[vision]]`.")}
    (shown,) = filter(None, [Edition(edition.locale, edition.settings, documents).page_with("vision")])
    assert shown.path == "malbild/index.md"


@EDITIONS
def test_word_index_leads_from_bold_words_to_statements(site: Site, lang: str) -> None:
    edition = site.editions[lang]
    found = {
        (entry.word.lower(), card.statement.id)
        for _, entries in vision.word_index(edition)
        for entry in entries
        for card in entry.statements
    }
    assert found == {
        (word.lower(), card.statement.id) for card in edition.statements for word in card.statement.text.emphasis
    }


def test_word_index_is_sorted_under_its_initials(site: Site) -> None:
    register = vision.word_index(site.original)
    letters = [letter for letter, _ in register]
    words = [entry.word for _, entries in register for entry in entries]
    assert letters == sorted({*letters}, key="ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".index)
    assert words == site.original.locale.sort(words, str)
    assert all(entry.word[0].upper() == letter for letter, entries in register for entry in entries)


@pytest.mark.parametrize(
    ("lang", "bold", "under"),
    [
        ("sv", "**öppen** **ärlig** **ålder** **zon** **étude**", "E étude, Z zon, Å ålder, Ä ärlig, Ö öppen"),
        ("en", "**safe** **the needs** **ärlig**", "A ärlig, N the needs, S safe"),
    ],
)
def test_word_index_has_the_initials_of_its_language(site: Site, lang: str, bold: str, under: str) -> None:
    card = site.editions[lang].statements[0]
    card = replace(card, statement=card.statement.model_copy(update={"text": RichText.parse(bold)}))
    register = vision.word_index(_with_cards(site.editions[lang], card))
    assert ", ".join(f"{letter} {entry.word}" for letter, entries in register for entry in entries) == under


def test_word_index_lists_a_repeated_bold_word_once(site: Site) -> None:
    card = site.original.statements[0]
    text = RichText.parse("**Team** och **team**")
    twice = replace(card, statement=card.statement.model_copy(update={"text": text}))
    edition = _with_cards(site.original, twice)
    ((letter, (entry,)),) = vision.word_index(edition)
    assert (letter, entry.word, entry.statements) == ("T", "team", (twice,))


@EDITIONS
def test_lectures_are_in_the_order_of_the_seminars(site: Site, lang: str) -> None:
    edition = site.editions[lang]
    lectures = vision.lectures(edition)
    assert {lecture.item.kind for lecture in lectures} == {"lecture"}
    assert [lecture.document.meta.number for lecture in lectures] == sorted(
        lecture.document.meta.number for lecture in lectures
    )
    assert len(lectures) == sum(item.kind == "lecture" for page in edition.seminars for item in page.meta.programme)
    assert all(lecture.item.speakers for lecture in lectures)


def test_keyword_has_its_pages_and_lectures(site: Site) -> None:
    edition = site.original
    for document in edition.keywords:
        keyword = document.meta.id
        pages = [page for page in edition.documents.values() if keyword in page.meta.keywords]
        pages = [page for page in pages if not isinstance(page.meta, Activity)]
        assert [*vision.pages_about(edition, keyword)] == pages
        items = [item for page in edition.seminars for item in page.meta.programme if keyword in item.keywords]
        assert [lecture.item for lecture in vision.programme_items_about(edition, keyword)] == items
    assert vision.pages_about(edition, "narhet")
    assert vision.programme_items_about(edition, "lugn")


@EDITIONS
def test_timeline_has_events_and_seminars_in_order(site: Site, lang: str) -> None:
    edition = site.editions[lang]
    milestones = timeline(edition)
    events = [event for document in edition.documents.values() for event in document.meta.events]
    assert len(milestones) == len(events) + len(edition.seminars)
    assert [milestone.date for milestone in milestones] == sorted(milestone.date for milestone in milestones)
    assert all(milestone.when for milestone in milestones)


def test_milestone_without_exact_date_has_words(site: Site) -> None:
    adopted = {milestone.title: milestone for milestone in timeline(site.original)}["Antagen"]
    assert (adopted.when, adopted.is_exact) == ("hösten 2031", False)


@EDITIONS
def test_glossary_is_sorted_and_has_the_swedish_term(site: Site, lang: str) -> None:
    edition = site.editions[lang]
    document = edition.documents["bakgrund/ordlista.md"]
    terms = vision.glossary(edition, document)
    assert [term.term for term, _ in terms] == edition.locale.sort([term.term for term in document.meta.terms], str)
    swedish = {term.id: term.term for term in site.original.documents["bakgrund/ordlista.md"].meta.terms}
    assert all(original == swedish[term.id] for term, original in terms)


def test_grouping_leaves_out_perspectives_without_statements(site: Site) -> None:
    (first, *_) = site.original.statements
    ((page, cards),) = vision.group_by_perspective(site.original, [first])
    assert (page.path, cards) == ("malbild/boende.md", (first,))


def _with_keyword(edition: Edition, id: str) -> Edition:
    document = edition.keywords[-1]
    meta = document.meta.model_copy(update={"id": id, "order": 99})
    added: Document[Keyword] = replace(document, path=f"nyckelord/{id}.md", meta=meta)
    return replace(edition, documents={**edition.documents, added.path: added})


def _with_cards(edition: Edition, *cards: object) -> Edition:
    changed = replace(edition)
    changed.__dict__["statements"] = cards
    return changed
