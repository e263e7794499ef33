"""File names in docs/: their page, their language, and names that make valid addresses."""

import re
from pathlib import PurePath, PurePosixPath

from malbild.diagnostics.suggestions import slugify
from malbild.project.config import Project

RESERVED_FOLDERS = frozenset({"api", "assets", "embed", "redigera", "search"})
"""Folders of the built site that hold no pages: the server sends them with other headers."""

GENERATED_NAMES = frozenset(
    {
        "404.html", "_headers", "_redirects", "feed.xml", "icon-licences.txt", "kalender.ics", "llms.txt",
        "redirects.map", "robots.txt", "sitemap.xml",
    }
)  # fmt: skip
"""Names of files that the build makes at the root of the site, or of a language."""
NAMES_BESIDE_PAGES = frozenset({"bild.png", "index.html", "sidor.json"})
"""Names of files that the build makes beside pages."""

_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE = re.compile(rf"{_FOLDER.pattern}(\.[a-z0-9]+)+")
_TRANSLATION = re.compile(r".+\.([a-z]{2})\.md|(?:settings|search-words)\.([a-z]{2})\.yml")
_AFTER_PAGE = re.compile(r"(?<=\.md)\..*")


def page_and_language(path: PurePath, project: Project) -> tuple[str, str]:
    """Split a path from docs/: `malbild/boende.en.md` → `malbild/boende.md` and `en`."""
    pure = PurePosixPath(path.as_posix())
    lang = PurePosixPath(pure.stem).suffix.removeprefix(".")
    if lang in project.languages:
        return pure.with_name(f"{PurePosixPath(pure.stem).stem}.md").as_posix(), lang
    return pure.as_posix(), project.original


def language_not_used(path: PurePath, project: Project) -> str:
    """Return the language of a translation that the site does not have: `en` of `om.en.md`, else an empty text."""
    found = _TRANSLATION.fullmatch(path.as_posix())
    lang = found[found.lastindex or 0] if found else ""
    return "" if lang in project.languages else lang


def valid_name(path: PurePath, project: Project) -> str:
    """Return the path unchanged where it can be an address, else the nearest that can.

    `Nära vård.EN.MD` → `nara-vard.en.md`; `film.sv.md` and `film.md.txt` → `film.md`.
    """
    return path.as_posix() if _is_valid(path, project) else _slugified(path, project)


def _is_valid(path: PurePath, project: Project) -> bool:
    *folders, name = path.parts
    if not all(_FOLDER.fullmatch(folder) for folder in folders) or not _FILE.fullmatch(name):
        return False
    suffixes = name.split(".")[1:]
    return "md" not in suffixes or suffixes in (["md"], *([lang, "md"] for lang in project.languages[1:]))


def _slugified(path: PurePath, project: Project) -> str:
    *folders, name = path.parts
    pure = PurePosixPath(_AFTER_PAGE.sub("", name.lower()))
    lang = PurePosixPath(pure.stem).suffix.removeprefix(".")
    is_language = pure.suffix == ".md" and lang in project.languages
    stem = pure.stem.removesuffix(f".{lang}") if is_language else pure.stem
    words = "/".join(map(slugify, (*folders, stem)))
    suffixes = (lang if is_language and lang != project.original else "", slugify(pure.suffix))
    return ".".join(filter(None, (words, *suffixes)))
