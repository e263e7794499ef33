"""Rendered pages without Markdown: every page as its shortcodes alone."""

from typing import Any

from markupsafe import Markup

from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition

HOSTILE_TEXT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}&copy;"


def render_page(renderer: Renderer, edition: Edition, document: Document[Any], body: str) -> str:
    """Render the HTML document of a page with its rendered body, as MkDocs does."""
    template = renderer.environment.get_template("main.html")
    return renderer.finish(template.render(renderer.page_variables(edition, document, body)))


def render_shortcodes(renderer: Renderer, edition: Edition, document: Document[Any]) -> str:
    """Render a page whose body is its shortcodes, followed by a heading of hostile text."""
    body = "".join(
        f"<p>[[{marker.name}{marker.argument and f':{marker.argument}'}]]</p>" for marker in document.shortcodes
    )
    content = renderer.render_body(edition, document, body) + Markup('<h2 id="a">{}</h2>').format(HOSTILE_TEXT)
    return render_page(renderer, edition, document, content)
