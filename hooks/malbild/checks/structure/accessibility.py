"""What an accessibility statement can say that is not so, or is so no longer."""

from collections.abc import Iterator
from datetime import date

from malbild.diagnostics.diagnostic import Problem
from malbild.model.accessibility_statement import AccessibilityStatement
from malbild.site.edition import Edition


def check_accessibility(edition: Edition, today: date) -> Iterator[Problem]:
    """The status fits what is listed; the assessment is fresh; the authority is still the right one."""
    for document in edition.documents.values():
        front = document.front
        if not isinstance(front, AccessibilityStatement):
            continue
        if (front.status == "full") == bool(front.shortcomings):
            yield document.problem("MB610", ("status",), value=front.status, count=len(front.shortcomings))
        if not front.is_assessed(today):
            yield document.problem("MB611", ("assessed",), value=front.assessed)
        if today > front.authority.verified_until:
            yield document.problem("MB612", ("authority", "verified_until"), name=front.authority.name)
