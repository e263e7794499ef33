"""A front matter as it was written: texts, lists and mappings, each with its place.

Every scalar stays text: `no`, `1.10` and `2021-04-23` mean what the schema says, not what YAML 1.1
guesses.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, and where it stands."""

    text: str
    path: str
    line: int
    is_bare: bool = False  # without quotation marks
    cut: str = ""  # the note that a # begins on the same line


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes, and where it begins."""

    items: tuple["Node", ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their lines and values, and where it begins."""

    entries: dict[str, "Entry"]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a key, and the line of the key."""

    line: int
    value: "Node"


Node = Scalar | Listing | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]
Location = tuple[int | str, ...]
"""Keys and places in lists, from the front matter inwards: `("statements", 1, "text")`."""


def to_plain(node: Node) -> Plain:
    """The node without its places: texts, lists and mappings."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [to_plain(item) for item in node.items]
        case Mapping():
            return {key: to_plain(entry.value) for key, entry in node.entries.items()}


def place_of(meta: Mapping, location: Location) -> tuple[str, int]:
    """The file and line of the value at the location, or of the nearest thing that holds it."""
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
    """`("statements", 1, "text")` → `statements[1].text`; what is wrong in a list is known by its list and line."""
    if location and isinstance(location[-1], int):
        location = location[:-1]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
