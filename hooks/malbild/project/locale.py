"""Locale of a language: wording of the interface, dates, numbers and alphabetical order."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar
from unicodedata import normalize

from babel import Locale as BabelLocale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_minus_sign_symbol

from malbild.files.yaml_loader import read_yaml

FOLDER = Path(__file__).parent / "locales"
_AFTER_ALL_LETTERS = 0x10FF00  # code points that no letter has
_SCRIPT = re.compile("[A-Za-z]{4}")
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}  # scripts, ISO 15924
# The numbering systems beside Latin that a locale may have as its own, with their signs for `0123456789%`.
_DIGITS = {"arab": str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪"), "arabext": str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪")}
T = TypeVar("T")


@dataclass(frozen=True)
class Locale:
    """The conventions of one language, from locales/CODE.yml.

    `t` holds the wording, `after_z` the letters that follow z, `articles` the first words that sorting skips.
    `cldr` is the language in a country, en_GB: dates and numbers differ between countries.
    """

    code: str
    name: str
    cldr: str
    after_z: str
    articles: tuple[str, ...]
    t: SimpleNamespace

    @property
    def direction(self) -> str:
        """The direction of the language's text, `ltr` or `rtl`."""
        return text_direction(self.code)

    def date(self, day: date | str) -> str:
        """Format a day, a month or a year (ISO 8601, reduced precision)."""
        return _with_own_digits(_format_date(str(day), self.cldr), self.cldr)

    def number(self, value: float | Decimal) -> str:
        """Format a number with the language's decimal sign and grouping; a `Decimal` keeps all its decimals."""
        if isinstance(value, Decimal):
            decimals = max(0, -int(value.as_tuple().exponent))
            return self._formatted(format_decimal, value, format=f"#,##0.{'0' * decimals}")
        return self._formatted(format_decimal, value)

    def quantity(self, value: float, unit: str) -> str:
        """Format a value of a figure: `1 500 000` for count, `50 %` for percent, `+50 %` for growth."""
        if unit == "count":
            return self.number(value)
        share = self._formatted(format_percent, Decimal(str(value)) / 100, decimal_quantization=False)
        return f"+{share}" if unit == "growth" and value > 0 else share

    def file_size(self, octets: int) -> str:
        """Format a file's size in kilobytes of 1 000 bytes: `112 kB`."""
        kilobytes = max(1, round(octets / 1000))
        return f"{self.number(kilobytes)}\u00a0kB"

    def count(self, forms: SimpleNamespace, number: int) -> str:
        """Format a number with the plural form that it takes: `3 formuleringar`."""
        return str(getattr(forms, BabelLocale.parse(self.cldr).plural_form(number))).format(n=self.number(number))

    def join(self, items: Sequence[str]) -> str:
        """Join items into a list within a sentence: `2.3, 3 och 6`."""
        return format_list(items, locale=self.cldr)

    def sort(self, items: Iterable[T], key: Callable[[T], str]) -> list[T]:
        """Sort the items in alphabetical order, whatever their case."""
        return sorted(items, key=lambda item: self._sort_key(self._without_article(key(item)).lower()))

    def initial(self, word: str) -> str:
        """Return the word's initial in an index: Å, Ä and Ö are letters in Swedish."""
        first = self._without_article(word)[0].upper()
        return first if first.lower() in self.after_z else normalize("NFD", first)[0]

    def _formatted(self, write: Callable[..., str], value: float | Decimal, **options: Any) -> str:
        """Format a number in the locale's own numbering system and with its minus sign, as CLDR has them."""
        system = _numbering_system(self.cldr)
        text = write(value, locale=self.cldr, numbering_system=system, **options)
        minus = get_minus_sign_symbol(self.cldr, numbering_system=system)
        return _with_own_digits(text.replace("-", minus), self.cldr)

    def _without_article(self, word: str) -> str:
        """Drop the article that sorting skips: `the needs` → `needs`."""
        first, _, rest = word.partition(" ")
        return rest if rest and first.lower() in self.articles else word

    def _sort_key(self, word: str) -> tuple[str, str]:
        """Return the word without accents, then with them, which tells words apart."""
        letters = normalize("NFC", word)
        plain = (
            chr(_AFTER_ALL_LETTERS + self.after_z.index(letter))
            if letter in self.after_z
            else normalize("NFD", letter)[0]
            for letter in letters
        )
        return "".join(plain), letters


@cache  # every page formats its review date, and most dates are the same few
def _format_date(day: str, cldr: str) -> str:
    parts = [int(part) for part in day.split("-")]
    match parts:
        case [_]:
            return day
        case [year, month]:
            return format_skeleton("yMMMM", date(year, month, 1), locale=cldr)
        case _:
            return format_date(date(*parts), "long", locale=cldr)


@cache
def _numbering_system(cldr: str) -> str:
    system = BabelLocale.parse(cldr).default_numbering_system
    return system if system in _DIGITS else "latn"


def _with_own_digits(text: str, cldr: str) -> str:
    """Replace Latin digits, the only ones that Babel writes, by those of the locale's numbering system."""
    return text.translate(_DIGITS.get(_numbering_system(cldr), {}))


@cache
def text_direction(tag: str) -> str:
    """Return `rtl` or `ltr` for a language tag (BCP 47): that of its script, or of the likely one (CLDR)."""
    language, *subtags = tag.lower().partition("-x-")[0].split("-")
    likely, code = get_global("likely_subtags"), get_global("language_aliases").get(language, language).split("_")[0]
    places = (f"{code}_{subtag.upper()}" for subtag in subtags)
    found = next((likely[place] for place in (*places, code) if place in likely), "")
    scripts = (part.title() for part in (*subtags, *found.split("_")) if _SCRIPT.fullmatch(part))
    return "rtl" if next(scripts, "") in _RIGHT_TO_LEFT else "ltr"


def has_locale(code: str) -> bool:
    """Return whether locales/CODE.yml exists."""
    return (FOLDER / f"{code}.yml").is_file()


@cache
def read_locale(code: str) -> Locale:
    """Return the locale in locales/CODE.yml. Raises FileNotFoundError."""
    data: dict[str, Any] = read_yaml(FOLDER / f"{code}.yml")
    after_z, articles = data.pop("after_z"), tuple(data.pop("articles"))
    return Locale(code, data.pop("name"), data.pop("cldr"), after_z, articles, _namespace(data))


def _namespace(data: Any) -> Any:
    """Return mappings as attributes: a dict's own method would hide the key in `t.copy`."""
    return SimpleNamespace(**{k: _namespace(v) for k, v in data.items()}) if isinstance(data, dict) else data
