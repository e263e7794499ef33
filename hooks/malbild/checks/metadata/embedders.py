"""Lint rule for embedders: the embeds they show exist."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.site.embedders import embedded_statements
from malbild.site.loading.settings import settings_diagnostic
from malbild.site.urls import Urls


def check_embedders(context: CheckContext) -> Iterator[Diagnostic]:
    """Report parts in the list of embedders that no embed shows."""
    original, project = context.original, context.project
    listed = original.settings.embedders
    if context.unreadable or not listed:
        return
    known = embedded_statements(original, Urls("", project.original))
    for number, embedder in enumerate(listed):
        for place, part in enumerate(embedder.parts):
            if part not in known:
                params = {"value": part, "name": embedder.name, "hint": closest_match(part, known)}
                yield settings_diagnostic(project, "MB530", ("embedders", number, "parts", place), **params)
