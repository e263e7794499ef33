"""Typography: no-break spaces in dates, numbers and references, such as `1 december 2021`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from malbild.content.date_words import month_names
from malbild.project.locale import Locale

_NO_BREAK_SPACE = "\u00a0"
_VERBATIM = "|".join(rf"<{tag}\b(?s:.*?)</{tag}>" for tag in ("script", "style", "code", "pre", "textarea", "title"))
_TAG = r"""<[^<>"']*+(?>(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*)>"""
_NOT_TEXT = re.compile(f"({_VERBATIM}|{_TAG})")
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d++(?: \d{3}\b)*"
_ANY_LANGUAGE = (
    r"(?<![\w.,:])\d{1,3}(?: \d{3}\b)+",
    r"(?<=\d) (?=[%×])",
    r"(?<=×) (?=\d)",
    rf"\b[A-ZÅÄÖ]{{1,4}} {_NUMBER}",  # SOU 2017:53, EN 301 549
)


def map_text(html: str, change: Callable[[str], str]) -> str:
    """Return the HTML with each piece of text changed; tags, code and scripts stay as they are."""
    parts = _NOT_TEXT.split(html)
    parts[::2] = map(change, parts[::2])
    return "".join(parts)


def map_tags(html: str, change: Callable[[str], str]) -> str:
    """Return the HTML with each tag changed. A script, a style and code come whole, with the text within them."""
    parts = _NOT_TEXT.split(html)
    parts[1::2] = map(change, parts[1::2])
    return "".join(parts)


@dataclass(frozen=True)
class Typography:
    """The rules of all the site's languages: a page may quote another language than its own."""

    locales: tuple[Locale, ...]

    def add_no_break_spaces(self, html: str) -> str:
        """Replace spaces in the text of an HTML document; tags, code and scripts stay as they are."""
        return map_text(html, lambda text: self._join(text) if _DIGIT.search(text) else text)

    def _join(self, text: str) -> str:
        return self._units.sub(lambda found: found.group().replace(" ", _NO_BREAK_SPACE), text)

    @cached_property
    def _units(self) -> re.Pattern[str]:
        """The phrases that stay on one line."""
        months = {month for locale in self.locales for month in month_names(locale.cldr).values()}
        labels = {label for locale in self.locales for label in locale.t.numbers.labels}
        units = {unit for locale in self.locales for unit in locale.t.numbers.units}
        patterns = (
            rf"\b(?:\d{{1,2}} )?{_any(months)}\b(?: \d{{4}}\b)?",
            rf"\b(?i:{_any(labels)}) {_NUMBER}",
            rf"(?<=\d) {_any(units)}\b",
            *_ANY_LANGUAGE,
        )
        return re.compile("|".join(patterns))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
