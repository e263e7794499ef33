"""The names of files and folders, which become addresses."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from malbild.problems import Problem
from malbild.project import Project

_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE = re.compile(rf"{_FOLDER.pattern}(\.[a-z0-9]+)+")


def check_names(project: Project) -> Iterator[Problem]:
    """Every file in docs/ lies there itself, and its path can be an address; hidden files are not published.

    A link to a folder is refused too: MkDocs would read its pages twice, and we once.
    """
    docs = project.docs.resolve()
    for path in sorted(project.docs.rglob("*")):
        relative = path.relative_to(project.docs)
        if any(part.startswith(".") for part in relative.parts):
            continue
        file = path.relative_to(project.root).as_posix()
        if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(docs)):
            yield Problem(file, 1, "MB024")
        elif path.is_file() and not _is_page_or_file(relative, project):
            yield Problem(file, 1, "MB023", values={"name": relative.as_posix(), "suggestion": _suggest(relative)})


def _is_page_or_file(path: Path, project: Project) -> bool:
    *folders, name = path.parts
    if not all(_FOLDER.fullmatch(folder) for folder in folders) or not _FILE.fullmatch(name):
        return False
    suffixes = name.split(".")[1:]
    return suffixes[-1] != "md" or suffixes[:-1] in ([], *([lang] for lang in project.languages[1:]))


def _suggest(path: Path) -> str:
    """The path as it could be spelled: `Nära vård.MD` → `nara-vard.md`."""
    *folders, name = (unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in path.parts)
    pure = PurePosixPath(name.lower())
    words = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in (*folders, pure.stem))
    return "/".join(words) + pure.suffix
