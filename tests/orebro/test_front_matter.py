"""Front matter of Örebro's pages, as VS Code and the web editor read it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from malbild.editing.json_schemas import schemas
from tests.support.building import ROOT
from tests.support.editing import read_docs, written

SCHEMAS = {Path(file.path).stem: json.loads(file.content) for file in schemas("sv")}
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def header(path: Path) -> dict[str, Any]:
    """Return front matter as VS Code reads it: YAML 1.2 has no dates."""
    text = path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
    loaded: dict[str, Any] = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return loaded


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_conform_to_their_schema(path: Path) -> None:
    original = path.with_name(re.sub(r"\.en\.md$", ".md", path.name))
    name = header(original).get("kind", "page") + ("" if path == original else ".translation")
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert [*Draft202012Validator(schema).iter_errors(header(path))] == []


def test_unchanged_form_keeps_every_byte() -> None:
    texts = read_docs(ROOT).values()
    assert written(*({"text": text, "change": ""} for text in texts)) == [*texts]
