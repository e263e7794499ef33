"""Texts that need no markup are passed by, and nothing that is drawn is another for it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from malbild.model.page_types import Page
from malbild.render.plain_text import PlainText
from malbild.site.edition import Document, Site

EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "fenced_code", "toc")
SIGNS = "aÅ1 .,:;?()'’”\"/%+=–—-\n\n*_`[]<>&!\\{}#|~@$^"
MARKDOWN = st.lists(
    st.sampled_from(
        [*SIGNS, "ord ord", "  \n", "\n\n", "- ", "1. ", "| a | b |\n|---|---|\n| c | *d* |\n", "[a](b.md)"]
    )
).map("".join)


def draw(text: str, *more: PlainText) -> str:
    """The text as MkDocs' Python-Markdown draws it."""
    return str(Markdown(extensions=[*EXTENSIONS, *more]).convert(text))


def documents(site: Site) -> list[Document[Page]]:
    """Every page in every language."""
    return [document for edition in site.editions.values() for document in edition.documents.values()]


@given(MARKDOWN)
@example("ord ord  \nord ord")
def test_any_text_is_drawn_as_without(text: str) -> None:
    assert draw(text, PlainText()) == draw(text)


def test_every_page_is_drawn_as_without(site: Site) -> None:
    for document in documents(site):
        assert draw(document.body, PlainText()) == draw(document.body), document.file


@pytest.mark.parametrize(("pattern", "drawn"), [("backtick", "<p>ab</p>"), ("a_new_one", "<p>\n<hr />b</p>")])
def test_plain_texts_are_passed_by_unless_an_extension_may_want_them(pattern: str, drawn: str) -> None:
    markdown = Markdown(extensions=[PlainText()])
    markdown.inlinePatterns.register(SubstituteTagInlineProcessor("a", "hr"), pattern, 200)
    assert markdown.convert("ab") == drawn
