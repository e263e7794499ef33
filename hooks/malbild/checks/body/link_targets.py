"""Targets of links and images as an author writes them: a path from one file to another, or an address elsewhere."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from malbild.content.html_allowlist import SCHEMES
from malbild.diagnostics.suggestions import closest_match, did_you_mean

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # the preview, which only its author reaches
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_HOST_FIRST = re.compile(rf"{_HOST.pattern}(?:[/?#]|$)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NO_SCHEME = re.compile(r"(?:www\.|https?(?:/|;|,))", re.IGNORECASE)
_BROKEN_SCHEME = re.compile(r"(?:(?:https?|htps?|ttps?|httpss)[:;,.]?/{0,3})+", re.IGNORECASE)


def is_path(target: str) -> bool:
    """Return whether the target is a path relative to the file it is written in."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not target.startswith(("/", "\\"))


def is_allowed(target: str) -> bool:
    """Return whether an address elsewhere has an allowed scheme, and a host or a receiver that others can reach."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme.startswith("http"):
        is_single = not parts.path.startswith(("/http:/", "/https:/"))  # nor an address after another
        return is_single and bool(_HOST.fullmatch(parts.hostname or "")) and parts.hostname not in _LOOPBACK
    if parts.scheme == "mailto":
        return all(_MAIL.fullmatch(one.strip()) for one in re.split("[,;]", unquote(parts.path)))
    return parts.scheme in SCHEMES and bool(parts.path.strip())


def looks_like_address(target: str) -> bool:
    """Return whether a path is rather an address without its scheme: `www.skr.se`, `https//skr.se`, `namn@skr.se`."""
    return bool(_NO_SCHEME.match(target) or _MAIL.fullmatch(target))


def intended(target: str) -> str:
    """Return a did-you-mean for an address with a wrong scheme, or an empty text."""
    if _MAIL.fullmatch(target):
        return did_you_mean(f"mailto:{target}")
    found = _BROKEN_SCHEME.match(target)
    rest = target[found.end() :] if found else target
    return did_you_mean(f"https://{rest}") if _HOST_FIRST.match(rest) else ""


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
    for found in (f"{wanted}/index.md", f"{wanted}.md"):  # `../stod/` is an address, not a file
        if found in paths:
            return did_you_mean(relpath(found, dirname(page) or "."))
    same_name = [found for found in paths if basename(found) == basename(wanted)]
    start = dirname(page) or "."
    if len(same_name) == 1:
        return did_you_mean(relpath(same_name[0], start))
    return closest_match(path, (relpath(found, start) for found in paths))
