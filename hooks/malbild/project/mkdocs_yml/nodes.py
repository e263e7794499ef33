"""YAML nodes of mkdocs.yml, read without MkDocs.

Nodes keep their lines, and MkDocs' own tags need no meaning here. Checking the content stays fast.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from malbild.content.source_text import open_file, read_text
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import allowed_names, closest_match
from malbild.files.yaml_loader import LOADER

CONFIG = "mkdocs.yml"
ENV = "!ENV"
"""The tag of a value from the environment."""


class NodeTypeError(Exception):
    """A node of another type than expected; `line` is its line in mkdocs.yml."""

    def __init__(self, node: yaml.Node | None) -> None:
        self.line = line_of(node) if node else 1
        super().__init__()


def compose_config(root: Path) -> yaml.MappingNode:
    """Return the mapping of mkdocs.yml.

    Raises `SourceError`, `yaml.MarkedYAMLError` and `NodeTypeError`.
    """
    node = yaml.compose(read_text(open_file(root / CONFIG, CONFIG), CONFIG), Loader=LOADER)
    if not isinstance(node, yaml.MappingNode):
        raise NodeTypeError(node)
    return node


def read_config(root: Path) -> dict[str, yaml.Node]:
    """Return the top level of mkdocs.yml. Raises what `compose_config` does."""
    return entries(compose_config(root))


def entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the entries of a mapping. Raises `NodeTypeError`."""
    if not isinstance(node, yaml.MappingNode):
        raise NodeTypeError(node)
    return {text(key): value for key, value in node.value}


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list. Raises `NodeTypeError`."""
    if not isinstance(node, yaml.SequenceNode):
        raise NodeTypeError(node)
    return list(node.value)


def named_items(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the name and the value of each item: `- search`, `- i18n: {}` or, in a mapping, `i18n: {}`."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else (node,):
        if isinstance(item, yaml.MappingNode):
            yield from item.value
        else:
            yield item, item


def text(node: yaml.Node | None) -> str:
    """Return the text of a scalar, or of the environment variable that `!ENV` names. Raises `NodeTypeError`."""
    if node and node.tag == ENV:
        return _environment_value(node)
    if not isinstance(node, yaml.ScalarNode):
        raise NodeTypeError(node)
    return str(node.value)


def _environment_value(node: yaml.Node) -> str:
    """Return the first variable that is set of `!ENV NAME` or `!ENV [NAME, default]`, or the default."""
    names = [str(node.value)] if isinstance(node, yaml.ScalarNode) else [text(item) for item in items(node)]
    default = names.pop() if len(names) > 1 else ""
    return next((os.environ[name] for name in names if os.environ.get(name)), default)


def is_true(node: yaml.Node | None) -> bool:
    """Return whether the value is true, in one of the ways in which YAML 1.1 writes it."""
    return isinstance(node, yaml.ScalarNode) and text(node).lower() in ("true", "yes", "on")


def line_of(node: yaml.Node) -> int:
    """Return the node's line, from 1."""
    return int(node.start_mark.line) + 1


def is_empty(node: yaml.Node | None) -> bool:
    """Return whether the node is left out or has no value."""
    return node is None or (isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null"))


def known_entries(
    node: yaml.Node | None, field: str, names: tuple[str, ...], diagnostics: list[Diagnostic]
) -> dict[str, yaml.Node]:
    """Return the entries of those names; report every other, and a node that is no mapping."""
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        diagnostics.append(node_diagnostic("MB116", node, field, known=allowed_names(names)))
        return {}
    for key, _ in node.value:
        if key.value not in names:
            params = {"hint": closest_match(str(key.value), names), "known": allowed_names(names)}
            diagnostics.append(node_diagnostic("MB101", key, f"{field}.{key.value}", key=key.value, **params))
    return {key.value: value for key, value in node.value if key.value in names}


def node_diagnostic(code: str, node: yaml.Node, field: str, **params: object) -> Diagnostic:
    """Return a diagnostic at the node's line in mkdocs.yml."""
    return Diagnostic(CONFIG, line_of(node), code, field, params)
