"""JSON Schemas of front matter and data files for VS Code: one per type, and one for its translations."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from malbild.files.artifact import Artifact
from malbild.model import field_docs
from malbild.model.schema import KINDS, Model, has_texts, models, nested, translatable
from malbild.model.types.search_words import SearchWords
from malbild.model.types.settings import Settings

FOLDER = ".vscode/schemas"
Schema = dict[str, Any]
_NUMBERS = {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}  # each with its source
_FACTS: Schema = {"type": "object", "propertyNames": {"pattern": r"\.md$"}, "additionalProperties": _NUMBERS}


def schemas(lang: str) -> Iterator[Artifact]:
    """Yield the schemas, described in `lang`, at their paths in the project."""
    types: dict[str, Model] = {**KINDS, "settings": Settings}
    for kind, model in types.items():
        original = _original(model, lang)
        yield _file(f"{kind}.json", original)
        yield _file(f"{kind}.translation.json", _translation(original, model))
    yield _file("search-words.json", _original(SearchWords, lang))
    yield _file("facts.json", _FACTS)


def write_schemas(root: Path, lang: str) -> None:
    """Write the schemas into the project, where the extension `malbild` reads them."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for file in schemas(lang):
        (root / file.path).write_bytes(file.content)


def _file(name: str, schema: Schema) -> Artifact:
    return Artifact.of_json(f"{FOLDER}/{name}", schema)


def _original(model: Model, lang: str) -> Schema:
    """Return the schema of a page in the original language."""
    schema = model.model_json_schema()
    types = {inner.__name__: inner for inner in models()}
    definitions = {name: _described(part, types[name], lang) for name, part in schema.pop("$defs", {}).items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | _described(schema, model, lang) | {"$defs": definitions}


def _described(schema: Schema, model: Model, lang: str) -> Schema:
    """Return the schema with the field docs of the language in place of the models' names and docstrings."""
    properties = {
        name: _without_title(field_docs.without_null(value)) | {"description": field_docs.field_text(model, name, lang)}
        for name, value in schema["properties"].items()
    }
    kept = {key: value for key, value in schema.items() if key != "description"}
    return kept | {"title": field_docs.type_title(model, lang), "properties": properties}


def _without_title(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "title"}


def _translation(original: Schema, model: Model) -> Schema:
    """Return the schema of a translation: the translatable fields, and the ids of what they translate."""
    definitions = {
        inner.__name__: _translatable_part(original["$defs"][inner.__name__], inner)
        for inner in models()
        if inner.__name__ in original["$defs"] and has_texts(inner)
    }
    return _translatable_part(original, model) | {"$defs": definitions}


def _translatable_part(schema: Schema, model: Model) -> Schema:
    inner = {name for name, part in nested(model).items() if has_texts(part)}
    is_part = model not in KINDS.values() and "id" in model.model_fields
    kept = translatable(model) | inner | ({"id"} if is_part else frozenset())
    properties = {name: value for name, value in schema["properties"].items() if name in kept}
    return schema | {"properties": properties, "required": ["id"] if is_part else []}
