"""References: every field that names something else, with its place."""

from functools import reduce
from typing import Any

from malbild.model.references import find_references
from malbild.site.edition import Site


def test_found_references_are_the_values_at_their_places(site: Site) -> None:
    kinds = set()
    for document in site.original.documents.values():
        for reference in find_references(document.meta):
            meta: Any = document.meta
            assert reduce(_value_at, reference.location, meta) == reference.id
            kinds.add(reference.kind)
    assert kinds == {"figure", "icon", "keyword", "page", "party", "shift", "source", "statement"}


def _value_at(value: Any, part: str | int) -> Any:
    return value[part] if isinstance(part, int) else getattr(value, part)
