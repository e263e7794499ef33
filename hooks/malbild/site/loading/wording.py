"""Wording of an edition: the texts of a locale file, filled from the settings."""

from collections.abc import Iterator
from dataclasses import replace
from string import Template
from types import SimpleNamespace
from typing import Any

from malbild.model.types.settings import Settings, Terms
from malbild.project.locale import Locale


def fill(locale: Locale, settings: Settings, command: str) -> Locale:
    """Return the locale with every `$name` of its texts filled from the settings.

    `$command` is what runs the commands in the project.
    """
    words = _identity(settings, locale.t) | dict(_terms(settings, locale.t)) | {"command": command}
    words |= {f"{name[0].upper()}{name[1:]}": f"{word[:1].upper()}{word[1:]}" for name, word in words.items()}
    doubled = {name: word.replace("{", "{{").replace("}", "}}") for name, word in words.items()}
    return replace(locale, t=_filled(locale.t, words, doubled))


def _identity(settings: Settings, t: SimpleNamespace) -> dict[str, str]:
    given = {name: value for name, value in settings if isinstance(value, str)}
    return {"calendar": settings.site, "proposals": t.proposal, "sender": ""} | given


def _terms(settings: Settings, t: SimpleNamespace) -> Iterator[tuple[str, str]]:
    """Yield the forms of each term: `statement`, `statements`, `a_statement`, `the_statement`, `the_statements`."""
    for name in Terms.model_fields:
        forms = getattr(settings.terms, name) or getattr(t.terms, name)
        yield name, forms.singular
        yield f"{name}s", forms.plural
        yield f"a_{name}", forms.indefinite
        yield f"the_{name}", forms.definite
        yield f"the_{name}s", forms.definite_plural


def _filled(value: Any, words: dict[str, str], doubled: dict[str, str]) -> Any:
    """Fill a text, or all texts within. `doubled` are the words as they survive `str.format`."""
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**{key: _filled(inner, words, doubled) for key, inner in vars(value).items()})
    if isinstance(value, list):
        return [_filled(inner, words, doubled) for inner in value]
    if not isinstance(value, str) or "$" not in value:
        return value
    is_formatted = "{" in value
    return Template(value).safe_substitute(doubled if is_formatted else words)
