"""Field docs: the meaning of each front matter field, in the authors' language.

`field_docs/LANG.yml` holds them by the anchor of the type. In English they are the docstrings of the types.
"""

from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from malbild.files.yaml_loader import read_yaml
from malbild.model.schema import Model, models, translatable
from malbild.model.types.pages import Page

FOLDER = Path(__file__).parent / "field_docs"
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A field as a row of the handbook: name, meaning and rules."""

    name: str
    text: str
    type: str  # text, date, number, list or parts: a key of `fields.types` in the wording of the interface
    values: tuple[str, ...]  # all that may be chosen; empty where anything of the type may be written
    is_required: bool
    is_translatable: bool


@dataclass(frozen=True, slots=True)
class TypeDoc:
    """A type as a section of the handbook, with its fields."""

    anchor: str
    title: str
    fields: tuple[FieldDoc, ...]


def type_docs(lang: str) -> tuple[TypeDoc, ...]:
    """Return the docs of every page type, then of the types nested in them."""
    return tuple(_type_doc(model, lang) for model in models())


def own_fields(model: Model) -> tuple[str, ...]:
    """Return the fields that the type does not share with every page, `kind` included."""
    shared = Page.model_fields.keys() if model is not Page and issubclass(model, Page) else ()
    return tuple(name for name in model.model_fields if name not in shared or name == "kind")


def type_title(model: Model, lang: str) -> str:
    """Return the name of the type in the language, else its docstring."""
    return str(_wording(lang).get(model.anchor, {}).get("is") or getdoc(model) or model.__name__)


def field_text(model: Model, name: str, lang: str) -> str:
    """Return the meaning of the field in the language, else its docstring."""
    for holder in (model, Page):
        if text := _wording(lang).get(holder.anchor, {}).get(name):
            return str(text)
    return " ".join((model.model_fields[name].description or "").split())


def without_null(schema: Schema) -> Schema:
    """Return a field's JSON Schema without the null that Python's `None` gives it.

    Front matter leaves an optional field out; it never writes it empty.
    """
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) != 1:
        return schema
    option: Schema = options[0]
    return {key: value for key, value in schema.items() if key not in ("anyOf", "default")} | option


def _type_doc(model: Model, lang: str) -> TypeDoc:
    properties = _schemas()[model.__name__]["properties"]
    fields = tuple(_field_doc(model, name, properties[name], lang) for name in own_fields(model))
    return TypeDoc(model.anchor, type_title(model, lang), fields)


def _field_doc(model: Model, name: str, schema: Schema, lang: str) -> FieldDoc:
    schema = without_null(schema)
    values = tuple(schema.get("enum", ())) or tuple(filter(None, (schema.get("const"),)))
    is_required, texts = model.model_fields[name].is_required(), translatable(model)
    return FieldDoc(name, field_text(model, name, lang), _type(schema), values, is_required, name in texts)


def _type(schema: Schema) -> str:
    if schema.get("format") == "date":
        return "date"
    types = {"array": "list", "integer": "number", "number": "number", "string": "text"}
    return types.get(schema.get("type", ""), "parts")


@cache
def _schemas() -> dict[str, Schema]:
    """Return the JSON Schema of every type by the name of its class."""
    _, schema = models_json_schema([(model, "validation") for model in models()])
    schemas: dict[str, Schema] = schema["$defs"]
    return schemas


@cache
def _wording(lang: str) -> dict[str, dict[str, str]]:
    path = FOLDER / f"{lang}.yml"
    wording: dict[str, dict[str, str]] = read_yaml(path) if path.is_file() else {}
    return wording
