"""Lint rule: the figures and years of the original pages stand in the list of facts, with their sources."""

import re
from collections.abc import Iterator
from functools import cache

from malbild.checks.context import CheckContext
from malbild.checks.text.source import SourceText
from malbild.checks.words import alternatives
from malbild.content.date_words import month_names
from malbild.content.front_matter import read_mapping
from malbild.content.source_text import SourceError, open_file
from malbild.content.yaml_nodes import Mapping, to_plain
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.site.queries.vision import source_titles

FACTS = "docs/uppgifter.yml"
"""The list of facts: a mapping of numbers to sources for each page."""

OWN = ("webbplatsen", "redaktionen")
"""Origins of numbers beside the sources: the site itself, and its editors."""
_FIGURE = re.compile(r"(?<![\w.,:/#=*~^-])(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+)(?:[.,:/-]\d+)*(?!\w)")
_WITHOUT_DIGITS = re.compile(r"^[^\d\n]+$", re.MULTILINE)
_MIN_FACT = 13  # smaller numbers count what stands beside them, unless they have a unit
_UNIT = re.compile(r"[ \u00a0]?(?:%|procent|promille|mil(?:jon|jard)er|tusen)")
_MONTHS = "|".join(month_names("sv").values())


def check_figures(context: CheckContext) -> Iterator[Diagnostic]:
    """Report, once for each public page, the numbers that the list of facts has not.

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
    missing = {figure: line for line, figure in [*find_figures(source)][::-1] if figure not in known}
    if missing:
        figures = [*missing][::-1]
        lines = " ".join(f'"{figure}": källa och plats' for figure in figures)
        params = {"value": ", ".join(figures), "page": path, "file": FACTS, "lines": lines}
        yield Diagnostic(source.file, min(missing.values()), "MB940", params=params)


def _check_sources(facts: Mapping, known: list[str]) -> Iterator[Diagnostic]:
    pages = [entry.value for entry in facts.entries.values() if isinstance(entry.value, Mapping)]
    for figure, entry in (pair for page in pages for pair in page.entries.items()):
        source = re.split("[ ,]", str(to_plain(entry.value)))[0]
        if source not in known:
            params = {"value": figure, "source": source, "ids": ", ".join(known)}
            yield Diagnostic(FACTS, entry.line, "MB942", params=params)


def find_figures(source: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of every number that a page states as a fact, with ordinary spaces."""
    with_digits = _WITHOUT_DIGITS.sub("", source.visible)
    text = _no_fact().sub(lambda found: " " * len(found.group()), with_digits)
    for found in _FIGURE.finditer(text):
        figure = found.group().replace("\u00a0", " ")
        if not figure.isdigit() or int(figure) >= _MIN_FACT or _UNIT.match(text, found.end()):
            yield text.count("\n", 0, found.start()) + 1, figure


@cache
def _no_fact() -> re.Pattern[str]:
    """Return the pattern of parts of a file in which digits are no facts: fields, addresses, names, days, times."""
    before, after = alternatives("figures", "before"), alternatives("figures", "after")
    times = r"\d+(?:[.:]\d\d)?(?:[–-]\d{1,2}(?:[.:]\d\d)?)?"
    return re.compile(
        r"^ *(?:- )?\w+: *[\"']?[\d.-]+[\"']? *(?:#.*)?$"  # a value of its own, whose source is a field too
        r"|^ *(?:- )?(?:id|section|to|url|website|source|figure|icon|moved_from):.*$"
        r"|\[[^\]\n]*\]\(https?:[^)\n]*\)"  # a link to a source
        r"|\((?:SFS )?\d{4}:\d+\)"  # the number of a law, after its name
        r"|^[ >|]*(?:\d+|[a-z])[.)] |\]\([^)\n]*\)|\{[^}\n]*\}|<[^>\n]*>|https?://\S+"
        rf"|(?i:(?<!\w)(?:{before})[.:]?[ \u00a0](?:nr |nummer )?{times}\w?(?: (?:eller|och) \d+)?(?!\w))"
        rf"|(?i:(?<!\w)[\d,]+(?:[–-][\d,]+)?[ \u00a0]?(?:{after})(?!\w))"
        r"|(?:under|över|fyllt|från) \d+ år(?!\w)|\d+ år (?:eller|och) (?:äldre|yngre)"
        r"|(?<![\w/])\d{1,2}/\d{1,2}(?![\d/])|(?:vägen|gatan|stigen|torget|gränd) \d+"
        rf"|(?:\d{{1,2}}(?:[–-]\d{{1,2}})? )?(?:{_MONTHS})(?: \d{{4}})?(?!\w)"
        r"|(?<!\w)\d{1,2}(?:[.:]\d\d)?[–-]\d{1,2}[.:]\d\d(?!\d)|(?<!\w)\d{1,2}[.:]\d\d[–-]\d{1,2}(?!\d)"
        r"|(?<![\w,])\d{1,2}:\d\d(?!\d)|(?<![\w,])\d+(?:\.\d+)+(?![\d,])"  # times, and numbers of parts: 1.4.10
        r"|(?<![\w-])(?:\+\d\d|0\d{1,3}-?)[\d ()\u00a0-]{5,}\d|\d{3} \d\d(?= [A-ZÅÄÖ])"  # telephone, postcode
        r"|(?<![\w-])\d+(?:-\d+)+(?![\w-])|(?<!\w)\d+(?:-(?=[^\W\d])|\+(?!\w))"  # 123-4567, 80-årig, 65+
        r"|(?<!\w)(?:112|113 13|114 14|1177)(?!\w)",
        re.MULTILINE,
    )
