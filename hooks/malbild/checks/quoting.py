"""Texts without quotation marks that other programs, or YAML itself, take for something else."""

from collections.abc import Iterator
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from malbild.misreadings import in_quotes
from malbild.model import Page
from malbild.nodes import Listing, Location, Mapping, Node, Scalar
from malbild.problems import Problem
from malbild.rich_text import RichText
from malbild.schema import nested
from malbild.site import Document

_SWEDISH = frozenset({"ja", "nej", "y", "n", "sant", "falskt"})  # beside what YAML itself resolves
_CURVED = "”“„"


def check_quoting(document: Document[Page]) -> Iterator[Problem]:
    """Every text of the front matter that stands in the page's own file."""
    for location, scalar, is_text in _scalars(document.nodes, type(document.front), ()):
        if scalar.path != document.file:
            continue
        if scalar.cut:
            yield _problem("MB022", document, location, f"{scalar.text} {scalar.cut}", cut=scalar.cut)
        elif is_text and scalar.is_bare and _is_something_else(scalar.text):
            yield _problem("MB130", document, location, scalar.text, value=scalar.text)
        elif _is_in_curved_quotes(scalar.text):
            yield _problem("MB133", document, location, scalar.text.strip(_CURVED))


def _problem(code: str, document: Document[Page], location: Location, text: str, **values: object) -> Problem:
    name = "-" if isinstance(location[-1], int) else f"{location[-1]}:"
    return document.problem(code, location, line=f"{name} {in_quotes(text)}", **values)


def _scalars(node: Node, model: type[BaseModel] | None, at: Location) -> Iterator[tuple[Location, Scalar, bool]]:
    """Every scalar of a mapping, and whether its field holds text."""
    if not isinstance(node, Mapping) or model is None:
        return
    for key, entry in node.entries.items():
        field = model.model_fields.get(key)
        is_text = field is not None and _holds_text(field.annotation)
        items = entry.value.items if isinstance(entry.value, Listing) else (entry.value,)
        for number, item in enumerate(items):
            location = (*at, key, number) if isinstance(entry.value, Listing) else (*at, key)
            if isinstance(item, Scalar):
                yield location, item, is_text
            else:
                yield from _scalars(item, nested(model).get(key), location)


def _holds_text(annotation: Any) -> bool:
    """Whether the type is text, alone or in a list. A word out of a few, a number or a date is not."""
    inner = get_args(annotation)
    return any(map(_holds_text, inner)) if inner else annotation in (str, RichText)


def _is_something_else(text: str) -> bool:
    """Whether YAML 1.1 makes a truth, a number or nothing of the bare text. A date may stay bare."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
    tags = {tag for tag, pattern in resolvers if pattern.match(text)} - {"tag:yaml.org,2002:timestamp"}
    return bool(tags) or text.lower() in _SWEDISH


def _is_in_curved_quotes(text: str) -> bool:
    return len(text) > 1 and text[0] in _CURVED and text[-1] in _CURVED and not set(text[1:-1]) & set(_CURVED)
