"""Direction of text: `dir` beside every `lang`, in a document with a language that runs from right to left."""

import re

from malbild.project.locale import text_direction
from malbild.render.html.typography import map_tags

_LANG = re.compile(r' lang="([A-Za-z0-9-]+)"')
_IN_TAG = re.compile(r'^<(?P<name>[a-zA-Z0-9-]+)\b[^<>]*? lang="(?P<lang>[A-Za-z0-9-]+)"(?! dir(?:ection)?=)')
_SVG = {"svg", "text", "tspan"}  # have a property of their own instead of `dir`


def add_directions(html: str) -> str:
    """Return the HTML with `dir` after each `lang` where any of its languages runs from right to left.

    The attribute also isolates the text: names in two directions keep their order (HTML, 15.3.6).
    """
    if not any(text_direction(lang) == "rtl" for lang in {*_LANG.findall(html)}):
        return html
    return map_tags(html, lambda tag: _IN_TAG.sub(_with_direction, tag))


def _with_direction(found: re.Match[str]) -> str:
    attribute = "direction" if found["name"] in _SVG else "dir"
    return f'{found[0]} {attribute}="{text_direction(found["lang"])}"'
