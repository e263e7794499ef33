"""Options of Markdown extensions that depend on the page: its language, and the glossary as seen from it."""

from collections.abc import Mapping
from posixpath import dirname, relpath
from types import SimpleNamespace
from typing import Any

from malbild.content.markdown_tree import ADMONITIONS, DialectWords
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition

DIALECT = "malbild.content.markdown_extension"
Terms = Mapping[str, tuple[str, str]]
"""The name and the source path of each abbreviation of the glossary."""


def extension_options(edition: Edition, document: Document[Page]) -> dict[str, dict[str, Any]]:
    """Return the options by extension for a page whose text is in the edition's language.

    A page with terms of its own is the glossary, and explains what it needs.
    """
    terms = {} if document.meta.terms else _abbreviations(edition, dirname(document.path) or ".")
    return options_for(edition.locale.t, terms)


def options_for(t: SimpleNamespace, terms: Terms) -> dict[str, dict[str, Any]]:
    """Return the options by extension for a language and a glossary."""
    return {
        "abbr": {"glossary": {short: name for short, (name, _) in terms.items()}},
        "footnotes": {"BACKLINK_TITLE": t.footnote_back},
        "pymdownx.blocks.admonition": {"types": [*ADMONITIONS]},
        "pymdownx.blocks.caption": {
            "types": [
                "caption",
                {"name": "figure-caption", "prefix": t.figure_number},
                {"name": "table-caption", "prefix": t.table_number},
            ]
        },
        DIALECT: {"words": DialectWords(vars(t.admonitions), {short: path for short, (_, path) in terms.items()})},
    }


def _abbreviations(edition: Edition, folder: str) -> Terms:
    """Return each abbreviation of the glossary with its name and the path to it from a folder of docs/."""
    return {
        term.abbreviation: (term.term, f"{relpath(page.path, folder)}#ord-{term.id}")
        for page in edition.documents.values()
        for term in page.meta.terms
        if term.abbreviation and term.abbreviation != term.term
    }
