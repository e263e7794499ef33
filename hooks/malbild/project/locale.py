"""A language's own way: wording of the interface, dates, numbers, alphabetical order."""

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
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from malbild.files.yaml_loader import read_yaml

FOLDER = Path(__file__).parent / "locales"
_BEHIND_ALL = 0x10FF00  # code points that no letter has
T = TypeVar("T")


@dataclass(frozen=True)
class Locale:
    """One language. `t` holds the wording of locales/CODE.yml, `after_z` the letters that follow z.

    `articles` are the words that, where they begin something, count for nothing in the alphabet.
    `cldr` is the language in a country, en_GB: dates and numbers differ between countries.
    """

    code: str
    name: str
    cldr: str
    after_z: str
    articles: tuple[str, ...]
    t: SimpleNamespace

    def date(self, day: date | str) -> str:
        """A day, a month or a year (ISO 8601, precision kept) as this language writes it."""
        return _written(str(day), self.cldr)

    def number(self, value: float) -> str:
        """A number with this language's decimal sign and grouping."""
        return format_decimal(value, locale=self.cldr)

    def measured(self, value: float, unit: str) -> str:
        """A value of a figure with its unit: `1 500 000`, `50 %`, and `+50 %` for a growth."""
        if unit == "count":
            return self.number(value)
        share = format_percent(Decimal(str(value)) / 100, locale=self.cldr, decimal_quantization=False)
        return f"+{share}" if unit == "growth" else share

    def size(self, octets: int) -> str:
        """How large a file is, in thousands of bytes: `112 kB`."""
        kilobytes = max(1, round(octets / 1000))
        return f"{self.number(kilobytes)}\u00a0kB"

    def count(self, forms: SimpleNamespace, number: int) -> str:
        """`3 formuleringar`: the form that this language uses with the number."""
        return str(getattr(forms, BabelLocale.parse(self.cldr).plural_form(number))).format(n=self.number(number))

    def listed(self, items: Sequence[str]) -> str:
        """`2.3, 3 och 6`."""
        return format_list(items, locale=self.cldr)

    def sort(self, items: Iterable[T], key: Callable[[T], str]) -> list[T]:
        """The items in this language's alphabetical order, capitals and small letters alike."""
        return sorted(items, key=lambda item: self._place(self._filed(key(item)).lower()))

    def letter(self, word: str) -> str:
        """The letter the word stands under in an index: Å, Ä and Ö are letters of their own in Swedish."""
        first = self._filed(word)[0].upper()
        return first if first.lower() in self.after_z else normalize("NFD", first)[0]

    def _filed(self, word: str) -> str:
        """`the needs` → `needs`."""
        first, _, rest = word.partition(" ")
        return rest if rest and first.lower() in self.articles else word

    def _place(self, word: str) -> tuple[str, str]:
        """The word as the alphabet counts its letters, and then with its accents, which part words else alike."""
        letters = normalize("NFC", word)
        counted = (
            chr(_BEHIND_ALL + self.after_z.index(letter)) if letter in self.after_z else normalize("NFD", letter)[0]
            for letter in letters
        )
        return "".join(counted), letters


@cache  # every page has its date of review, and they are few
def _written(day: str, cldr: str) -> str:
    parts = [int(part) for part in day.split("-")]
    match parts:
        case [_]:
            return day
        case [year, month]:
            return format_skeleton("yMMMM", date(year, month, 1), locale=cldr)
        case _:
            return format_date(date(*parts), "long", locale=cldr)


def has_locale(code: str) -> bool:
    """Whether locales/CODE.yml is there."""
    return (FOLDER / f"{code}.yml").is_file()


@cache
def read_locale(code: str) -> Locale:
    """The language in locales/CODE.yml. Raises FileNotFoundError."""
    data: dict[str, Any] = read_yaml(FOLDER / f"{code}.yml")
    after_z, articles = data.pop("after_z"), tuple(data.pop("articles"))
    return Locale(code, data.pop("name"), data.pop("cldr"), after_z, articles, _namespace(data))


def _namespace(data: Any) -> Any:
    """Mappings as attributes: a dict would hide `t.copy` behind its own method of that name."""
    return SimpleNamespace(**{k: _namespace(v) for k, v in data.items()}) if isinstance(data, dict) else data
