"""Lint rules for titles and statements: plain, short, and with key words."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page, Perspective
from malbild.site.document import Document

MAX_WORDS = 25
KEYWORDS = (1, 2)  # of a statement, at least and at most: docs/nyckelord/index.md promises it
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")


def check_statements(context: CheckContext) -> Iterator[Diagnostic]:
    """Report titles with an emoji, and statements of more than `MAX_WORDS` words."""
    for page in context.pages:
        if found := _EMOJI.search(page.meta.title):
            yield page.diagnostic("MB132", ("title",), value=found.group())
        if isinstance(page.meta, Perspective):
            yield from _check_words(page, page.meta)


def _check_words(page: Document[Page], meta: Perspective) -> Iterator[Diagnostic]:
    """Report long statements: a warning for adopted ones, which nobody may shorten."""
    for number, statement in enumerate(meta.statements):
        count, decision = len(_WORD.findall(statement.text.plain)), statement.decision or meta.decision
        if count > MAX_WORDS:
            code = "MB510" if decision.status == "adopted" else "MB131"
            yield page.diagnostic(code, ("statements", number, "text"), count=count, limit=MAX_WORDS)


def check_keyword_counts(context: CheckContext) -> Iterator[Diagnostic]:
    """Report statements with fewer or more key words than `KEYWORDS`, if the site has any key words."""
    least, most = KEYWORDS
    for placed in context.original.statements if context.original.keywords else ():
        count = len(placed.statement.keywords)
        if not least <= count <= most:
            yield placed.document.diagnostic("MB144", ("statements", placed.number - 1, "keywords"), count=count)
