"""Features of CSS and JavaScript that are newer than the oldest browsers the site is made for.

MDN's browser-compat-data state since when a browser has a feature; a feature is named by its identifier there
(`css.selectors.has`). A prefixed name counts as missing, a partial implementation as supported.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import tinycss2
from tinycss2.ast import Node

from tests.support.building import ROOT

FLOOR = {"safari": (15, 4), "firefox": (115,), "chrome": (109,)}
"""The oldest version of each browser: Safari and Firefox ESR of 2022 and 2023, the last Chromium of Windows 7."""

_DATA = ROOT / "node_modules" / "@mdn" / "browser-compat-data" / "data.json"
# Objects that a script uses without naming their type.
_UNNAMED = (
    "Array", "Clipboard", "Document", "Element", "Event", "HTMLDialogElement", "HTMLElement", "HTMLInputElement",
    "History", "Location", "Map", "Navigator", "Node", "NodeList", "Object", "Set", "String", "Window",
)  # fmt: skip


@cache
def compat_data() -> dict[str, Any]:
    """Return the whole data, about a second's reading."""
    data: dict[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return data


def is_newer(feature: str) -> bool:
    """Return whether a browser at the floor lacks the feature."""
    support = _find(feature)["__compat"]["support"]
    return not all(_has(support.get(browser, []), version) for browser, version in FLOOR.items())


def newer_css(style: str) -> set[str]:
    """Return the newer features of a style sheet, but those that it asks for or has with a prefix too."""
    prefixed = {f"css.properties.{name}" for name in re.findall(r"-webkit-([a-z-]+):", style)}
    return {feature for feature in _css_features(_rules(style)) if is_newer(feature)} - prefixed


def fragile_selectors(style: str) -> list[str]:
    """Return the selector lists that a browser at the floor drops whole for some of their selectors."""
    found = []
    for rule in _all_rules(_rules(style)):
        selectors = _split(rule.prelude)
        newer = [any(map(is_newer, _selector_features(selector))) for selector in selectors]
        if any(newer) and not all(newer):
            found.append(tinycss2.serialize(rule.prelude).strip())
    return found


def newer_apis(script: str) -> set[str]:
    """Return the newer interfaces and members of a script: of the types it names, and of those it need not name."""
    code = re.sub(r"^\s*//.*|\s//.*", "", script, flags=re.M)
    words, members = {*re.findall(r"\w+", code)}, {*re.findall(r"\.(\w+)", code)}
    statics = {*re.findall(r"\b([A-Z]\w+\.\w+)", code)}
    found = set()
    for scope in ("api", "javascript.builtins"):
        interfaces = _find(scope)
        for name in interfaces.keys() & (words | {*_UNNAMED}):
            if name in words:
                found.add(f"{scope}.{name}")
            found |= {f"{scope}.{name}.{member}" for member in members & interfaces[name].keys()}
            own = {static.partition(".")[2] for static in statics if static.startswith(f"{name}.")}
            found |= {f"{scope}.{name}.{static}_static" for static in own if f"{static}_static" in interfaces[name]}
    return {feature for feature in found if "__compat" in _find(feature) and is_newer(feature)}


def _find(feature: str) -> dict[str, Any]:
    entry = compat_data()
    for name in feature.split("."):
        entry = entry[name]
    return entry


def _exists(feature: str) -> bool:
    try:
        return "__compat" in _find(feature)
    except KeyError:
        return False


def _has(statements: Any, floor: tuple[int, ...]) -> bool:
    for statement in statements if isinstance(statements, list) else [statements]:
        is_plain = not {"prefix", "alternative_name", "flags"} & statement.keys()
        if is_plain and _is_within(statement["version_added"], floor):
            return not _is_within(statement.get("version_removed", False), floor)
    return False


def _is_within(version: str | bool | None, floor: tuple[int, ...]) -> bool:
    number = str(version).removeprefix("≤")
    return number[0].isdigit() and tuple(map(int, number.split("."))) <= floor


def _rules(content: Any) -> list[Node]:
    return list(tinycss2.parse_stylesheet(content, skip_comments=True, skip_whitespace=True))


def _all_rules(rules: Iterable[Node]) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.lower_at_keyword == "media":
            yield from _all_rules(_rules(rule.content))


def _css_features(rules: Iterable[Node]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _selector_features(rule.prelude)
            yield from _declared("css.properties", rule.content)
        elif rule.lower_at_keyword != "supports":
            name = f"css.at-rules.{rule.lower_at_keyword}"
            yield name
            yield from _media_features(name, rule.prelude)
            if rule.lower_at_keyword == "media":
                yield from _css_features(_rules(rule.content))
            elif rule.lower_at_keyword in ("font-face", "page"):
                yield from _declared(name, rule.content)


def _media_features(name: str, tokens: Iterable[Node]) -> Iterator[str]:
    for block in tokens:
        if block.type == "() block":
            feature = f"{name}.{block.content[0].lower_value}"
            if _exists(feature):  # not min-width
                yield feature


def _selector_features(tokens: list[Node]) -> Iterator[str]:
    for colon, token in pairwise(tokens):
        if colon == ":" and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if not name.startswith("-"):  # prefixed: of one engine
                yield f"css.selectors.{name}"
        if token.type == "function":
            yield from _selector_features(token.arguments)


def _declared(scope: str, content: list[Node]) -> Iterator[str]:
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            feature = f"{scope}.{one.lower_name}"
            if _exists(feature) and not one.lower_name.startswith("-"):
                yield feature
            yield from _value_features(feature, one.value)


def _value_features(declared: str, tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident" and _exists(f"{declared}.{token.lower_value}"):
            yield f"{declared}.{token.lower_value}"
        elif token.type == "dimension" and _exists(f"css.types.length.{token.lower_unit}"):
            yield f"css.types.length.{token.lower_unit}"
        elif token.type == "function":
            yield from _functions().get(token.lower_name, [])
            yield from _value_features(declared, token.arguments)
        elif token.type == "() block":
            yield from _value_features(declared, token.content)


@cache
def _functions() -> dict[str, list[str]]:
    """Return the functions of values (`light-dark`), each with its identifiers."""
    found: dict[str, list[str]] = {}

    def walk(path: str, entry: dict[str, Any]) -> None:
        for name in entry.keys() - {"__compat"}:
            found.setdefault(name, []).extend([f"{path}.{name}"] if "__compat" in entry[name] else [])
            walk(f"{path}.{name}", entry[name])

    walk("css.types", _find("css.types"))
    return found


def _split(tokens: list[Node]) -> list[list[Node]]:
    selectors: list[list[Node]] = [[]]
    for node in tokens:
        if node == ",":
            selectors.append([])
        else:
            selectors[-1].append(node)
    return selectors
