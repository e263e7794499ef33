"""Lint rules for titles and statements: plain, short, and with key words."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Perspective

MAX_WORDS = 25
KEYWORDS = (1, 2)  # of a statement, at least and at most: docs/nyckelord/index.md promises it
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")


def check_statements(context: CheckContext) -> Iterator[Diagnostic]:
    """Report titles with an emoji, and statements of more than `MAX_WORDS` words."""
    for page in context.pages:
        if found := _EMOJI.search(page.meta.title):
            yield page.diagnostic("MB132", ("title",), value=found.group())
        for number, statement in enumerate(page.meta.statements if isinstance(page.meta, Perspective) else ()):
            count = len(_WORD.findall(statement.text.plain))
            if count > MAX_WORDS:
                yield page.diagnostic("MB131", ("statements", number, "text"), count=count, limit=MAX_WORDS)


def check_keyword_counts(context: CheckContext) -> Iterator[Diagnostic]:
    """Report statements with fewer or more key words than `KEYWORDS`, if the site has any key words."""
    least, most = KEYWORDS
    for placed in context.original.statements if context.original.keywords else ():
        count = len(placed.statement.keywords)
        if not least <= count <= most:
            yield placed.document.diagnostic("MB144", ("statements", placed.number - 1, "keywords"), count=count)
