"""The authors' manual: what each field of a front matter means, in the language of those who write it."""

from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from malbild.files.yaml_loader import read_yaml
from malbild.model.page_types import Page
from malbild.model.schema import Model, models, translatable

FOLDER = Path(__file__).parent / "field_docs"


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """What the manual says of one field."""

    name: str
    text: str
    sort: str  # text, date, number, list or parts; a word of the interface's own
    values: tuple[str, ...]  # where only these may be chosen
    required: bool
    translated: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """One type of the model."""

    name: str
    title: str
    fields: tuple[FieldEntry, ...]


def chapters(lang: str) -> tuple[Chapter, ...]:
    """Every kind of page, then every part that a page may hold."""
    return tuple(_chapter(model, lang) for model in models())


def own_fields(model: Model) -> tuple[str, ...]:
    """The fields that the model does not share with every page."""
    shared = Page.model_fields.keys() if model is not Page and issubclass(model, Page) else ()
    return tuple(name for name in model.model_fields if name not in shared or name == "kind")


def title(model: Model, lang: str) -> str:
    """What the type is called."""
    return str(_words(lang).get(model.__name__, {}).get("is") or getdoc(model) or model.__name__)


def describe(model: Model, name: str, lang: str) -> str:
    """What the field means. A language without a manual of its own reads the model's."""
    for holder in (model, Page):
        if text := _words(lang).get(holder.__name__, {}).get(name):
            return str(text)
    return " ".join((model.model_fields[name].description or "").split())


@cache
def _schemas() -> dict[str, Any]:
    """The JSON Schema of every type, by name."""
    _, schema = models_json_schema([(model, "validation") for model in models()])
    schemas: dict[str, Any] = schema["$defs"]
    return schemas


def _chapter(model: Model, lang: str) -> Chapter:
    properties = _schemas()[model.__name__]["properties"]
    entries = tuple(_entry(model, name, properties[name], lang) for name in own_fields(model))
    return Chapter(model.__name__, title(model, lang), entries)


def _entry(model: Model, name: str, schema: dict[str, Any], lang: str) -> FieldEntry:
    schema = without_null(schema)
    values = tuple(schema.get("enum", ())) or tuple(filter(None, (schema.get("const"),)))
    required, texts = model.model_fields[name].is_required(), translatable(model)
    return FieldEntry(name, describe(model, name, lang), _sort(schema), values, required, name in texts)


def _sort(schema: dict[str, Any]) -> str:
    if schema.get("format") == "date":
        return "date"
    sorts = {"array": "list", "integer": "number", "number": "number", "string": "text"}
    return sorts.get(schema.get("type", ""), "parts")


def without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A front matter leaves out what it does not say, so no field may be empty."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) != 1:
        return schema
    option: dict[str, Any] = options[0]
    return {key: value for key, value in schema.items() if key not in ("anyOf", "default")} | option


@cache
def _words(lang: str) -> dict[str, dict[str, str]]:
    path = FOLDER / f"{lang}.yml"
    words: dict[str, dict[str, str]] = read_yaml(path) if path.is_file() else {}
    return words
