"""Texts of a front matter that are read as something else than what they were meant as, by programs or by readers."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast, get_args

import yaml
from pydantic import BaseModel

from malbild.content.yaml_errors import in_quotes
from malbild.content.yaml_nodes import Listing, Location, Mapping, Node, Scalar
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.model.rich_text import RichText
from malbild.model.schema import nested
from malbild.site.document import Document

_SWEDISH = frozenset({"ja", "nej", "y", "n", "sant", "falskt"})  # beside what YAML itself resolves
_CURVED = "”“„"
_MARKDOWN = re.compile(
    r"""
    \*\*
    |(?<![\w*])\*(?=\S)[^*]+(?<=\S)\*(?!\w)
    |(?<!\w)_(?=\S)[^_]+(?<=\S)_(?!\w)
    |`[^`]+`
    |&(?:[a-zA-Z]{2,}|\#x?[0-9a-fA-F]+);
    |\[[^\]]*\][ ]?\([^)\s]*(?:\.md|[#/@])
    """,
    re.VERBOSE,
)


def check_quoting(document: Document[Page]) -> Iterator[Diagnostic]:
    """Every text of the front matter that stands in the page's own file."""
    for location, scalar, sort in _scalars(document.nodes, type(document.meta), ()):
        if scalar.path != document.file:
            continue
        if scalar.cut:
            yield _problem("MB022", document, location, f"{scalar.text} {scalar.cut}", cut=scalar.cut)
        elif sort and scalar.is_bare and _is_something_else(scalar.text):
            yield _problem("MB130", document, location, scalar.text, value=scalar.text)
        elif _is_in_curved_quotes(scalar.text):
            yield _problem("MB133", document, location, scalar.text.strip(_CURVED))
        if sort is str and (found := _MARKDOWN.search(scalar.text)):
            yield document.diagnostic("MB143", location, value=scalar.text[found.start() :][:40])


def _problem(code: str, document: Document[Page], location: Location, text: str, **values: object) -> Diagnostic:
    name = "-" if isinstance(location[-1], int) else f"{location[-1]}:"
    return document.diagnostic(code, location, line=f"{name} {in_quotes(text)}", **values)


def _scalars(node: Node, model: type[BaseModel] | None, at: Location) -> Iterator[tuple[Location, Scalar, type | None]]:
    """Every scalar of a mapping, and what sort of text its field holds."""
    if not isinstance(node, Mapping) or model is None:
        return
    for key, entry in node.entries.items():
        sort = _sorts(model).get(key)
        items = entry.value.items if isinstance(entry.value, Listing) else (entry.value,)
        for number, item in enumerate(items):
            location = (*at, key, number) if isinstance(entry.value, Listing) else (*at, key)
            if isinstance(item, Scalar):
                yield location, item, sort
            else:
                yield from _scalars(item, nested(model).get(key), location)


@cache
def _sorts(model: type[BaseModel]) -> dict[str, type | None]:
    """The fields that hold text, alone or in a list. A word out of a few, a number or a date is none."""
    return {name: _text_within(field.annotation) for name, field in model.model_fields.items()}


def _text_within(annotation: Any) -> type | None:
    """`tuple[str, ...] | None` → `str`."""
    if annotation in (str, RichText):
        return cast(type, annotation)
    return next(filter(None, map(_text_within, get_args(annotation))), None)


def _is_something_else(text: str) -> bool:
    """Whether YAML 1.1 makes a truth, a number or nothing of the bare text. A date may stay bare."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
    tags = {tag for tag, pattern in resolvers if pattern.match(text)} - {"tag:yaml.org,2002:timestamp"}
    return bool(tags) or text.lower() in _SWEDISH


def _is_in_curved_quotes(text: str) -> bool:
    return len(text) > 1 and text[0] in _CURVED and text[-1] in _CURVED and not set(text[1:-1]) & set(_CURVED)
