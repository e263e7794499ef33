"""Lint rules for front matter texts that YAML or readers take for something else than their author meant."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast, get_args

import yaml
from pydantic import BaseModel

from malbild.checks.context import CheckContext
from malbild.content.yaml_errors import in_quotes
from malbild.content.yaml_nodes import Listing, Location, Mapping, Node, Scalar
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.schema import nested
from malbild.model.types.pages import Page
from malbild.model.types.rich_text import RichText
from malbild.site.document import Document

_SWEDISH = frozenset({"ja", "nej", "y", "n", "sant", "falskt"})  # besides what YAML 1.1 resolves
_CURVED_QUOTES = "”“„"
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


def check_yaml_quoting(context: CheckContext) -> Iterator[Diagnostic]:
    """Report texts that need quotation marks, have curved ones, are cut by a #, or contain Markdown."""
    for page in context.pages:
        for location, scalar, text_type in scalars(page.nodes, type(page.meta), ()):
            if scalar.path == page.file:  # not merged from the original
                yield from _check_scalar(page, location, scalar, text_type)


def _check_scalar(
    document: Document[Page], location: Location, scalar: Scalar, text_type: type | None
) -> Iterator[Diagnostic]:
    if scalar.comment:
        yield _quoted("MB022", document, location, f"{scalar.text} {scalar.comment}", cut=scalar.comment)
    elif text_type and scalar.is_bare and _is_resolved(scalar.text):
        yield _quoted("MB130", document, location, scalar.text, value=scalar.text)
    elif _is_in_curved_quotes(scalar.text):
        yield _quoted("MB133", document, location, scalar.text.strip(_CURVED_QUOTES))
    if text_type is str and (found := _MARKDOWN.search(scalar.text)):
        yield document.diagnostic("MB143", location, value=scalar.text[found.start() :][:40])


def _quoted(code: str, document: Document[Page], location: Location, text: str, **params: object) -> Diagnostic:
    """Return a diagnostic whose hint shows the line with its text in quotation marks."""
    name = "-" if isinstance(location[-1], int) else f"{location[-1]}:"
    return document.diagnostic(code, location, line=f"{name} {in_quotes(text)}", **params)


def scalars(
    node: Node, model: type[BaseModel] | None, location: Location
) -> Iterator[tuple[Location, Scalar, type | None]]:
    """Yield every scalar below a mapping with its location and the type of text that its field holds."""
    if not isinstance(node, Mapping) or model is None:
        return
    for key, entry in node.entries.items():
        text_type = _text_types(model).get(key)
        items = entry.value.items if isinstance(entry.value, Listing) else (entry.value,)
        for number, item in enumerate(items):
            place = (*location, key, number) if isinstance(entry.value, Listing) else (*location, key)
            if isinstance(item, Scalar):
                yield place, item, text_type
            else:
                yield from scalars(item, nested(model).get(key), place)


@cache
def _text_types(model: type[BaseModel]) -> dict[str, type | None]:
    """Return `str`, `RichText` or None by field; enumerations, numbers and dates are no texts."""
    return {name: _text_within(field.annotation) for name, field in model.model_fields.items()}


def _text_within(annotation: Any) -> type | None:
    """Return the text type in an annotation: `tuple[str, ...] | None` → `str`."""
    if annotation in (str, RichText):
        return cast(type, annotation)
    return next(filter(None, map(_text_within, get_args(annotation))), None)


def _is_resolved(text: str) -> bool:
    """Return whether YAML 1.1 resolves the bare text to a boolean, number or null. A date may stay bare."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
    tags = {tag for tag, pattern in resolvers if pattern.match(text)} - {"tag:yaml.org,2002:timestamp"}
    return bool(tags) or text.lower() in _SWEDISH


def _is_in_curved_quotes(text: str) -> bool:
    has_quotes = len(text) > 1 and text[0] in _CURVED_QUOTES and text[-1] in _CURVED_QUOTES
    return has_quotes and not set(text[1:-1]) & set(_CURVED_QUOTES)
