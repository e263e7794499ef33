"""What an accessibility statement can say that is not so, or is so no longer."""

from collections.abc import Iterator
from datetime import date

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.accessibility_statement import AccessibilityStatement
from malbild.site.edition import Edition


def check_accessibility(edition: Edition, today: date) -> Iterator[Diagnostic]:
    """The status fits what is listed; the assessment is fresh; the authority is still the right one."""
    for document in edition.documents.values():
        meta = document.meta
        if not isinstance(meta, AccessibilityStatement):
            continue
        if (meta.status == "full") == bool(meta.shortcomings):
            yield document.diagnostic("MB610", ("status",), value=meta.status, count=len(meta.shortcomings))
        if not meta.is_assessed(today):
            yield document.diagnostic("MB611", ("assessed",), value=meta.assessed)
        if today > meta.authority.verified_until:
            yield document.diagnostic("MB612", ("authority", "verified_until"), name=meta.authority.name)
