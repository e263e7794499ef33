"""Artifacts: output files before they are written."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """An output file: its path from the site's root, and its bytes."""

    path: str
    content: bytes

    @classmethod
    def of_json(cls, path: str, data: object, *, sort_keys: bool = False) -> "Artifact":
        """Return a file of JSON, indented and with a line feed at its end."""
        text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=sort_keys)
        return cls(path, f"{text}\n".encode())
