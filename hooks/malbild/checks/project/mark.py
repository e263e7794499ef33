"""Lint rule for the project's own mark: what pages, share images and slides cannot render of it."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.theme.mark import FILE, MarkError, read_mark
from malbild.project.theme.overrides import Overrides

_PATH = f"overrides/{FILE}"


def check_mark(context: CheckContext) -> Iterator[Diagnostic]:
    """Report elements, attributes and colours of the mark that are not rendered everywhere."""
    if not (context.project.root / _PATH).is_file():
        return
    try:
        read_mark(Overrides.of(context.project.root))
    except MarkError as error:
        for line, value in error.problems:
            code = "MB471" if value in ("XML", "viewBox") else "MB472"
            yield Diagnostic(_PATH, line, code, params={"value": value})
