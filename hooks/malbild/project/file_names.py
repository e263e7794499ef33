"""What the name of a file in docs/ says: its page, its language, and whether it can be an address."""

import re
from pathlib import PurePath, PurePosixPath

from malbild.diagnostics.suggestions import slugify
from malbild.project.config import Project

OWN_FOLDERS = frozenset({"api", "assets", "embed", "redigera", "search"})
"""What the site makes there is sent with other headers than pages are, and is made anew with every build."""

_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE = re.compile(rf"{_FOLDER.pattern}(\.[a-z0-9]+)+")
_AFTER_PAGE = re.compile(r"(?<=\.md)\..*")


def page_and_language(path: PurePath, project: Project) -> tuple[str, str]:
    """`malbild/invanare.en.md` → `malbild/invanare.md` and `en`. Paths are from docs/."""
    pure = PurePosixPath(path.as_posix())
    lang = PurePosixPath(pure.stem).suffix.removeprefix(".")
    if lang in project.languages:
        return pure.with_name(f"{PurePosixPath(pure.stem).stem}.md").as_posix(), lang
    return pure.as_posix(), project.original


def right_name(path: PurePath, project: Project) -> str:
    """The path as it stands where it can be an address, else as it could be spelled.

    `Nära vård.EN.MD` → `nara-vard.en.md`; `film.sv.md` and `film.md.txt` → `film.md`.
    """
    return path.as_posix() if _is_right(path, project) else _spelled(path, project)


def _is_right(path: PurePath, project: Project) -> bool:
    *folders, name = path.parts
    if not all(_FOLDER.fullmatch(folder) for folder in folders) or not _FILE.fullmatch(name):
        return False
    suffixes = name.split(".")[1:]
    return "md" not in suffixes or suffixes in (["md"], *([lang, "md"] for lang in project.languages[1:]))


def _spelled(path: PurePath, project: Project) -> str:
    *folders, name = path.parts
    pure = PurePosixPath(_AFTER_PAGE.sub("", name.lower()))
    lang = PurePosixPath(pure.stem).suffix.removeprefix(".")
    is_known = pure.suffix == ".md" and lang in project.languages
    stem = pure.stem.removesuffix(f".{lang}") if is_known else pure.stem
    words = "/".join(map(slugify, (*folders, stem)))
    suffixes = (lang if is_known and lang != project.original else "", slugify(pure.suffix))
    return ".".join(filter(None, (words, *suffixes)))
