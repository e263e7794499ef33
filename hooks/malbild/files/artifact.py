"""Files that are made and not written: what they are called and what is in them. `output` writes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """A file of the built site: its path from the site's root, and its bytes."""

    path: str
    content: bytes
