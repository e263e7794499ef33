"""References: fields that name something else, as the types of the fields are marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from malbild.content.yaml_nodes import Location
from malbild.model.schema import Model, nested
from malbild.model.types.fields import ReferenceTo
from malbild.model.types.nested import Frozen


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference with its place in the front matter: the kind and the id, name or path of what it names."""

    location: Location
    kind: str
    id: str


def find_references(part: Frozen, location: Location = ()) -> Iterator[FoundReference]:
    """Yield every reference in a page's metadata, or in a part of it at the location."""
    for name, kind in _kinds(type(part)).items():
        for place, id in _items(getattr(part, name), (*location, name)):
            yield FoundReference(place, kind, id)
    for name in nested(type(part)):
        for place, inner in _items(getattr(part, name), (*location, name)):
            yield from find_references(inner, place)


def _items(value: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    """Yield the items of a list with their places, or the value of another field unless it is left out."""
    if isinstance(value, tuple):
        yield from (((*location, number), item) for number, item in enumerate(value))
    elif value is not None:
        yield location, value


@cache
def _kinds(model: Model) -> dict[str, str]:
    """Return what each field names that is a reference or a list of them."""
    marks = {name: [*_marks((field.annotation, *field.metadata))] for name, field in model.model_fields.items()}
    return {name: found[0].kind for name, found in marks.items() if found}


def _marks(annotations: tuple[Any, ...]) -> Iterator[ReferenceTo]:
    """Yield the marks of references in annotations, as in `tuple[PartyId, ...]`."""
    for annotation in annotations:
        if isinstance(annotation, ReferenceTo):
            yield annotation
        else:
            yield from _marks(get_args(annotation))
