"""Lint rule for the icons that front matter names."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_matches
from malbild.model.types.pages import Page, Perspective
from malbild.project.theme.icons import has_icon, icon_names
from malbild.project.theme.overrides import Overrides
from malbild.site.document import Document


def check_icons(context: CheckContext) -> Iterator[Diagnostic]:
    """Report icons that neither the look nor Material's package has, with the closest names."""
    overrides = Overrides.of(context.project.root)
    for document in context.original.documents.values():
        for location, name in _references(document):
            if not has_icon(overrides, name):
                hint, known = closest_matches(name, icon_names(overrides)), ", ".join(overrides.icons)
                yield document.diagnostic("MB135", location, value=name, hint=hint, known=known)


def _references(document: Document[Page]) -> Iterator[tuple[Location, str]]:
    meta = document.meta
    if isinstance(meta, Perspective):
        yield ("icon",), meta.icon
        for number, statement in enumerate(meta.statements):
            yield ("statements", number, "icon"), statement.icon
