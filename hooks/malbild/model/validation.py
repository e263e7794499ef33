"""Validation of front matter: a typed model, or diagnostics."""

import re
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from malbild.content.yaml_nodes import Location, Mapping, Scalar, field_path, place_of, to_plain
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import allowed_names, closest_match, did_you_mean
from malbild.model.schema import KINDS, Meta, Model, nested
from malbild.model.types.nested import Frozen

# Code by pydantic's error type. The field types of this project raise their code themselves.
_CODES = {
    "missing": "MB102",
    "extra_forbidden": "MB101",
    "literal_error": "MB104",
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
_PATH = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)*")

M = TypeVar("M", bound=Frozen)


class ContentValidationError(Exception):
    """Front matter that does not fit its model; `diagnostics` holds every reason."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__()


def validate(meta: Mapping) -> Meta:
    """Return front matter as the model its `kind` names.

    Raises `ContentValidationError` with all diagnostics.
    """
    return validate_as(meta, model_of(meta))


def validate_as(meta: Mapping, model: type[M]) -> M:
    """Return the mapping as the model. Raises `ContentValidationError` with all diagnostics."""
    try:
        return model.model_validate(to_plain(meta))
    except ValidationError as error:
        mistakes = [details for details in error.errors() if not _is_consequence(details)]
        raise ContentValidationError([_diagnostic(details, meta, model) for details in mistakes]) from None


def model_of(meta: Mapping) -> type[Meta]:
    """Return the model that `kind` names, `Page` where it is left out.

    Raises `ContentValidationError` for an unknown kind, and where the fields show that another kind was meant.
    """
    entry = meta.entries.get("kind")
    if entry is None:
        _expect_page(meta)
        return KINDS["page"]
    kind = entry.value.text if isinstance(entry.value, Scalar) else ""
    if kind not in KINDS:
        params = {"value": kind, "hint": closest_match(kind, KINDS), "known": ", ".join(KINDS)}
        raise ContentValidationError([Diagnostic(*place_of(meta, ("kind",)), "MB104", "kind", params)])
    return KINDS[kind]


def _expect_page(meta: Mapping) -> None:
    """Raise `ContentValidationError` where another kind has all the fields that `Page` lacks."""
    foreign = meta.entries.keys() - KINDS["page"].model_fields.keys()
    if foreign and (fitting := [kind for kind, model in KINDS.items() if foreign <= model.model_fields.keys()]):
        params = {"known": " eller ".join(f"kind: {kind}" for kind in fitting)}
        raise ContentValidationError([Diagnostic(*place_of(meta, ()), "MB147", "kind", params)])


def _is_consequence(details: ErrorDetails) -> bool:
    """Return whether a list is too short only because its items were rejected."""
    return details["type"] == "too_short" and bool(details["input"])


def _diagnostic(details: ErrorDetails, meta: Mapping, model: Model) -> Diagnostic:
    location = details["loc"]
    code = _code(details)
    params: dict[str, Any] = {"value": details["input"], "key": str(location[-1]), "hint": "", "known": ""}
    params |= details.get("ctx", {})
    if code == "MB101":
        fields = _fields_at(model, location[:-1])
        params |= {"hint": closest_match(str(location[-1]), fields), "known": allowed_names(fields)}
    elif code == "MB116":
        params["known"] = allowed_names(_fields_at(model, location))
    elif code == "MB104":
        known = _allowed_values(str(params["expected"]))
        params |= {"hint": closest_match(str(details["input"]), known), "known": ", ".join(known)}
    elif code == "MB140":
        params["hint"] = _redirect_hint(str(details["input"]))
    return Diagnostic(*place_of(meta, location), code, field_path(location), params)


def _code(details: ErrorDetails) -> str:
    code = _CODES.get(details["type"], details["type"] if details["type"].startswith("MB") else "MB103")
    return "MB110" if details["input"] == "" and code != "MB101" else code


def _redirect_hint(value: str) -> str:
    """Return a did-you-mean for an address that has too much or too little: `/malbild/gammal` → `malbild/gammal/`."""
    path = re.sub(r"^https?://[^/]*", "", value).strip("/ ").removesuffix(".md").removesuffix("/index")
    return did_you_mean(f"{path}/") if _PATH.fullmatch(path) else ""


def _allowed_values(expected: str) -> list[str]:
    """Return the values in pydantic's words for them: `'one', 'two' or 'three'`."""
    return [value.strip(" '") for value in expected.replace(" or ", ",").split(",")]


def _fields_at(model: Model | None, location: Location) -> tuple[str, ...]:
    """Return the names of the fields of the type at a place in the model."""
    for part in location:
        if isinstance(part, str) and model:
            model = nested(model).get(part)
    return tuple(model.model_fields) if model else ()
