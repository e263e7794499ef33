"""Jinja as the templates in overrides/ know it."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_SVG_TAG = re.compile(r"<svg[^>]*>")


def new_environment(folder: Path) -> Environment:
    """Jinja over the templates in the folder. A name that is not there is an error, not an empty text."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.globals["icon"] = lambda name: _icon(environment.get_template(f"icons/{name}.svg").render().strip())
    return environment


def _icon(svg: str) -> Markup:
    """The drawing as it stands in a document, whose style says once what all icons have in common."""
    return Markup(_SVG_TAG.sub('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">', svg, count=1))
