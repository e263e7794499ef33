"""Every public page stands once in the menu, and everything in the menu is such a page."""

from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic, closest_match
from malbild.project.config import CONFIG, Project
from malbild.site.edition import Edition


def check_menu(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """The menu against the pages. Pages for editors stand outside it."""
    pages = set(edition.documents) | broken
    shown: set[str] = set()
    for path, line in project.shown:
        if path not in pages:
            yield Diagnostic(CONFIG, line, "MB401", "nav", {"value": path, "hint": closest_match(path, pages)})
        elif path in shown:
            yield Diagnostic(CONFIG, line, "MB403", "nav", {"value": path})
        shown.add(path)
    for path, line in project.footer:
        if path not in pages:
            yield Diagnostic(CONFIG, line, "MB401", "extra.footer", {"value": path, "hint": closest_match(path, pages)})
    for path, document in edition.documents.items():
        is_public = document.meta.audience == "public"
        if is_public and path not in shown:
            yield Diagnostic(document.file, 1, "MB402", params={"value": path})
        elif not is_public and path in shown:
            yield document.diagnostic("MB404", ("audience",))
