"""Errors in templates, which a project's own `overrides/` may have, with file and line."""

import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, TemplateError, TemplateSyntaxError

_FIX = "Rätta mallen. Om filen ligger i projektets mapp overrides kan du ta bort den: då används mallen som följer med."
_ERRORS = (TemplateError, ArithmeticError, AttributeError, FileNotFoundError, LookupError, TypeError, ValueError)
"""What a mistake in a template raises: `{{ missing }}`, `{{ 1 + "a" }}`, `{{ icon("missing") }}`."""


class TemplateRenderError(TemplateError):
    """A template that cannot be rendered; the message is in Swedish, for the person building."""


class ReportingEnvironment(Environment):
    """Jinja environment that says which line of which template cannot be rendered."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the values that all templates share, as a plain mapping: Jinja copies it at each rendering."""
        return {**self.globals, **(d or {})}

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what a template has raised; `TemplateRenderError` for a mistake in one."""
        try:
            super().handle_exception(source)  # gives each frame of a template its file and its line
        except TemplateRenderError:  # of a template within this one
            raise
        except _ERRORS as error:
            raise TemplateRenderError(describe_template_error(error)) from error


def describe_template_error(error: Exception) -> str:
    """Return a message for the person building: the template, the line, Jinja's words and how to mend it."""
    if isinstance(error, TemplateRenderError):
        return str(error)
    words = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return f"{_place(error)}Mallen har ett fel. Så säger Jinja: {words}\n    {_FIX}"


def _place(error: Exception) -> str:
    """Return `overrides/main.html:3: `, or nothing for an error that no template was rendered for."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_from_here(error.filename or error.name or '')}:{error.lineno}: "
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith((".py", ">"))]
    return f"{_from_here(frames[-1].filename)}:{frames[-1].lineno}: " if frames else ""


def _from_here(file: str) -> str:
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else file
