"""Lint rule for the icons that front matter names."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_matches
from malbild.model.references import find_references
from malbild.project.theme.icons import has_icon, icon_names
from malbild.project.theme.overrides import Overrides


def check_icons(context: CheckContext) -> Iterator[Diagnostic]:
    """Report icons that neither the look nor Material's package has, with the closest names."""
    overrides = Overrides.of(context.project.root)
    for document in context.original.documents.values():
        for reference in find_references(document.meta):
            if reference.kind == "icon" and not has_icon(overrides, reference.id):
                params = {
                    "value": reference.id,
                    "hint": closest_matches(reference.id, icon_names(overrides)),
                    "known": ", ".join(overrides.icons),
                }
                yield document.diagnostic("MB135", reference.location, **params)
