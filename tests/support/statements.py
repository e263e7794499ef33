"""An edition with a statement of 400 characters."""

from dataclasses import replace

from malbild.model.types.rich_text import RichText
from malbild.site.edition import Edition

LONG_STATEMENT = RichText.parse(
    ("Vi tar **gemensamt arbete** för att alla får den vård som de behöver i rätt tid. " * 6)[:400].strip()
)


def with_long_statement(edition: Edition) -> Edition:
    """Return the edition with one statement of 400 characters."""
    page = edition.perspectives[-1]
    first, *others = page.meta.statements
    meta = page.meta.model_copy(update={"statements": (first.model_copy(update={"text": LONG_STATEMENT}), *others)})
    return Edition(
        edition.locale, edition.settings, {**edition.documents, page.path: replace(page, meta=meta)}, edition.original
    )
