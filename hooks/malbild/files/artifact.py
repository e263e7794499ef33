"""Artifacts: output files before they are written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """An output file: its path from the site's root, and its bytes."""

    path: str
    content: bytes
