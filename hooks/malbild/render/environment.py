"""Jinja as the templates in overrides/ know it."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from malbild.render.typography import names_whole, part_long_words, sentences_on_lines

_SVG_TAG = re.compile(r"<svg[^>]*>")


def new_environment(folder: Path) -> Environment:
    """Jinja over the templates in the folder. A name that is not there is an error, not an empty text."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=FileSystemBytecodeCache(),  # in the system's folder for what may vanish; 0.2 s a build
        auto_reload=False,  # a preview makes a new environment for each change
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"default": vars, "ensure_ascii": False, "sort_keys": True}
    environment.filters |= {"hyphenated": part_long_words, "lines": sentences_on_lines, "names": names_whole}
    environment.globals["modules"] = cache(lambda name: _modules(folder / "static", name))
    environment.globals["icon_names"] = tuple(sorted(path.stem for path in (folder / "icons").glob("*.svg")))
    environment.globals["icon"] = cache(lambda name: _icon((folder / "icons" / f"{name}.svg").read_text().strip()))
    return environment


def _modules(assets: Path, name: str) -> list[str]:
    """The scripts in a folder of assets, which import each other: named on the page, they are fetched side by side."""
    return [path.relative_to(assets).as_posix() for path in sorted((assets / name).glob("*.js"))]


def _icon(svg: str) -> Markup:
    """The drawing as it stands in a document, whose style says once what all icons have in common."""
    return Markup(_SVG_TAG.sub('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">', svg, count=1))
