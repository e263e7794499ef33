"""Lint rules for accessibility statements: the law (2018:1937) wants one, true and recent."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.accessibility_statement import AccessibilityStatement
from malbild.project.commands import new_page_command
from malbild.project.mkdocs_yml.nodes import CONFIG

_NEW_PAGE = ("Tillgänglighetsredogörelse", "tillganglighet.md")  # title and path, as in the command


def check_accessibility(context: CheckContext) -> Iterator[Diagnostic]:
    """Report a missing statement, a status that its shortcomings contradict, and what has grown old."""
    documents = context.original.documents.values()
    found = [(page, page.meta) for page in documents if isinstance(page.meta, AccessibilityStatement)]
    if not found and not context.unreadable:
        command = new_page_command(context.project.root, "accessibility", *_NEW_PAGE)
        yield Diagnostic(CONFIG, 1, "MB470", params={"command": command})
    for document, meta in found:
        if (meta.status == "full") == bool(meta.shortcomings):
            yield document.diagnostic("MB610", ("status",), value=meta.status, count=len(meta.shortcomings))
        if not meta.is_assessed(context.today):
            yield document.diagnostic("MB611", ("assessed",), value=meta.assessed)
        if context.today > meta.authority.verified_until:
            yield document.diagnostic("MB612", ("authority", "verified_until"), name=meta.authority.name)
