"""Lint rule: `markdown_extensions` in mkdocs.yml names those that render what the other rules let pass."""

from collections.abc import Iterator

import yaml

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.project.mkdocs_yml.nodes import line_of, node_diagnostic, read_config

FIELD = "markdown_extensions"
DIALECT = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption", "pymdownx.blocks.definition", "pymdownx.blocks.details", "pymdownx.blocks.tab",
    "pymdownx.caret", "pymdownx.details", "pymdownx.fancylists", "pymdownx.keys", "pymdownx.mark", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde", "malbild.content.markdown_extension",
)  # fmt: skip
"""The engine's only list of them; each project's mkdocs.yml is held to it, and `make new-site` writes it."""
_ALWAYS_ON = ("fenced_code", "toc")  # MkDocs adds them; naming them without options changes nothing


def check_markdown_extensions(context: CheckContext) -> Iterator[Diagnostic]:
    """Report an extension that is missing from the list, and one that has no effect or options that have none."""
    node = read_config(context.project.root).get(FIELD)
    if not isinstance(node, yaml.SequenceNode):
        return
    named = dict(map(_name, node.value))
    missing = [name for name in DIALECT if name not in named]
    if missing:
        yield node_diagnostic("MB350", node, FIELD, value=", ".join(missing), line=f"- {missing[0]}")
    for name, (item, has_options) in named.items():
        if name not in (*DIALECT, *_ALWAYS_ON) or (has_options and name in _ALWAYS_ON):
            hint = closest_match(name, missing) if missing else ""
            yield node_diagnostic("MB369", item, f"{FIELD}[{line_of(item) - line_of(node)}]", value=name, hint=hint)


def _name(item: yaml.Node) -> tuple[str, tuple[yaml.Node, bool]]:
    """Return the extension that an item of the list names, and whether it has options."""
    if isinstance(item, yaml.MappingNode) and item.value:
        return str(item.value[0][0].value), (item, True)
    return str(item.value), (item, False)
