"""Lint rules for values that their own words contradict: figures, decisions, seminars, numbers in words."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.components import Figure
from malbild.model.types.nested import Decision
from malbild.model.types.pages import Page, Party, Perspective, Seminar
from malbild.site.document import Document

_NUMBER = re.compile(
    r"(?<![\w.,:/–-])(?P<digits>\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)(?![\w:/])"
    r"(?P<power>[ \u00a0](?:tusen|thousand|miljon(?:er)?|million|miljard(?:er)?|billion))?"
)
_POWERS = {"t": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEMINAR = re.compile(r"\bseminari\w* (?P<number>\d{1,2})\b", re.IGNORECASE)
_COUNTING = (
    "en två tre fyra fem sex sju åtta nio tio elva tolv",
    "one two three four five six seven eight nine ten eleven twelve",
    "ett",
)
_WORDS = {word: number for words in _COUNTING for number, word in enumerate(words.split(), 1)}
_NUMBER_AND_WORD = re.compile(
    rf"(?<![\w.,:/–-])(?P<digits>\d+)[ \u00a0]\((?P<word>{'|'.join(_WORDS)})\)"
    rf"|\b(?P<before>{'|'.join([*_WORDS][1:])})[ \u00a0]\((?P<after>\d+)\)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:\boch länets|\band the county[’']s|\bmålbildens|\bof the vision[’']s)\s+(?P<count>{'|'.join(_WORDS)}|\d+)\s+"
    r"(?:(?P<municipalities>kommuner|municipalities)|(?P<keywords>nyckelord|key ?words)"
    r"|(?P<perspectives>perspektiv|perspectives))",
    re.IGNORECASE,
)
_ROUNDING = 0.06  # "närmare 50 procent" is 47 or more


def check_contradictions(context: CheckContext) -> Iterator[Diagnostic]:
    """Report numbers, years and seminars that their own words contradict."""
    yield from _check_numbers_in_words(context)
    yield from _check_counts(context)
    for page in context.pages:
        for number, figure in enumerate(page.meta.figures):
            if missing := _missing_values(figure):
                location = ("figures", number, "summary")
                yield page.diagnostic("MB815", location, value=figure.summary, other=f"value: {missing[0]:g}")
        for place, decision in _decisions(page.meta):
            yield from _check_decision(page, place, decision)
        if isinstance(page.meta, Seminar):
            found = _SEMINAR.search(page.meta.title)
            if found and int(found["number"]) != page.meta.number:
                yield page.diagnostic("MB815", ("title",), value=page.meta.title, other=f"number: {page.meta.number}")
        for number, event in enumerate(page.meta.events):
            if event.when and (years := _YEAR.findall(event.when)) and event.date[:4] not in years:
                yield page.diagnostic(
                    "MB815", ("events", number, "when"), value=event.when, other=f"date: {event.date}"
                )


def _check_numbers_in_words(context: CheckContext) -> Iterator[Diagnostic]:
    for source in context.texts:
        for line, found in source.find(_NUMBER_AND_WORD, r"\d"):
            word = found["word"] or found["before"]
            if (number := _WORDS[word.lower()]) != int(found["digits"] or found["after"]):
                params = {"value": f"{found.group()}.", "other": f"{word} är {number}"}
                yield Diagnostic(source.file, line, "MB815", params=params)


def _check_counts(context: CheckContext) -> Iterator[Diagnostic]:
    """Report numbers of key words or perspectives that are not the site's, and too few municipalities."""
    site = context.original
    parties = [page.meta for page in site.documents.values() if isinstance(page.meta, Party)]
    numbers = {
        "keywords": len(site.keywords),
        "perspectives": len(site.perspectives),
        "municipalities": sum(party.type == "municipality" for party in parties),
    }
    for source in context.texts:
        for line, found in source.find(_COUNTED):
            word, kind = found["count"].lower(), str(found.lastgroup)
            count, number = _WORDS.get(word) or int(word), numbers[kind]
            is_enough = kind == "municipalities" and count >= number  # not all need to have a page
            if number and count != number and not is_enough:
                params = {"value": f"{found.group()}.", "other": f"webbplatsen har {number}"}
                yield Diagnostic(source.file, line, "MB815", params=params)


def _missing_values(figure: Figure) -> list[float]:
    """Return the values that the summary should have: all if it has as many numbers, else one of them."""
    numbers = [*_numbers(figure.summary, figure)]
    missing = [bar.value for bar in figure.bars if not any(_is_alike(bar.value, number) for number in numbers)]
    is_whole = len(numbers) >= len(figure.bars) or len(missing) == len(figure.bars)
    return missing if numbers and is_whole else []


def _numbers(text: str, figure: Figure) -> Iterator[float]:
    """Yield the numbers of a text, without years and those of the labels: `80 år och äldre`."""
    labels = " ".join((figure.title, *(bar.label for bar in figure.bars)))
    in_labels = {found.group() for found in _NUMBER.finditer(labels)}
    for found in _NUMBER.finditer(text):
        if found.group() in in_labels or (_YEAR.fullmatch(found["digits"]) and not found["power"]):
            continue
        digits = re.sub(r"[ \u00a0]|,(?=\d{3}(?!\d))", "", found["digits"]).replace(",", ".")
        power = (found["power"] or "").strip()
        yield float(digits) * (1_000_000_000 if power.startswith("miljard") else _POWERS.get(power[:1], 1))


def _is_alike(value: float, number: float) -> bool:
    return abs(value - number) <= _ROUNDING * max(value, number)


def _decisions(meta: Page) -> Iterator[tuple[Location, Decision]]:
    if isinstance(meta, Perspective):
        yield ("decision",), meta.decision
        for number, statement in enumerate(meta.statements):
            if statement.decision:
                yield ("statements", number, "decision"), statement.decision


def _check_decision(page: Document[Page], place: Location, decision: Decision) -> Iterator[Diagnostic]:
    years = _YEAR.findall(decision.reference)
    if years and decision.date[:4] not in years:
        location = (*place, "reference")
        yield page.diagnostic("MB815", location, value=decision.reference, other=f"date: {decision.date}")
