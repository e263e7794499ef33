"""Lint rules for the menu and the footer of mkdocs.yml."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.types.pages import LISTED_KINDS
from malbild.project.mkdocs_yml.nodes import CONFIG


def check_navigation(context: CheckContext) -> Iterator[Diagnostic]:
    """Report unknown and repeated pages, public pages outside the menu, and editors' pages in it."""
    documents, project = context.original.documents, context.project
    pages = documents.keys() | context.unreadable
    shown = set[str]()
    for path, line in project.nav.pages:
        if path not in pages:
            yield Diagnostic(CONFIG, line, "MB401", "nav", {"value": path, "hint": closest_match(path, pages)})
        elif path in shown:
            yield Diagnostic(CONFIG, line, "MB403", "nav", {"value": path})
        shown.add(path)
    for path, line in project.footer:
        if path not in pages:
            yield Diagnostic(CONFIG, line, "MB401", "extra.footer", {"value": path, "hint": closest_match(path, pages)})
    for path, document in documents.items():
        is_public = document.meta.audience == "public"
        if is_public and path not in shown and not isinstance(document.meta, LISTED_KINDS):
            yield Diagnostic(document.file, 1, "MB402", params={"value": path})
        elif not is_public and path in shown:
            yield document.diagnostic("MB404", ("audience",))
