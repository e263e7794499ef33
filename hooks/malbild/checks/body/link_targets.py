"""Targets of links and images as an author writes them: a path from one file to another, or an address elsewhere."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from malbild.content.html_allowlist import SCHEMES
from malbild.diagnostics.suggestions import closest_match, did_you_mean

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # the preview, which only its author reaches


def is_path(target: str) -> bool:
    """Return whether the target is a path relative to the file it is written in."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not target.startswith(("/", "\\"))


def is_allowed(target: str) -> bool:
    """Return whether an address elsewhere has an allowed scheme, and a host that others can reach."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme.startswith("http") and (not parts.netloc or parts.hostname in _LOOPBACK):
        return False
    return parts.scheme in SCHEMES


def resolve(path: str, page: str) -> str:
    """Return a path from docs/: `../malbild/boende.md` on the page `stod/index.md` → `malbild/boende.md`."""
    return normpath(join(dirname(page), unquote(path)))


def is_published(path: str, docs: Path) -> bool:
    """Return whether a path from docs/ is a file that is copied to the site: no page, nothing hidden or outside."""
    pure = PurePosixPath(path)
    return pure.suffix != ".md" and not any(part.startswith(".") for part in pure.parts) and (docs / pure).is_file()


def closest_path(path: str, page: str, known: Iterable[str]) -> str:
    """Return a did-you-mean for a missing file, as a path from the page: one of the same name, or the most alike."""
    wanted = resolve(path, page)
    paths = sorted(known)
    same_name = [found for found in paths if basename(found) == basename(wanted)]
    start = dirname(page) or "."
    if len(same_name) == 1:
        return did_you_mean(relpath(same_name[0], start))
    return closest_match(path, (relpath(found, start) for found in paths))
