"""Style sheets: the files of overrides/styles/, combined and minified."""

import re

from rcssmin import cssmin

from malbild.project.theme.overrides import Overrides

_COLOURS = ("tokens", "own-tokens", "perspectives")  # the last is made from the site
_PAGE = ("page", "text", "markdown", "tables", "components")
SHEETS = {
    "site.css": (*_COLOURS, "base", "card", "book", "form-controls", *_PAGE, "search", "print"),  # every page
    "conversation.css": ("conversation",),  # the page for a group's conversation
    "embed-generator.css": ("embed-generator",),  # the page that makes the code for an embed
    "figures.css": ("figures",),  # pages with a picture made from front matter
    "slides.css": ("figures", "slides"),  # the slides in the browser
}
"""The style sheets of pages, with their parts in order."""
_CARDS = (*_COLOURS, "base", "card", "embed")
EMBED = (*_CARDS, "embed-print")
"""The parts of the style of embeds."""
COMPONENT = (*_CARDS, "component")
"""The parts of the style of the web component."""
_IN_SHADOW_TREE = (
    (r":root\[data-theme=\"?(\w+)\"?\]", r":host([theme=\1])"),
    (r":root\[data-theme\]", ":host([theme])"),
    (r"(@media \([^)]*width[^{]*\{):root\{", r"\1.embed{"),  # an element cannot be styled by its own width
    (r":root\{color-scheme:light dark;", ":host{"),  # that of the page around it
    (r":root", ":host"),
    (r"@media \((m..)-width", r"@container (\1-width"),
    (r"\bbody\{[^}]*\}", ""),
    (r"([\d.]+)rem\b", lambda size: f"{float(size[1]) * 16:g}px"),  # a page may have another size at its root
    (r"([\d.]+)vw\b", r"\1cqi"),
    (r"--font:[^;]*;", ""),
    (r"--tone:([^;}]+)", r"--tone:var(--malbild-accent,\1)"),
    (r"--(accent|surface|radius):(light-dark\([^)]*\)|[^;}]*)", r"--\1:var(--malbild-\1,\2)"),
)
"""What differs in a shadow tree: the root, the width that counts, and what the page around it decides."""

_COLOUR = re.compile(r"(?P<name>--[a-z0-9-]+):light-dark\([^)]*\);?")
_QUOTED_NAME = re.compile(r'="([a-z][a-z-]*)"\]')
_USED = re.compile(r"var\((--[a-z0-9-]+)\)")
_PLAIN_COLOUR = re.compile(r"--[a-z0-9-]+:#[0-9a-f]+;")


def combine(overrides: Overrides, parts: tuple[str, ...]) -> str:
    """Return the named style sheets as one, in order, minified."""
    return str(cssmin("\n".join(overrides.read(f"styles/{part}.css") for part in parts)))


def component_style(overrides: Overrides) -> str:
    """Return the style of the web component: that of embeds, for a shadow tree of another page."""
    css = _without_unused(combine(overrides, COMPONENT))
    for pattern, replacement in _IN_SHADOW_TREE:
        css = re.sub(pattern, replacement, css)
    return css


def embed_style(overrides: Overrides) -> str:
    """Return the inline style of embeds, without the plain colours that old browsers fall back on.

    Nor has it the colours that nothing in it uses: both would be bytes in every embed. A browser
    without `light-dark()` shows the card in its own colours.
    """
    return _without_unused(combine(overrides, EMBED))


def _without_unused(css: str) -> str:
    used = {*_USED.findall(css)}
    css = _COLOUR.sub(lambda colour: colour[0] if colour["name"] in used else "", css)
    plain, _, tokens = css.partition("@supports")
    return _QUOTED_NAME.sub(r"=\1]", f"{_PLAIN_COLOUR.sub('', plain)}@supports{tokens}")
