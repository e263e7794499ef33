"""The addresses an author writes: elsewhere, or a path from one file to another."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from malbild.diagnostics.diagnostic import closest_match

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})  # where a preview is shown, and to nobody else


def is_path(address: str) -> bool:
    """Whether the address leads to a file of this site, as seen from the file it stands in."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not address.startswith(("/", "\\"))


def is_allowed(address: str) -> bool:
    """Whether an address elsewhere is of a kind that does no harm, and leads somewhere for others too."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.startswith("http") and (not parts.netloc or parts.hostname in _OWN_COMPUTER):
        return False
    return parts.scheme in SCHEMES


def resolve(path: str, page: str) -> str:
    """`../malbild/invanare.md` on the page `stod/index.md` → `malbild/invanare.md`, from docs/."""
    return normpath(join(dirname(page), unquote(path)))


def is_published(path: str, docs: Path) -> bool:
    """Whether the path from docs/ is that of a file the site has as it is: no page, nothing hidden or outside."""
    pure = PurePosixPath(path)
    return pure.suffix != ".md" and not any(part.startswith(".") for part in pure.parts) and (docs / pure).is_file()


def closest_path(path: str, page: str, known: Iterable[str]) -> str:
    """A hint at the file most like the one that is not there, as a path from the page."""
    wanted = resolve(path, page)
    paths = sorted(known)
    same_name = [found for found in paths if basename(found) == basename(wanted)]
    guess = {relpath(found, dirname(page) or "."): found for found in (same_name if len(same_name) == 1 else paths)}
    return f' Menade du "{next(iter(guess))}"?' if len(same_name) == 1 else closest_match(path, guess)
