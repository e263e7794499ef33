"""Lint rule: people that a body names are speakers of a seminar, so that a name is spelt and removed in one place."""

import re
from collections.abc import Iterator
from functools import cache

from malbild.checks.context import CheckContext
from malbild.checks.text.figures import FACTS
from malbild.checks.words import alternatives
from malbild.diagnostics.diagnostic import Diagnostic

_CREDITS = ("Foto", "Bild", "Illustration", "Film", "Text", "Photo", "Picture")
"""Words before the name of whom the law says must be named."""
_CAPITAL_WITHIN = re.compile(r"[ -](?<=\w.)[A-ZÅÄÖ]")  # is in every name, and found sooner


def check_people(context: CheckContext) -> Iterator[Diagnostic]:
    """Report the first place in each body of a person's name that no front matter has as a speaker.

    Only a site with a list of facts holds its names to a place, too.
    """
    if not (context.project.root / FACTS).is_file():
        return
    speakers = {name for page in context.original.seminars for item in page.meta.programme for name in item.speakers}
    for page in context.pages:
        seen = set(speakers)
        for span in (*page.parsed_body.words, *page.parsed_body.cells):
            for line, name in span.find(_pattern()) if _CAPITAL_WITHIN.search(span.text) else ():
                if name not in seen and not name.startswith(_CREDITS):
                    seen.add(name)
                    yield Diagnostic(page.file, line, "MB943", params={"value": name})


@cache
def _pattern() -> re.Pattern[str]:
    credit = rf"(?:(?:{'|'.join(_CREDITS)}):? *)?"
    return re.compile(
        rf"(?<![\w-]){credit}(?:{alternatives('given_names', 'names')})(?:[ -][A-ZÅÄÖ][a-zåäöé]+){{1,3}}(?!\w)"
    )
