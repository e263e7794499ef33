"""The project's own YAML: wording, catalogue, lock. Content has a stricter reader (`front_matter`)."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster


def read_yaml(path: Path) -> Any:
    """What the file holds. Raises OSError, UnicodeDecodeError and yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506  # it is the safe one
