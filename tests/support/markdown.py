"""Python-Markdown with the extensions of mkdocs.yml, and a body of every form that it renders."""

from pathlib import Path
from typing import Any

from markdown import Markdown

from malbild.files.yaml_loader import read_yaml
from malbild.project.mkdocs_yml.nodes import items, read_config, text
from tests.support.building import ROOT

ALWAYS_ON = ("fenced_code", "tables", "toc")  # MkDocs adds them to those of mkdocs.yml


def new_markdown(root: Path, options: dict[str, dict[str, Any]] | None = None) -> Markdown:
    """Return a converter with the extensions of the project in the folder, and options of some."""
    configured = map(text, items(read_config(root).get("markdown_extensions")))
    known = {"toc": {"toc_depth": 0, "marker": ""}} | (options or {})
    return Markdown(extensions=[*dict.fromkeys((*ALWAYS_ON, *configured))], extension_configs=known)


def body_of_every_form() -> str:
    """Return the forms that are rendered, one after another. Footnotes have one name each: one form has both kinds."""
    forms = [form["markdown"] for form in read_yaml(ROOT / "tests/data/markdown_forms.yml") if "code" not in form]
    accepted = [text for text in forms if "[^" not in text and "SKR" not in text]  # SKR is in another glossary
    return "\n\n<!-- -->\n\n".join((*accepted, "Text[^1]\n\n[^1]: Not.\n\n    Mer."))
