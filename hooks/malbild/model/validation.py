"""A front matter → a model, or the problems that keep it from being one."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from malbild.content.yaml_nodes import Location, Mapping, Scalar, field_path, place_of, to_plain
from malbild.diagnostics.diagnostic import Diagnostic, closest_match
from malbild.model.field_types import Translatable
from malbild.model.schema import KINDS, Meta

Model = type[BaseModel]
# What pydantic calls a mistake, and the code we know it by. Our own fields raise their code at once.
_CODES = {
    "missing": "MB102",
    "extra_forbidden": "MB101",
    "literal_error": "MB112",
    "string_type": "MB113",
    "string_too_long": "MB111",
    "too_long": "MB111",
    "tuple_type": "MB115",
    "model_type": "MB116",
    "too_short": "MB110",
    "int_parsing": "MB119",
    "int_parsing_size": "MB119",
    "int_type": "MB119",
    "int_from_float": "MB119",
    "float_parsing": "MB119",
    "float_type": "MB119",
    "finite_number": "MB119",
}


class ContentValidationError(Exception):
    """The front matter does not fit its model; `problems` says why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__()


def validate(meta: Mapping) -> Meta:
    """The model that the front matter's `kind` names. Raises `Invalid` with all problems."""
    model = model_of(meta)
    try:
        return model.model_validate(to_plain(meta))
    except ValidationError as error:
        mistakes = [details for details in error.errors() if not _follows(details)]
        raise ContentValidationError([_problem(details, meta, model) for details in mistakes]) from None


def model_of(meta: Mapping) -> type[Meta]:
    """The model that `kind` names. Raises `Invalid` where there is none of that name, or where it is left out."""
    entry = meta.entries.get("kind")
    if entry is None:
        _expect_page(meta)
        return KINDS["page"]
    kind = entry.value.text if isinstance(entry.value, Scalar) else ""
    if kind not in KINDS:
        values = {"value": kind, "hint": closest_match(kind, KINDS), "known": ", ".join(KINDS)}
        raise ContentValidationError([Diagnostic(*place_of(meta, ("kind",)), "MB112", "kind", values)])
    return KINDS[kind]


def _expect_page(meta: Mapping) -> None:
    """Raises `Invalid` where all that a page cannot have is what another kind has."""
    foreign = meta.entries.keys() - KINDS["page"].model_fields.keys()
    if foreign and (fitting := [kind for kind, model in KINDS.items() if foreign <= model.model_fields.keys()]):
        values = {"known": " eller ".join(f"kind: {kind}" for kind in fitting)}
        raise ContentValidationError([Diagnostic(*place_of(meta, ()), "MB147", "kind", values)])


@cache
def translatable(model: type[BaseModel]) -> frozenset[str]:
    """The fields each language writes for itself, at this level of the model."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if any(isinstance(mark, Translatable) for mark in field.metadata))


@cache
def nested(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields that hold models, alone or in a list, required or not."""
    found = {name: _model_within(field.annotation) for name, field in model.model_fields.items()}
    return {name: inner for name, inner in found.items() if inner}


@cache
def models() -> tuple[Model, ...]:
    """The kinds of page, and the types that stand within them, each once."""
    found: dict[Model, None] = dict.fromkeys(KINDS.values())
    for kind in KINDS.values():
        found |= dict.fromkeys(_within(kind))
    return tuple(found)


def has_texts(model: type[BaseModel]) -> bool:
    """Whether a language writes anything of its own in the model."""
    return bool(translatable(model)) or any(has_texts(inner) for inner in nested(model).values())


def _within(model: Model) -> Iterator[Model]:
    for inner in nested(model).values():
        yield inner
        yield from _within(inner)


def _model_within(annotation: Any) -> type[BaseModel] | None:
    """`Decision | None` → `Decision`; `tuple[Event, ...]` → `Event`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for model in map(_model_within, get_args(annotation)) if model), None)


def _follows(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because what stands in it was refused."""
    return details["type"] == "too_short" and bool(details["input"])


def _problem(details: ErrorDetails, meta: Mapping, model: type[BaseModel]) -> Diagnostic:
    location, context = details["loc"], details.get("ctx", {})
    code = _CODES.get(details["type"], details["type"] if details["type"].startswith("MB") else "MB103")
    if details["input"] == "" and code != "MB101":
        code = "MB110"
    values: dict[str, Any] = {"value": details["input"], "key": str(location[-1]), "hint": "", "known": ""} | context
    if code == "MB101":
        holder = _model_at(model, location[:-1])
        values["hint"] = closest_match(str(location[-1]), holder.model_fields if holder else ())
    elif code == "MB112":
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        values |= {"hint": closest_match(str(details["input"]), known), "known": ", ".join(known)}
    return Diagnostic(*place_of(meta, location), code, field_path(location), values)


def _model_at(model: type[BaseModel] | None, location: Location) -> type[BaseModel] | None:
    for part in location:
        if isinstance(part, str) and model:
            model = nested(model).get(part)
    return model
