"""Settings of mkdocs.yml: those that are used, and an answer to those that are not (`settings.yml`)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import allowed_names, closest_match
from malbild.files.yaml_loader import read_yaml
from malbild.project.mkdocs_yml.nodes import ENV, is_true, named_items, node_diagnostic, text

Rule = Mapping[str, Any]
"""The entry of a setting in `settings.yml`: the type and the values that it allows."""

_TAGS = (ENV, "!relative", "tag:yaml.org,2002:")
_WRONG_TYPE = {"text": "MB113", "list": "MB115", "mapping": "MB116", "flag": "MB077", "paths": "MB115"}
_TEXT, _FLAG, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "bool", "null"))


@cache
def mkdocs_settings() -> Rule:
    """Return the rule of every setting."""
    return dict(read_yaml(Path(__file__).with_name("settings.yml")))


def check_settings(config: yaml.MappingNode, root: Path) -> Iterator[Diagnostic]:
    """Report settings that are unknown, not used here or of another kind than expected, and what they name in vain."""
    yield from _check_keys("", config, mkdocs_settings())
    yield from _check_tags(config)
    for name, value in config.value:
        if _text(name) == "watch" and isinstance(value, yaml.SequenceNode):
            missing = [item for item in value.value if not _text(item) or not (root / _text(item)).exists()]
            yield from (node_diagnostic("MB085", item, "watch", value=_text(item)) for item in missing)


def _check(field: str, name: yaml.Node, value: yaml.Node, rule: Rule) -> Iterator[Diagnostic]:
    """Report what is wrong with a setting or below it. `name` is the node with the line to report."""
    if (value.tag == _NULL and "even_empty" not in rule) or _is_used(_plain(value), rule):
        return
    if "keys" in rule and isinstance(value, yaml.MappingNode):
        for key in {*rule.get("required", ())} - {_text(key) for key, _ in value.value}:
            yield node_diagnostic("MB102", name, field, key=key)
        yield from _check_keys(f"{field}.", value, rule["keys"])
    elif "items" in rule and isinstance(
        value, yaml.SequenceNode | yaml.MappingNode if "named" in rule else yaml.SequenceNode
    ):
        yield from _check_items(field, value, rule)
    elif "each" in rule and isinstance(value, yaml.SequenceNode):
        for item in value.value:
            yield from _check(field, item, item, {"keys": rule["each"], "required": rule.get("required", ())})
    elif "answer" in rule:
        is_harmful = rule.get("harmful") or not _is(rule.get("takes", "any"), value)  # MkDocs refuses other kinds
        code = "MB071" if is_harmful else "MB070"
        yield node_diagnostic(code, name, field, value=_text(name) or field, answer=rule["answer"])
    elif (kind := _expected(rule)) and not _is(kind, value):
        params = {"value": _text(value), "known": allowed_names(rule.get("keys", ()))}
        is_unquoted = kind == "text" and isinstance(value, yaml.ScalarNode)
        yield node_diagnostic("MB086" if is_unquoted else _WRONG_TYPE[kind], value, field, **params)


def _is_used(value: str, rule: Rule) -> bool:
    """Return whether the value is one of those that are used as they are."""
    return value in rule.get("only", ()) or bool("matches" in rule and re.fullmatch(rule["matches"], value))


def _check_keys(prefix: str, node: yaml.Node, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        key = _text(name)
        if key in rules:
            yield from _check(f"{prefix}{key}", name, value, rules[key])
        else:
            yield node_diagnostic("MB072", name, f"{prefix}{key}", value=key, hint=closest_match(key, rules))


def _check_items(field: str, node: yaml.Node, rule: Rule) -> Iterator[Diagnostic]:
    lengths = (1,) if "named" in rule else ()
    for part in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(part, yaml.CollectionNode) and len(part.value) not in lengths:
            yield node_diagnostic("MB113", part, field)
    for name, value in named_items(node):
        key = _text(name)
        item = rule["items"].get(key, rule.get("other", {}))
        if name.tag == _NULL or not key:
            yield node_diagnostic("MB113", name, field)
        elif "answer" in item:
            yield from _check(field, name, name, item)
        elif value is not name and "keys" in item:
            yield from _check(f"{field}.{key}", name, value, item)


def _check_tags(node: yaml.Node) -> Iterator[Diagnostic]:
    if not node.tag.startswith(_TAGS):
        yield node_diagnostic("MB074", node, "", value=node.tag)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _check_tags(item)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _check_tags(name)
            yield from _check_tags(value)


def _expected(rule: Rule) -> str:
    """Return the kind of value that a rule expects, or an empty text where any will do."""
    if "keys" in rule:
        return "mapping"
    if "items" in rule or "each" in rule:
        return "list"
    return "" if rule["takes"] == "any" else str(rule["takes"])


def _is(kind: str, node: yaml.Node) -> bool:
    match kind:
        case "any":
            return True
        case "list" | "paths":
            return isinstance(node, yaml.SequenceNode)
        case "mapping":
            return isinstance(node, yaml.MappingNode)
        case "flag":
            return _plain(node) in ("true", "false")
    return node.tag == _TEXT or node.tag.startswith("!")


def _plain(node: yaml.Node) -> str:
    """Return the text of a scalar, and `true` or `false` for a flag alone, however YAML writes it."""
    value = _text(node)
    if node.tag == _FLAG:
        return "true" if is_true(node) else "false"
    return "" if value in ("true", "false") and node.tag != ENV else value


def _text(node: yaml.Node) -> str:
    """Return the text of a scalar; empty for a list or a mapping."""
    return text(node) if isinstance(node, yaml.ScalarNode) or node.tag == ENV else ""
