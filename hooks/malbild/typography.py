"""What belongs together stays on one line: `1 december 2021`, `180 000`, `5 procent`, `SOU 2017:53`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from babel import Locale as BabelLocale

from malbild.languages import Locale

_NO_BREAK = "\u00a0"
_LEFT_ALONE = r"<(script|style|code|pre|textarea|title)\b.*?</\1>"
_TAG = r"""<(?:[^<>"']++|"[^"]*"|'[^']*')*+>"""
_NUMBER = r"\d++(?: \d{3}\b)*+"
_IN_ANY_LANGUAGE = (
    r"(?<![\w.,:])\d{1,3}(?: \d{3}\b)++",
    r"(?<=\d) (?=[%×])",
    r"(?<=×) (?=\d)",
    rf"\b[A-ZÅÄÖ]{{1,4}} {_NUMBER}",  # SOU 2017:53, EN 301 549
)


@dataclass(frozen=True)
class Typography:
    """The typography of a site in these languages, of which a page may quote another than its own."""

    locales: tuple[Locale, ...]

    def keep_together(self, html: str) -> str:
        """The document with no-break spaces in its text; its tags, code and scripts to the letter."""
        return self._pattern.sub(
            lambda found: found.group().replace(" ", _NO_BREAK) if found["kept"] else found.group(), html
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        months = {month for locale in self.locales for month in _months(locale)}
        labels = {label for locale in self.locales for label in locale.t.numbers.labels}
        units = {unit for locale in self.locales for unit in locale.t.numbers.units}
        kept = (
            rf"\b\d{{1,2}} {_any(months)}\b(?: \d{{4}}\b)?",
            rf"\b(?i:{_any(labels)}) {_NUMBER}",
            rf"(?<=\d) {_any(units)}\b",
            *_IN_ANY_LANGUAGE,
        )
        return re.compile(rf"(?s:{_LEFT_ALONE})|{_TAG}|(?P<kept>{'|'.join(kept)})")


def _months(locale: Locale) -> Iterable[str]:
    return BabelLocale.parse(locale.cldr).months["format"]["wide"].values()  # type: ignore[no-any-return]


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
