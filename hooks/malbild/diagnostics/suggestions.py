"""Suggestions in diagnostics: an id made of words, and the known name closest to a misspelt one."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_SIMILARITY = 0.7  # of difflib, from 0 to 1


def slugify(text: str) -> str:
    """Return the text as an id of a–z, 0–9 and hyphens: `Öppen vård på natten` → `oppen-vard-pa-natten`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def closest_match(word: str, known: Iterable[str]) -> str:
    """Return a did-you-mean with the known name closest to the word by their ids, or an empty text."""
    found = closest_name(word, known)
    return did_you_mean(found) if found else ""


def closest_name(word: str, known: Iterable[str]) -> str:
    """Return the known name that is closest to the word by their ids, or an empty text."""
    names = {slugify(name): name for name in sorted(known)}
    found = get_close_matches(slugify(word), names, n=1, cutoff=_SIMILARITY)
    return names[found[0]] if found else ""


def closest_matches(word: str, known: Iterable[str]) -> str:
    """Return a did-you-mean with up to three of the closest names, or an empty text."""
    names = {slugify(name): name for name in known}
    found = [f'"{names[id]}"' for id in get_close_matches(slugify(word), names, n=3, cutoff=_SIMILARITY)]
    return f" Menade du {' eller '.join(filter(None, (', '.join(found[:-1]), found[-1])))}?" if found else ""


def allowed_names(names: Iterable[str]) -> str:
    """Return the sentence that lists the names, with the space before it, or an empty text where there is none."""
    listed = ", ".join(names)
    return f" Här kan stå: {listed}." if listed else ""


def did_you_mean(name: str) -> str:
    """Return the sentence that suggests a name, with the space before it."""
    return f' Menade du "{name}"?'
