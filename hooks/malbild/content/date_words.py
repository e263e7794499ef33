"""Words of dates in a language: its months and weekdays, as CLDR has them."""

from collections.abc import Mapping

from babel import Locale


def month_names(lang: str) -> Mapping[int, str]:
    """Return the names of the months, from 1."""
    return Locale.parse(lang).months["format"]["wide"]  # type: ignore[no-any-return]


def weekday_names(lang: str) -> Mapping[int, str]:
    """Return the names of the weekdays, from 0 for Monday."""
    return Locale.parse(lang).days["format"]["wide"]  # type: ignore[no-any-return]
