"""Lint rule: every number of the original pages stands in the list of facts, with its source."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.checks.text.source import SourceText
from malbild.content.front_matter import read_mapping
from malbild.content.source_text import SourceError, open_file
from malbild.content.yaml_nodes import Mapping, to_plain
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.site.queries import source_titles

FACTS = "docs/uppgifter.yml"
"""The list of facts: a mapping of numbers to sources for each page."""

OWN = ("webbplatsen", "redaktionen")
"""Origins of numbers beside the sources: the site itself, and its editors."""
_FIGURE = re.compile(r"(?<![\w.,:/#=*-])(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+)(?:[.,:/-]\d+)*(?!\w)")
_NO_TEXT = re.compile(
    r"^ *(?:- )?(?:id|order|number|section|reviewed|next_review|changed|moved_from|to|url|website|source|figure|icon)"
    r":.*$"
    r"|^[ >]*\d+[.)] |\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|https?://\S+",
    re.MULTILINE,
)
"""Parts of a file in which digits are no facts: keys of front matter, list numbers, addresses, attributes."""


def check_figures(context: CheckContext) -> Iterator[Diagnostic]:
    """Report numbers of public pages that the list of facts has not, and numbers of it that no page has.

    A site without `docs/uppgifter.yml` has no such list.
    """
    if not (context.project.root / FACTS).is_file():
        return
    try:
        facts = read_mapping(open_file(context.project.root / FACTS, FACTS), FACTS)
    except SourceError as error:
        yield from error.diagnostics
        return
    public = {page.file: page.path for page in context.original.documents.values() if page.meta.audience == "public"}
    for source in context.texts:
        if path := public.get(source.file):
            yield from _check_page(source, path, facts)
    yield from _check_sources(facts, [*source_titles(context.original), *OWN])


def _check_page(source: SourceText, path: str, facts: Mapping) -> Iterator[Diagnostic]:
    page = facts.entries[path].value if path in facts.entries else None
    known = page.entries if isinstance(page, Mapping) else {}
    seen = set[str]()
    for line, figure in find_figures(source):
        if figure not in seen and figure not in known:
            yield Diagnostic(source.file, line, "MB940", params={"value": figure, "page": path, "file": FACTS})
        seen.add(figure)
    for figure, entry in known.items():
        if figure not in seen:
            yield Diagnostic(FACTS, entry.line, "MB941", params={"value": figure, "page": path})


def _check_sources(facts: Mapping, known: list[str]) -> Iterator[Diagnostic]:
    pages = [entry.value for entry in facts.entries.values() if isinstance(entry.value, Mapping)]
    for figure, entry in (pair for page in pages for pair in page.entries.items()):
        source = re.split("[ ,]", str(to_plain(entry.value)))[0]
        if source not in known:
            params = {"value": figure, "source": source, "ids": ", ".join(known)}
            yield Diagnostic(FACTS, entry.line, "MB942", params=params)


def find_figures(source: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of every number that a page states, with ordinary spaces."""
    text = _NO_TEXT.sub(lambda found: " " * len(found.group()), source.visible)
    for found in _FIGURE.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found.group().replace("\u00a0", " ")
