"""Cache of a query's result for as long as its edition lives."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from malbild.site.edition import Edition

V = TypeVar("V")


def cached_by_edition(query: Callable[[Edition], V]) -> Callable[[Edition], V]:
    """Cache the query per edition, which is immutable, for as long as the edition lives."""
    results: WeakKeyDictionary[Edition, V] = WeakKeyDictionary()

    @wraps(query)
    def cached_query(edition: Edition) -> V:
        if edition not in results:
            results[edition] = query(edition)
        return results[edition]

    return cached_query
