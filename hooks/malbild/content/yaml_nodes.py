"""YAML nodes of front matter: texts, lists and mappings, each with its file and line.

Every scalar stays text: `no`, `1.10` and `2021-04-23` mean what the schema says, not what YAML 1.1 resolves them to.
"""

from dataclasses import dataclass, replace
from typing import cast


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its place."""

    text: str
    path: str
    line: int
    is_bare: bool = False  # without quotation marks
    comment: str = ""  # from a # on the same line


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes with the place of its beginning."""

    items: tuple["Node", ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries by key, with the place of its beginning."""

    entries: dict[str, "Entry"]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's line and its value."""

    line: int
    value: "Node"


Node = Scalar | Listing | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]
Location = tuple[int | str, ...]
"""Keys and list indices from the front matter inwards: `("statements", 1, "text")`."""


def moved(mapping: Mapping, lines: int) -> Mapping:
    """Return the mapping with every line number greater by `lines`."""
    return cast(Mapping, _moved(mapping, lines))


def _moved(node: Node, lines: int) -> Node:
    match node:
        case Mapping():
            entries = {key: Entry(one.line + lines, _moved(one.value, lines)) for key, one in node.entries.items()}
            return replace(node, entries=entries, line=node.line + lines)
        case Listing():
            items = tuple(_moved(item, lines) for item in node.items)
            return replace(node, items=items, line=node.line + lines)
        case _:
            return replace(node, line=node.line + lines)


def to_plain(node: Node) -> Plain:
    """Return the node as text, list or dict, without places."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [to_plain(item) for item in node.items]
        case Mapping():
            return {key: to_plain(entry.value) for key, entry in node.entries.items()}


def place_of(meta: Mapping, location: Location) -> tuple[str, int]:
    """Return the file and line of the value at the location, or of the closest node around it."""
    node: Node = meta
    path, line = node.path, node.line
    for part in location:
        match node:
            case Mapping() if part in node.entries:
                entry = node.entries[str(part)]
                node = entry.value
                path, line = node.path, node.line if isinstance(node, Scalar) else entry.line
            case Listing() if isinstance(part, int) and part < len(node.items):
                node = node.items[part]
                path, line = node.path, node.line
            case _:
                break
    return path, line


def field_path(location: Location) -> str:
    """Format `("statements", 1, "text")` as `statements[1].text`. The index of a list's own item is left out."""
    if location and isinstance(location[-1], int):
        location = location[:-1]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
