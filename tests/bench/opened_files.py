"""The files of MkDocs, Material, static-i18n and pymdown-extensions that a build opens: `make opened-files`.

Each package is counted by its modules and data files; a compiled module counts as its source. The build runs in this
process, so that every file is seen by Python's audit hook for `open` (PEP 578).
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from malbild.files.progress import step

PACKAGES = ("mkdocs", "material", "mkdocs_static_i18n", "pymdownx")


def opened_files(root: Path) -> dict[str, set[str]]:
    """Build the pages of the project in the folder; return the files opened of each package."""
    opened = list[str]()
    sys.addaudithook(lambda event, args: _record(event, args, opened))
    from mkdocs.commands.build import build  # noqa: PLC0415  # imported here, so that its files are counted
    from mkdocs.config import load_config  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        build(load_config(str(root / "mkdocs.yml"), site_dir=folder))
    return by_package(opened)


def _record(event: str, args: tuple[Any, ...], opened: list[str]) -> None:
    if event == "open" and isinstance(args[0], str):
        opened.append(args[0])


def by_package(paths: Iterable[str]) -> dict[str, set[str]]:
    """Return the files of each package, as paths within site-packages."""
    found = defaultdict[str, set[str]](set)
    for path in paths:
        inner = path.rpartition("site-packages/")[2].replace("__pycache__/", "")
        package = inner.partition("/")[0]
        if package in PACKAGES and inner != path:
            found[package].add(inner.partition(".cpython-")[0] + ".py" if inner.endswith(".pyc") else inner)
    return {package: found[package] for package in PACKAGES}


def main() -> None:
    """Print the counts, and with --list the files."""
    with step("Building and listing the opened files"):
        opened = opened_files(Path())
    for package, files in opened.items():
        print(f"{package:20} {len(files):4}")
        if "--list" in sys.argv:
            print(*(f"  {file}" for file in sorted(files)), sep="\n")


if __name__ == "__main__":
    main()
