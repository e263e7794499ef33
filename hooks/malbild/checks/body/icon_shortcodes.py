"""Lint rule for icons and emoji in running text: `:material-heart:`, `:smile:`."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.markdown.body import Body
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_matches
from malbild.project.theme.icons import SHORTCODE, emoji, has_icon, icon_names, icon_shortcode, shortcode_icon
from malbild.project.theme.overrides import Overrides


def check_icon_shortcodes(context: CheckContext) -> Iterator[Diagnostic]:
    """Report unknown names with the closest ones, and icons that stand without words, which nothing reads aloud."""
    overrides = Overrides.of(context.project.root)
    for document in context.bodies:
        body = document.parsed_body
        for line, shortcode in _shortcodes(body):
            name = shortcode.strip(":")
            if not (has_icon(overrides, shortcode_icon(name)) or emoji(name)):
                hint = closest_matches(shortcode, map(icon_shortcode, icon_names(overrides)))
                yield Diagnostic(document.file, line, "MB370", params={"value": shortcode, "hint": hint})
        for link in body.links:
            if SHORTCODE.search(link.text) and not SHORTCODE.sub("", link.text).strip():
                yield Diagnostic(document.file, link.line, "MB371", params={"value": link.text, "target": link.target})
        for span in (*body.words, *body.cells):
            if SHORTCODE.fullmatch(span.text) and has_icon(overrides, shortcode_icon(span.text.strip(":"))):
                yield Diagnostic(document.file, span.line, "MB374", params={"value": span.text})


def _shortcodes(body: Body) -> Iterator[tuple[int, str]]:
    for span in (*body.words, *body.cells):
        if ":" in span.text:
            yield from span.find(SHORTCODE)
