"""Projects of any size, grown from the real one: more pages, perspectives, statements, key words, languages."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.support.building import copy_package, copy_project

PAGES_IN_SECTION = 20  # few enough to survey
SECTIONS_IN_PART = 10
WORDS = (
    "vård", "omsorg", "samverkan", "invånare", "kommun", "region", "team", "behov", "stöd", "hälsa", "tillsammans",
    "trygg", "delaktig", "kontinuitet", "förebyggande", "uppföljning", "ansvar", "kunskap", "relation", "planera",
)  # fmt: skip
_HEADER = {
    "owner": "Redaktionen",
    "reviewed": "2026-11-22",
    "next_review": "2035-11-22",
    "sources": [{"id": "rapport"}],
}
_TRANSLATABLE = ("title", "description", "introduction", "definition")
_TRANSLATABLE_WITHIN = {"decision": ("reference",), "statements": ("id", "text")}
_ENGLISH = "        - locale: en\n"


@dataclass(frozen=True)
class Size:
    """The number of pages in each language, and what is added of the rest."""

    pages: int = 0
    perspectives: int = 0
    statements: int = 4  # of each added perspective
    keywords: int = 0
    languages: tuple[str, ...] = ()


def make_project(target: Path, size: Size) -> None:
    """Copy the project and let it grow to a size; the same size gives the same project."""
    copy_project(target)
    writer = _Writer(target / "docs", ("en", *size.languages))
    menu = [*writer.perspectives(size), *writer.keywords(size.keywords)]
    menu += writer.parts(size.pages - len(writer.originals()))
    config = target / "mkdocs.yml"
    text = config.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in menu)
    config.write_text(text, encoding="utf-8")
    if size.languages:
        locales = copy_package(target) / "project" / "locales"
        for lang in size.languages:
            _add_language(config, locales, lang)


def _add_language(config: Path, locales: Path, lang: str) -> None:
    """Add a language, with the English wording of the interface, to mkdocs.yml and the package's locales."""
    entry = f"        - locale: {lang}\n          name: {lang}\n          build: true\n"
    config.write_text(config.read_text(encoding="utf-8").replace(_ENGLISH, entry + _ENGLISH), encoding="utf-8")
    english = (locales / "en.yml").read_text(encoding="utf-8")
    (locales / f"{lang}.yml").write_text(re.sub("cldr: .*", f"cldr: {lang}", english), encoding="utf-8")


@dataclass(frozen=True)
class _Writer:
    """A writer of pages in every language."""

    docs: Path
    languages: tuple[str, ...]

    def originals(self) -> list[Path]:
        """Return the pages that exist."""
        return [path for path in self.docs.rglob("*.md") if path.name.count(".") == 1]

    def perspectives(self, size: Size) -> Iterator[str]:
        """Write perspectives with their statements; yield their lines of the navigation."""
        if size.perspectives:
            yield "  - Fler perspektiv:"
        for number in range(1, size.perspectives + 1):
            words = random.Random(f"perspective {number}")  # noqa: S311
            statements = [_statement(words, f"sats-{number}-{place}") for place in range(1, size.statements + 1)]
            decision = {"status": "proposed", "date": "2027", "reference": "Ett förslag"}
            its_own = {"kind": "perspective", "id": f"perspektiv-{number}", "order": 100 + number, "icon": "heart",
                       "introduction": _sentence(words), "decision": decision, "statements": statements}  # fmt: skip
            yield f"      - {self._page(f'malbild/perspektiv-{number}', words, its_own, 'Text.')}"

    def keywords(self, count: int) -> Iterator[str]:
        """Write key words; yield their lines of the navigation."""
        if count:
            yield "  - Fler nyckelord:"
        for number in range(1, count + 1):
            words = random.Random(f"keyword {number}")  # noqa: S311
            its_own = {"kind": "keyword", "id": f"ord-{number}", "order": 100 + number, "see_also": ["tillit"],
                       "definition": _sentence(words)}  # fmt: skip
            yield f"      - {self._page(f'nyckelord/ord-{number}', words, its_own, 'Text.')}"

    def parts(self, pages: int) -> Iterator[str]:
        """Write pages of prose in sections within parts, so that the menu grows in branches; yield its lines."""
        full, rest = divmod(max(pages, 0), PAGES_IN_SECTION)
        for number, size in enumerate([*[PAGES_IN_SECTION] * full, *filter(None, [rest])]):
            part, section = divmod(number, SECTIONS_IN_PART)
            folder = f"band-{part + 1}" + (f"/del-{section}" if section else "")
            indent = "          " if section else "      "
            yield f"      - Del {section}:" if section else f"  - Band {part + 1}:"
            for page in range(size):
                words = random.Random(number * 1000 + page)  # noqa: S311
                name = f"{folder}/{_name(page)}"
                body = "\n\n".join(_paragraphs(words, place, size) for place in range(4))
                its_own = {"kind": "page", "keywords": words.sample(["tillit", "samverkan", "ansvar"], 2)}
                yield f"{indent}- {self._page(name, words, its_own, body)}"

    def _page(self, name: str, words: random.Random, its_own: Mapping[str, object], body: str) -> str:
        """Write a page in every language; return its path."""
        meta: dict[str, Any] = {"title": f"Sida {name}", "description": _sentence(words), **_HEADER, **its_own}
        translated = {key: value for key, value in meta.items() if key in _TRANSLATABLE}
        for field, keys in _TRANSLATABLE_WITHIN.items():
            if field in its_own:
                translated[field] = _only(its_own[field], keys)
        for suffix, header in ((".md", meta), *((f".{lang}.md", translated) for lang in self.languages)):
            file = self.docs / f"{name}{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = f"---\n{yaml.safe_dump(header, allow_unicode=True, sort_keys=False)}---\n{body}\n"
            file.write_text(text, encoding="utf-8")
        return f"{name}.md"


def _only(value: Any, keys: tuple[str, ...]) -> Any:
    """Return the given keys of a mapping, or of each mapping in a list."""
    return [_only(one, keys) for one in value] if isinstance(value, list) else {key: value[key] for key in keys}


def _name(page: int) -> str:
    return f"sida-{page}" if page else "index"


def _statement(words: random.Random, id: str) -> dict[str, object]:
    text = re.sub(r" (\w+) ", r" **\1** ", _sentence(words), count=1)
    return {"id": id, "icon": "ear", "text": text, "keywords": words.sample(["tillit", "samverkan", "ansvar"], 2)}


def _paragraphs(words: random.Random, number: int, size: int) -> str:
    link = f"[Sidan bredvid]({_name(words.randrange(size))}.md)"
    points = "\n".join(f"- {_sentence(words)}" for _ in range(4))
    rows = (f"| {_sentence(words)} | {_sentence(words)} |" for _ in range(3))
    table = "\n".join(["| Vad | Hur |", "|---|---|", *rows])
    prose = " ".join(_sentence(words) for _ in range(6))
    return f"## Del {number} {{#del-{number}}}\n\n{prose} {link}.\n\n{points}\n\n{table}"


def _sentence(words: random.Random) -> str:
    return re.sub(r"^.", lambda first: first.group().upper(), " ".join(words.choices(WORDS, k=9))) + "."
