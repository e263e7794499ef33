"""The commands that build the site and show it while its texts are written."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from malbild.build import build_site
from malbild.commands.arguments import seconds_since
from malbild.diagnostics.diagnostic import CommandError
from malbild.files import writer
from malbild.project.config import Project, read_project
from malbild.project.git import RevisionError, last_commit
from malbild.site.urls import Urls

_FIRST_YEAR = 1980  # of dates in ZIP files, which presentations are


def build(arguments: argparse.Namespace) -> int:
    """Build the whole site in a folder of its own, and replace the previous site when it is complete."""
    root, began = arguments.root, time.perf_counter()
    if time.gmtime().tm_year < _FIRST_YEAR:
        raise CommandError("Datorns klocka går fel: den visar ett år före 1980. Ställ klockan och bygg igen.")
    undated = _set_build_time(root)
    work_dir = root / ".site.building"
    project = read_project(root)
    with writer.exclusive_lock(root):
        writer.restore_previous(root / "site")
        shutil.rmtree(work_dir, ignore_errors=True)
        try:
            writer.replace_site(build_site(project, work_dir, not arguments.pages_only), root / "site")
        finally:
            shutil.rmtree(work_dir, ignore_errors=True)
    print(f"Webbplatsen är byggd i mappen site. Det tog {seconds_since(began)} s.")
    print(f"Titta på den: kör {_as_typed(sys.executable)} -m http.server -d site och öppna http://127.0.0.1:8000/")
    for warning in _before_publishing(project, undated):
        print(warning, file=sys.stderr)
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Show the site in the browser, and each change of its texts at once."""
    from malbild.mkdocs_adapter.serve import serve as serve_site  # noqa: PLC0415  # MkDocs takes long to load

    return serve_site(read_project(arguments.root), arguments.dev_addr)


def _as_typed(program: str) -> str:
    """Return the path of a program from the current folder, if it is below it."""
    path = Path(program)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _before_publishing(project: Project, undated: str) -> Iterator[str]:
    """Yield what keeps a site from being published. `undated` is why git knows no date for it."""
    if undated:
        yield f"Dokumenten har ingen dag. {undated}"
    if Urls.at(project.site_url, project.original).is_local:
        yield f"Sidorna säger att adressen är {project.site_url}. Bygg med SITE_URL=https://… innan du publicerar."


def _set_build_time(root: Path) -> str:
    """Set the time of the last commit as build time in all processes, unless one is set.

    Return why git knows none.
    """
    try:
        os.environ["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH") or str(last_commit(root))
    except RevisionError as error:
        os.environ.pop("SOURCE_DATE_EPOCH", None)  # empty is not the same as unset to MkDocs
        return str(error)
    return ""
