"""A front matter → a model, or the problems that keep it from being one.

Also lays a translation over its original: a translation's file holds only what is translated.
"""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from malbild.fields import Translatable
from malbild.front_matter import Entry, Listing, Mapping, Node, Scalar, to_plain
from malbild.model import KINDS, Front
from malbild.problems import Problem, nearest

# What pydantic calls a mistake, and the code we know it by. Our own fields raise their code at once.
_CODES = {
    "missing": "MB102",
    "extra_forbidden": "MB101",
    "literal_error": "MB112",
    "string_too_long": "MB111",
    "tuple_type": "MB115",
    "model_type": "MB116",
    "too_short": "MB110",
}


class Invalid(Exception):
    """The front matter does not fit its model; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__()


def validate(front: Mapping) -> Front:
    """The model that the front matter's `kind` names. Raises `Invalid` with all problems."""
    model = _model_of(front)
    try:
        return model.model_validate(to_plain(front))
    except ValidationError as error:
        raise Invalid([_problem(details, front, model) for details in error.errors()]) from None


def overlay(original: Mapping, translation: Mapping) -> Mapping:
    """The original with the translation's texts in it, each node with its own place.

    Raises `Invalid` where the translation says what only the original may say, leaves out a text
    that the original has, or speaks of an id that the original does not have.
    """
    problems: list[Problem] = []
    merged = _lay(original, translation, _model_of(original), "", problems)
    if problems:
        raise Invalid(problems)
    return merged


def field_path(location: tuple[int | str, ...]) -> str:
    """`("statements", 1, "text")` → `statements[1].text`; a text in a list answers for its list."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".")


def place_of(front: Mapping, location: tuple[int | str, ...]) -> tuple[str, int]:
    """The file and line of the value at the location, or of the nearest thing that holds it."""
    node: Node = front
    path, line = node.path, node.line
    for part in location:
        match node:
            case Mapping() if part in node.entries:
                entry = node.entries[str(part)]
                node, path, line = entry.value, entry.value.path, entry.line
                if isinstance(node, Scalar):
                    line = node.line
            case Listing() if isinstance(part, int) and part < len(node.items):
                node = node.items[part]
                path, line = node.path, node.line
            case _:
                break
    return path, line


def _model_of(front: Mapping) -> type[Front]:
    entry = front.entries.get("kind")
    kind = entry.value.text if entry and isinstance(entry.value, Scalar) else "page"
    if entry and kind not in KINDS:
        values = {"value": kind, "hint": nearest(kind, KINDS), "known": ", ".join(KINDS)}
        raise Invalid([Problem(front.path, entry.value.line, "MB112", "kind", values)])
    return KINDS[kind]


def _problem(details: ErrorDetails, front: Mapping, model: type[BaseModel]) -> Problem:
    location = details["loc"]
    code = _CODES.get(details["type"], details["type"] if details["type"].startswith("MB") else "MB103")
    path, line = place_of(front, location)
    values: dict[str, Any] = {"value": details["input"], "key": str(location[-1]), "hint": "", "known": ""}
    if code == "MB101":
        holder = _model_at(model, location[:-1])
        values["hint"] = nearest(str(location[-1]), holder.model_fields if holder else ())
    elif code == "MB112":
        known = [word.strip(" '") for word in str(details["ctx"]["expected"]).replace(" or ", ",").split(",")]
        values |= {"hint": nearest(str(details["input"]), known), "known": ", ".join(known)}
    elif code == "MB111":
        values["limit"] = details["ctx"]["max_length"]
    elif code.startswith("MB") and "ctx" in details and "value" in details["ctx"]:
        values["value"] = details["ctx"]["value"]
    return Problem(path, line, code, field_path(location), values)


def _model_at(model: type[BaseModel] | None, location: tuple[int | str, ...]) -> type[BaseModel] | None:
    for part in location:
        if isinstance(part, str) and model:
            model = _nested(model).get(part)
    return model


@cache
def _nested(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields that hold models, alone or in a list."""
    found = {}
    for name, field in model.model_fields.items():
        candidates = [field.annotation, *get_args(field.annotation)]
        inner = next((c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)), None)
        if inner:
            found[name] = inner
    return found


@cache
def translatable(model: type[BaseModel]) -> frozenset[str]:
    """The fields each language writes for itself, at this level of the model."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, Translatable) for mark in field.metadata)
    )


def _lay(original: Mapping, translation: Mapping, model: type[BaseModel], at: str, problems: list[Problem]) -> Mapping:
    """One level of `overlay`; problems are added to the list."""
    texts, nested = translatable(model), _nested(model)
    entries: dict[str, Entry] = dict(original.entries)
    for key, entry in translation.entries.items():
        where = f"{at}{key}"
        if key in texts:
            entries[key] = entry
        elif key in nested and key in original.entries:
            entries[key] = _lay_nested(original.entries[key], entry, nested[key], where, problems)
        elif key != "id":
            code = "MB203" if key in model.model_fields else "MB101"
            values = {"key": key, "hint": nearest(key, texts | nested.keys())}
            problems.append(Problem(translation.path, entry.line, code, where, values))
    problems.extend(_untranslated(original.entries, translation, model, at))
    return Mapping(entries, translation.path, translation.line)


def _untranslated(
    original: MappingType[str, Entry], translation: Mapping, model: type[BaseModel], at: str
) -> Iterator[Problem]:
    for key in original:
        inner = _nested(model).get(key)
        needed = key in translatable(model) or (inner is not None and bool(translatable(inner)))
        if needed and key not in translation.entries:
            yield Problem(translation.path, translation.line, "MB202", f"{at}{key}", {"key": key})


def _lay_nested(original: Entry, entry: Entry, model: type[BaseModel], where: str, problems: list[Problem]) -> Entry:
    match original.value, entry.value:
        case Mapping() as one, Mapping() as other:
            return Entry(entry.line, _lay(one, other, model, f"{where}.", problems))
        case Listing() as ones, Listing() as others:
            return Entry(entry.line, _lay_items(ones, others, model, where, problems))
    problems.append(Problem(entry.value.path, entry.line, "MB115", where, {"value": ""}))
    return original


def _lay_items(ones: Listing, others: Listing, model: type[BaseModel], where: str, problems: list[Problem]) -> Listing:
    originals, translations = _by_id(ones, where, []), _by_id(others, where, problems)
    for id, item in translations.items():
        if id not in originals:
            values = {"id": id, "other": ones.path, "hint": nearest(id, originals)}
            problems.append(Problem(item.path, item.line, "MB201", where, values))
    items: list[Node] = []
    for number, (id, item) in enumerate(originals.items()):
        if id in translations:
            items.append(_lay(item, translations[id], model, f"{where}[{number}].", problems))
        else:
            values = {"id": id, "other": item.path, "hint": ""}
            problems.append(Problem(others.path, others.line, "MB201", where, values))
    return Listing(tuple(items), others.path, others.line)


def _by_id(listing: Listing, where: str, problems: list[Problem]) -> dict[str, Mapping]:
    found: dict[str, Mapping] = {}
    for number, item in enumerate(listing.items):
        entry = item.entries.get("id") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or entry is None or not isinstance(entry.value, Scalar):
            problems.append(Problem(item.path, item.line, "MB102", f"{where}[{number}].id", {"key": "id"}))
        elif entry.value.text in found:
            first = found[entry.value.text]
            values = {"id": entry.value.text, "other": f"{first.path}:{first.line}"}
            problems.append(Problem(item.path, entry.line, "MB106", f"{where}[{number}].id", values))
        else:
            found[entry.value.text] = item
    return found
