"""Where lines break: not within `1 december 2021`, perhaps within a long word, always between easy sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pyphen
from babel import Locale as BabelLocale
from markupsafe import Markup, escape

from malbild.project.locale import Locale

_NO_BREAK = "\u00a0"
_SOFT_HYPHEN = "\u00ad"
_LEFT_ALONE = "|".join(rf"<{tag}\b(?s:.*?)</{tag}>" for tag in ("script", "style", "code", "pre", "textarea", "title"))
_TAG = r"""<[^<>"']*+(?>(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*)>"""
_BETWEEN_TEXTS = re.compile(f"({_LEFT_ALONE}|{_TAG})")
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d++(?: \d{3}\b)*"
_IN_ANY_LANGUAGE = (
    r"(?<![\w.,:])\d{1,3}(?: \d{3}\b)+",
    r"(?<=\d) (?=[%×])",
    r"(?<=×) (?=\d)",
    rf"\b[A-ZÅÄÖ]{{1,4}} {_NUMBER}",  # SOU 2017:53, EN 301 549
)
_LONG_WORD = re.compile(r"\w{20,}")  # wider than a heading on a telephone
_WITH_HYPHEN = re.compile(r"(\S*\w-\w\S*)")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True)
class Typography:
    """The typography of a site in these languages, of which a page may quote another than its own."""

    locales: tuple[Locale, ...]

    def keep_together(self, html: str) -> str:
        """The document with no-break spaces in its text; its tags, code and scripts to the letter."""
        parts = _BETWEEN_TEXTS.split(html)
        parts[::2] = [self._join(text) if _DIGIT.search(text) else text for text in parts[::2]]
        return "".join(parts)

    def _join(self, text: str) -> str:
        return self._belonging.sub(lambda found: found.group().replace(" ", _NO_BREAK), text)

    @cached_property
    def _belonging(self) -> re.Pattern[str]:
        months = {month for locale in self.locales for month in _months(locale)}
        labels = {label for locale in self.locales for label in locale.t.numbers.labels}
        units = {unit for locale in self.locales for unit in locale.t.numbers.units}
        kinds = (
            rf"\b\d{{1,2}} {_any(months)}\b(?: \d{{4}}\b)?",
            rf"\b(?i:{_any(labels)}) {_NUMBER}",
            rf"(?<=\d) {_any(units)}\b",
            *_IN_ANY_LANGUAGE,
        )
        return re.compile("|".join(kinds))


def part_long_words(text: str, lang: str) -> str:
    """The text of a heading, where a long word may be parted near its middle if the language's rules are known."""
    if not _LONG_WORD.search(text) or not pyphen.language_fallback(lang):
        return text  # a dictionary is not read for nothing
    hyphens = pyphen.Pyphen(lang=lang)

    def part(found: re.Match[str]) -> str:
        word = found.group()
        middle = max(hyphens.positions(word), key=lambda place: (-abs(place - len(word) / 2), place), default=0)
        return f"{word[:middle]}{_SOFT_HYPHEN}{word[middle:]}" if middle else word

    return _LONG_WORD.sub(part, text)


def names_whole(text: str) -> Markup:
    """The text where a name such as UTF-8 or renew-lock does not break at its hyphen, which belongs to it.

    A no-break hyphen would do as much, but is another letter when it is copied or searched for.
    """
    parts = [escape(part) for part in _WITH_HYPHEN.split(text)]
    parts[1::2] = [Markup('<span class="no-break">{}</span>').format(name) for name in parts[1::2]]
    return Markup().join(parts)


def sentences_on_lines(text: str) -> str:
    """The text with each sentence on a line of its own, as easy reading wants it."""
    return _BETWEEN_SENTENCES.sub("\n", text)


def _months(locale: Locale) -> Iterable[str]:
    return BabelLocale.parse(locale.cldr).months["format"]["wide"].values()  # type: ignore[no-any-return]


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
