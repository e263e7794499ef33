"""Errors in templates, which a project's own `overrides/` may have, with file and line."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

_FIX = "Rätta mallen. Om filen ligger i projektets mapp overrides kan du ta bort den: då används mallen som följer med."


def describe_template_error(error: TemplateError) -> str:
    """Return a message for the person building: the template, the line, Jinja's words and how to mend it."""
    return f"{_place(error)}Mallen har ett fel. Så säger Jinja: {error.message}\n    {_FIX}"


def _place(error: TemplateError) -> str:
    """Return `overrides/main.html:3: `, or nothing for an error that no template was rendered for."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_from_here(error.filename or error.name or '')}:{error.lineno}: "
    # Jinja gives the frames of a template its file and its lines.
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith((".py", ">"))]
    return f"{_from_here(frames[-1].filename)}:{frames[-1].lineno}: " if frames else ""


def _from_here(file: str) -> str:
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else file
