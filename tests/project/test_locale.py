"""Locales: sorting, dates, numbers, plurals, and the same keys in every language."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from babel import Locale as BabelLocale
from hypothesis import given
from hypothesis import strategies as st

from malbild.project.locale import FOLDER, Locale, has_locale, read_locale, text_direction
from tests.support.collation import SWEDISH

SV, EN = read_locale("sv"), read_locale("en")
PLURALS = {"zero", "one", "two", "few", "many", "other"}  # CLDR's names of plural forms
WORDINGS = sorted(path.stem for path in FOLDER.glob("??.yml"))


def _leaves(data: Any, at: str = "") -> dict[str, str]:
    if isinstance(data, dict):
        return {key: text for name, value in data.items() for key, text in _leaves(value, f"{at}.{name}").items()}
    return {at: str(data)}


def _by_key(code: str) -> dict[str, str]:
    """Return the wording by key; the plural forms of a text, whose names differ between languages, have one key."""
    return {re.sub(rf"\.({'|'.join(PLURALS)})$", ".plural", key): text for key, text in _wording(code).items()}


def _plurals(data: Any) -> list[set[str]]:
    """Return the names of the plural forms of each text that has them."""
    if not isinstance(data, dict):
        return []
    own = [{*data}] if {*data} <= PLURALS else []
    return own + [found for value in data.values() for found in _plurals(value)]


def _wording(code: str) -> dict[str, str]:
    return _leaves(yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8")))


def test_swedish_sorts_its_own_letters_after_z() -> None:
    words = ["öppen", "zon", "ärlig", "ålder", "azur", "Ansvar", "vård", "wok"]
    assert SV.sort(words, str) == ["Ansvar", "azur", "vård", "wok", "zon", "ålder", "ärlig", "öppen"]


def test_english_sorts_swedish_letters_among_the_others() -> None:
    assert EN.sort(["zone", "ärlig", "open", "öre", "azure"], str) == ["ärlig", "azure", "open", "öre", "zone"]


@given(st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöéü ", min_size=1, max_size=6), unique=True))
def test_swedish_sort_equals_the_unicode_collation_algorithm(words: list[str]) -> None:
    assert SV.sort(words, str) == sorted(words, key=SWEDISH.sort_key)


def test_english_sort_ignores_articles() -> None:
    words = ["anew", "a better way", "care", "the needs", "open"]
    assert EN.sort(reversed(words), str) == ["anew", "a better way", "care", "the needs", "open"]


def test_sort_compares_the_first_word_first() -> None:
    assert SV.sort(["likvärdiga parter", "likvärdig", "lik parter"], str) == [
        "lik parter",
        "likvärdig",
        "likvärdiga parter",
    ]


def test_decomposed_letter_sorts_as_the_composed_one() -> None:
    assert SV.sort(["zon", "a\u030alder", "ål"], str) == ["zon", "ål", "a\u030alder"]


@given(st.permutations("abcdefghijklmnopqrstuvwxyzåäö"))
def test_swedish_alphabet_is_sorted_from_any_order(letters: list[str]) -> None:
    assert "".join(SV.sort(letters, str)) == "abcdefghijklmnopqrstuvwxyzåäö"


@pytest.mark.parametrize(
    ("locale", "word", "letter"),
    [
        (SV, "azur", "A"),
        (SV, "ålder", "Å"),
        (SV, "Öppen", "Ö"),
        (SV, "éclair", "E"),
        (EN, "ålder", "A"),
        (EN, "open", "O"),
        (EN, "the needs", "N"),
        (EN, "the", "T"),
        (EN, "theory of care", "T"),
    ],
)
def test_word_has_its_initial(locale: Locale, word: str, letter: str) -> None:
    assert locale.initial(word) == letter


@pytest.mark.parametrize(
    ("day", "swedish", "english"),
    [
        (date(2021, 4, 23), "23 april 2021", "23 April 2021"),
        ("2021-04-23", "23 april 2021", "23 April 2021"),
        ("2020-11", "november 2020", "November 2020"),
        ("2022", "2022", "2022"),
    ],
)
def test_date_keeps_its_precision(day: date | str, swedish: str, english: str) -> None:
    assert (SV.date(day), EN.date(day)) == (swedish, english)


def test_numbers_have_the_separators_of_the_language() -> None:
    assert (SV.number(1.5), EN.number(1.5)) == ("1,5", "1.5")
    assert (SV.number(180000), EN.number(180000)) == ("180\u00a0000", "180,000")
    assert (SV.number(-1.5), EN.number(Decimal("-1.50"))) == ("\u22121,5", "-1.50")


def test_count_takes_the_plural_form_of_the_language() -> None:
    forms = SimpleNamespace(one="{n} formulering", other="{n} formuleringar")
    assert [SV.count(forms, number) for number in (0, 1, 2)] == ["0 formuleringar", "1 formulering", "2 formuleringar"]


def test_locale_without_its_file_does_not_exist() -> None:
    assert (has_locale("sv"), has_locale("xx"), has_locale("../sv")) == (True, False, False)


@pytest.mark.parametrize("code", WORDINGS)
def test_locale_is_known_to_babel(code: str) -> None:
    locale = read_locale(code)
    assert locale.date("2021-04").endswith("2021")
    assert locale.cldr.split("_")[0] == code


@pytest.mark.parametrize("code", WORDINGS)
def test_locales_have_the_same_keys(code: str) -> None:
    wording = _by_key(code)
    assert wording.keys() == _by_key("sv").keys()
    assert [key for key, text in wording.items() if not text.strip() and key != ".after_z"] == []


@pytest.mark.parametrize("code", WORDINGS)
def test_locales_have_the_same_placeholders(code: str) -> None:
    swedish = _by_key("sv")
    assert {key: text.count("{") for key, text in _by_key(code).items()} == {
        key: text.count("{") for key, text in swedish.items()
    }


def test_figure_values_have_the_format_of_language_and_unit() -> None:
    swedish, english = read_locale("sv"), read_locale("en")
    assert [swedish.quantity(50, unit) for unit in ("percent", "growth")] == ["50\u00a0%", "+50\u00a0%"]
    assert [swedish.quantity(-50, "growth"), swedish.quantity(0, "growth")] == ["\u221250\u00a0%", "0\u00a0%"]
    assert [english.quantity(12.5, "growth"), english.quantity(1_500_000, "count")] == ["+12.5%", "1,500,000"]


@pytest.mark.parametrize("code", WORDINGS)
def test_locale_has_each_plural_form_of_its_language(code: str) -> None:
    forms = {*BabelLocale.parse(read_locale(code).cldr).plural_form.tags, "other"}
    found = _plurals(yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8")))
    assert len(found) == len(_plurals(yaml.safe_load((FOLDER / "sv.yml").read_text(encoding="utf-8"))))
    assert [names for names in found if names != forms] == []


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("sv", "ltr"), ("ar", "rtl"), ("ar-SE", "rtl"), ("fa", "rtl"), ("prs", "rtl"), ("he", "rtl"), ("dv", "rtl"),
     ("ku", "ltr"), ("ku-Arab", "rtl"), ("ckb", "rtl"), ("az-IR", "rtl"), ("sd-Deva", "ltr"), ("ff-Adlm", "rtl"),
     ("zh-Hant", "ltr"), ("ti", "ltr"), ("en-x-arab", "ltr"), ("qqq", "ltr"), ("", "ltr")],
)  # fmt: skip
def test_language_has_the_direction_of_its_script(tag: str, direction: str) -> None:
    assert text_direction(tag) == direction


def test_numbers_and_dates_have_the_digits_of_the_locale() -> None:
    arabic, persian = read_locale("ar"), replace(read_locale("ar"), code="fa", cldr="fa_IR")
    assert [arabic.number(1234.5), arabic.date("2026-11-30")] == ["1,234.5", "30 نوفمبر 2026"]
    assert [persian.number(Decimal("1234.50")), persian.date("2026")] == ["۱٬۲۳۴٫۵۰", "۲۰۲۶"]
    assert persian.quantity(50, "percent") == "۵۰٪"
