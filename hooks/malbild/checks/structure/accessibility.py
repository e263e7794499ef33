"""Lint rules for accessibility statements, which the law wants true and recent."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.accessibility_statement import AccessibilityStatement


def check_accessibility(context: CheckContext) -> Iterator[Diagnostic]:
    """Report a status that its shortcomings contradict, an old assessment, and an authority to verify."""
    for document in context.original.documents.values():
        meta = document.meta
        if not isinstance(meta, AccessibilityStatement):
            continue
        if (meta.status == "full") == bool(meta.shortcomings):
            yield document.diagnostic("MB610", ("status",), value=meta.status, count=len(meta.shortcomings))
        if not meta.is_assessed(context.today):
            yield document.diagnostic("MB611", ("assessed",), value=meta.assessed)
        if context.today > meta.authority.verified_until:
            yield document.diagnostic("MB612", ("authority", "verified_until"), name=meta.authority.name)
