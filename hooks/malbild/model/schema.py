"""Page types by `kind`, and questions about the fields of a type."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from malbild.model.types.accessibility_statement import AccessibilityStatement
from malbild.model.types.fields import Translatable
from malbild.model.types.nested import Frozen
from malbild.model.types.pages import Activity, EasyPage, Keyword, Page, Party, Perspective, Seminar
from malbild.model.types.search_words import SearchWords
from malbild.model.types.settings import Settings

Model = type[Frozen]
Meta = Page | Perspective | Keyword | Seminar | Activity | Party | EasyPage | AccessibilityStatement
KINDS: dict[str, type[Page]] = {
    "page": Page,
    "perspective": Perspective,
    "keyword": Keyword,
    "seminar": Seminar,
    "activity": Activity,
    "party": Party,
    "easy": EasyPage,
    "accessibility": AccessibilityStatement,
}


@cache
def models() -> tuple[Model, ...]:
    """Return every page type, the settings and the search words, then the types nested in them, each once."""
    roots: tuple[Model, ...] = (*KINDS.values(), Settings, SearchWords)
    found: dict[Model, None] = dict.fromkeys(roots)
    for kind in roots:
        found |= dict.fromkeys(_within(kind))
    return tuple(found)


@cache
def translatable(model: Model) -> frozenset[str]:
    """Return the names of the fields that each language writes, at this level."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if any(isinstance(mark, Translatable) for mark in field.metadata))


@cache
def nested(model: Model) -> dict[str, Model]:
    """Return the types of the fields that hold a model or a list of models."""
    found = {name: _model_within(field.annotation) for name, field in model.model_fields.items()}
    return {name: inner for name, inner in found.items() if inner}


def has_texts(model: Model) -> bool:
    """Return whether a language writes any field of the type, at any level."""
    return bool(translatable(model)) or any(has_texts(inner) for inner in nested(model).values())


def _within(model: Model) -> Iterator[Model]:
    for inner in nested(model).values():
        yield inner
        yield from _within(inner)


def _model_within(annotation: Any) -> Model | None:
    """Return the model in an annotation: Event in `tuple[Event, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((model for model in map(_model_within, get_args(annotation)) if model), None)
