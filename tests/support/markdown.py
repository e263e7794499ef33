"""Python-Markdown with the extensions of mkdocs.yml."""

from pathlib import Path
from typing import Any

from markdown import Markdown

from malbild.project.yaml_config import items, read_config, text

ALWAYS_ON = ("fenced_code", "tables", "toc")  # MkDocs adds them to those of mkdocs.yml


def new_markdown(root: Path, options: dict[str, dict[str, Any]] | None = None) -> Markdown:
    """Return a converter with the extensions of the project in the folder, and options of some."""
    configured = map(text, items(read_config(root).get("markdown_extensions")))
    known = {"toc": {"toc_depth": 0, "marker": ""}} | (options or {})
    return Markdown(extensions=[*dict.fromkeys((*ALWAYS_ON, *configured))], extension_configs=known)
