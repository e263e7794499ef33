"""Icons as inline SVG, in the colour of the text and hidden from screen readers: they always stand beside words."""

import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from malbild.project.theme.icons import SHORTCODE, emoji, icon_file, shortcode_icon
from malbild.project.theme.overrides import Overrides
from malbild.render.html.typography import map_text

_SVG_TAG = re.compile(r"<svg[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class InlineIcons:
    """The icons of the look and of Material's package, as inline SVG."""

    overrides: Overrides

    @cached_property
    def _rendered(self) -> dict[tuple[str, str], Markup]:
        return {}

    def render(self, name: str, css_class: str = "icon") -> Markup:
        """Return the SVG of an icon. Raises FileNotFoundError."""
        key = (name, css_class)
        if key not in self._rendered:
            svg = icon_file(self.overrides, name).read_text(encoding="utf-8").strip()
            self._rendered[key] = _filled(svg, css_class) if "/" in name else _outlined(svg, css_class)
        return self._rendered[key]

    def render_shortcodes(self, html: str) -> str:
        """Replace `:material-heart:` and `:smile:` in the text of HTML. An unknown name stays: MB370 reports it."""
        if not SHORTCODE.search(html):
            return html
        return map_text(html, lambda text: SHORTCODE.sub(self._shortcode, text))

    def _shortcode(self, found: re.Match[str]) -> str:
        try:
            icon = shortcode_icon(found["name"])
            return str(self.render(icon, "icon icon--text")) if icon else emoji(found["name"]) or found[0]
        except FileNotFoundError:
            return found[0]


def _outlined(svg: str, css_class: str) -> Markup:
    """Replace the opening tag of one of the look's icons, whose drawing attributes are in the style sheet."""
    return Markup(_SVG_TAG.sub(f'<svg class="{css_class}" viewBox="0 0 24 24" aria-hidden="true">', svg, count=1))


def _filled(svg: str, css_class: str) -> Markup:
    """Return an icon of Material's package, which is an area and no line, without its comment.

    Its attributes win over the line that the style sheet gives the element around it.
    """
    box = _VIEW_BOX.search(svg)
    body = _COMMENT.sub("", _SVG_TAG.sub("", svg, count=1)).removesuffix("</svg>")
    start = f'<svg class="{css_class}" viewBox="{box[1] if box else "0 0 24 24"}" aria-hidden="true">'
    return Markup(f'{start}<g fill="currentColor" stroke="none">{body}</g></svg>')
