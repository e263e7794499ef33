"""Titles and statements are plain and short enough to be read anywhere, and statements have their key words."""

import re
from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page, Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition

MAX_WORDS = 25
KEYWORDS = (1, 2)  # how many each has, at least and at most: so readers are told (docs/nyckelord/index.md)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")


def check_statements(document: Document[Page]) -> Iterator[Diagnostic]:
    """The page's title, and each statement that stands on it."""
    if found := _EMOJI.search(document.meta.title):
        yield document.diagnostic("MB132", ("title",), value=found.group())
    for number, statement in enumerate(document.meta.statements if isinstance(document.meta, Perspective) else ()):
        count = len(_WORD.findall(statement.text.plain))
        if count > MAX_WORDS:
            yield document.diagnostic("MB131", ("statements", number, "text"), count=count, limit=MAX_WORDS)


def check_keywords(edition: Edition) -> Iterator[Diagnostic]:
    """Each statement of the original has as many key words as readers are told, where there are any to have."""
    least, most = KEYWORDS
    for card in edition.statements if edition.keywords else ():
        count = len(card.statement.keywords)
        if not least <= count <= most:
            yield card.document.diagnostic("MB144", ("statements", card.number - 1, "keywords"), count=count)
