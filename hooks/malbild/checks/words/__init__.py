"""Lists of words that the rules look for, as files that editors can read and add to."""

from functools import cache
from pathlib import Path
from typing import Any

from malbild.files.yaml_loader import read_yaml


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Return the lists of `words/NAME.yml` by their names."""
    lists: dict[str, Any] = read_yaml(Path(__file__).parent / f"{name}.yml")
    return lists


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """Return one list as a set."""
    return frozenset(map(str, word_lists(name)[key]))


@cache
def alternatives(name: str, key: str) -> str:
    """Return one list as the alternatives of a regular expression, the longest first."""
    return "|".join(sorted(map(str, word_lists(name)[key]), key=len, reverse=True))
