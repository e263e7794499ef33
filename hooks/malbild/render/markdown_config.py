"""Options of Markdown extensions that depend on the page: its language, and the glossary as seen from it."""

from collections.abc import Mapping
from posixpath import dirname, relpath
from types import SimpleNamespace
from typing import Any

from malbild.content.markdown.body import Body
from malbild.content.markdown.tree import ADMONITIONS, DialectWords
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries.cache import cached_by_edition

DIALECT = "malbild.content.markdown_extension"
Terms = Mapping[str, tuple[str, str]]
"""The name and the source path of each abbreviation of the glossary."""


def extension_options(edition: Edition, document: Document[Page]) -> dict[str, dict[str, Any]]:
    """Return the options by extension for a page whose text is in the edition's language.

    A page with terms of its own is the glossary, and explains what it needs.
    """
    terms = {} if document.meta.terms else _abbreviations(edition, document)
    return options_for(edition.locale.t, terms, document.parsed_body)


def options_for(t: SimpleNamespace, terms: Terms, body: Body) -> dict[str, dict[str, Any]]:
    """Return the options by extension for a language, a glossary and a body that has been parsed."""
    words = DialectWords(vars(t.admonitions), {short: path for short, (_, path) in terms.items()})
    return {
        "abbr": {"glossary": {short: name for short, (name, _) in terms.items()}},
        "footnotes": {"BACKLINK_TITLE": t.footnote_back},
        # A type takes as long to register as most extensions, and few bodies have one.
        "pymdownx.blocks.admonition": {"types": [*ADMONITIONS] if "///" in body.text else []},
        "pymdownx.blocks.caption": {
            "types": [
                "caption",
                {"name": "figure-caption", "prefix": t.figure_number},
                {"name": "table-caption", "prefix": t.table_number},
            ]
        },
        DIALECT: {"body": body, "words": words},
    }


def _abbreviations(edition: Edition, document: Document[Page]) -> Terms:
    """Return each abbreviation of the glossary that the body has, with its name and the path to it from the page."""
    folder = dirname(document.path) or "."
    return {
        short: (name, f"{relpath(path, folder)}#ord-{id}")
        for short, (name, path, id) in _glossary(edition).items()
        if short in document.body
    }


@cached_by_edition
def _glossary(edition: Edition) -> dict[str, tuple[str, str, str]]:
    """Return the name of each abbreviation, the path of its page and its id."""
    return {
        term.abbreviation: (term.term, page.path, term.id)
        for page in edition.documents.values()
        for term in page.meta.terms
        if term.abbreviation and term.abbreviation != term.term
    }
