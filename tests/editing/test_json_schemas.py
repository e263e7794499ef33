"""JSON Schemas for editors: those of the models, in Swedish."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from malbild.content.front_matter import read
from malbild.content.yaml_nodes import to_plain
from malbild.editing.json_schemas import FOLDER, schemas
from malbild.model import field_docs
from malbild.model.schema import KINDS, Model, models
from malbild.model.validation import ContentValidationError, validate
from tests.checks.test_markdown_forms import render
from tests.support.building import COUNTY, ROOT, CopyOfProject, files, run

SCHEMAS = {Path(file.path).stem: json.loads(file.content) for file in schemas("sv")}
SNIPPETS: dict[str, dict[str, Any]] = json.loads((ROOT / ".vscode/malbild.code-snippets").read_text(encoding="utf-8"))
STATEMENT = {"Formulering", "Formulering, översättning"}
FORMS = {
    "Ruta": '<div class="admonition note">',
    "Text som läsaren öppnar": '<details class="admonition note">',
    "Flikar": 'id="tab-1-2"',
    "Bild med bildtext": "<figcaption>",
    "Kort": '<div class="grid cards"> <ul>',
    "Knapp": 'class="md-button md-button--primary"',
    "Att göra-lista": "<label><input",
    "Förkortning": "(hela namnet)",
    "Fotnot": 'class="footnote-ref"',
    "Tabell": 'class="align-right"',
}


def test_schema_command_writes_a_schema_per_page_type_and_translation(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert run("schema", root).returncode == 0
    made = {file.path: file.content for file in schemas("sv")}
    assert {f"{FOLDER}/{name}": content for name, content in files(root / FOLDER).items()} == made
    names = (f"{kind}{end}" for kind in (*KINDS, "settings") for end in ("", ".translation"))
    assert made.keys() == {f"{FOLDER}/{name}.json" for name in (*names, "search-words", "facts")}


def test_schemas_of_data_files_accept_the_sites_own_and_reject_others() -> None:
    words = yaml.safe_load((COUNTY / "docs" / "search-words.yml").read_text(encoding="utf-8"))
    for name, right, wrong in (
        ("search-words", words, {"synonym": []}),
        ("facts", {"om/index.md": {"3": "webbplatsen"}}, {"om/index.md": {"3": 3}}),
    ):
        schema = Draft202012Validator(SCHEMAS[name])
        assert schema.is_valid(right)
        assert not schema.is_valid(wrong)


def test_translation_schema_rejects_fields_of_the_original() -> None:
    schema = SCHEMAS["perspective.translation"]
    errors = Draft202012Validator(schema).iter_errors({"title": "The resident", "owner": "Somebody"})
    assert [error.validator for error in errors] == ["additionalProperties"]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.anchor)
def test_swedish_field_docs_cover_exactly_the_fields(model: Model) -> None:
    words = yaml.safe_load((field_docs.FOLDER / "sv.yml").read_text(encoding="utf-8"))[model.anchor]
    own = set(field_docs.own_fields(model))
    assert own - {"kind"} <= words.keys() - {"is"} <= own


def test_english_field_docs_are_those_of_the_models() -> None:
    statement = next(type_ for type_ in field_docs.type_docs("en") if type_.anchor == "statement")
    entry = next(field for field in statement.fields if field.name == "icon")
    assert (statement.title, entry.text) == (
        "One adopted sentence of the vision, with the paragraphs under it.",
        "The icon beside it: a file of overrides/icons/ without .svg, or one of Material's: material/heart.",
    )


def expand(lines: list[str]) -> str:
    """Return a snippet with its placeholders at their defaults."""
    text = "\n".join(lines)
    for name, value in {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "22"}.items():
        text = text.replace(f"${{{name}}}", value)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:?([^}]*)\}", r"\1", text)


@pytest.mark.parametrize("name", sorted(SNIPPETS.keys() - STATEMENT - FORMS.keys()))
def test_page_snippet_is_valid(name: str) -> None:
    page = validate(read(expand(SNIPPETS[name]["body"]).encode(), "docs/x.md").meta)
    assert page.kind in KINDS


@pytest.mark.parametrize("name", FORMS)
def test_form_snippet_is_rendered(name: str) -> None:
    text = expand(SNIPPETS[name]["body"]) + ("\n\nFÖRK finns." if name == "Förkortning" else "")
    assert FORMS[name] in render(text)


def test_statement_snippet_in_a_perspective_is_valid() -> None:
    real = (COUNTY / "docs/malbild/boende.md").read_text(encoding="utf-8")
    text = real.replace("\nstatements:\n", "\nstatements:\n" + expand(SNIPPETS["Formulering"]["body"]) + "\n")
    statements: Any = to_plain(read(text.encode(), "docs/x.md").meta)
    assert statements["statements"][0]["id"] == "nytt-id"
    try:
        validate(read(text.encode(), "docs/x.md").meta)
    except ContentValidationError as error:
        pytest.fail("\n".join(map(str, error.diagnostics)))


def test_statement_snippet_offers_existing_icons() -> None:
    icons = re.search(r"\|([a-z,-]+)\|", "\n".join(SNIPPETS["Formulering"]["body"]))
    assert icons
    assert all((ROOT / f"overrides/icons/{icon}.svg").is_file() for icon in icons[1].split(","))
