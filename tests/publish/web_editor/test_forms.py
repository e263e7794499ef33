"""The web editor's forms and settings: those of the models, the content and mkdocs.yml."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from malbild.checks.body.link_targets import resolve
from malbild.model.schema import KINDS, models
from malbild.model.types.search_words import SearchWords
from malbild.model.types.settings import Settings
from malbild.project.config import Project
from malbild.project.mkdocs_yml.contact import Contact
from malbild.publish.web_editor.forms import MEDIA
from malbild.publish.web_editor.page import content_security_policy, editor_config, wording
from malbild.site.edition import Site


def test_pages_are_in_exactly_one_collection(site: Site, project: Project) -> None:
    collections = _page_collections(site, project)
    places = [(collection["filter"]["value"], collection["folder"]) for collection in collections]
    assert len(places) == len({collection["name"] for collection in collections})
    for path, page in site.original.documents.items():
        assert places.count((page.meta.kind, f"docs/{path}".rpartition("/")[0])) == 1


def test_form_has_the_fields_of_its_model(site: Site, project: Project) -> None:
    for collection in _page_collections(site, project):
        model = KINDS[collection["filter"]["value"]]
        assert {field["name"] for field in collection["fields"]} == {*model.model_fields, "body", "source"}


def test_picture_path_of_every_collection_leads_to_the_folder(site: Site, project: Project) -> None:
    for collection in _page_collections(site, project):
        assert collection["media_folder"] == f"/docs/{MEDIA}"
        paths = (p for p in site.original.documents if f"docs/{p}".rpartition("/")[0] == collection["folder"])
        assert resolve(f"{collection['public_folder']}/ny.png", next(paths)) == f"{MEDIA}/ny.png"


def test_form_labels_are_those_of_the_fields(site: Site, project: Project) -> None:
    files = editor_config(site, project)["collections"][-1]["files"]
    forms = [form["fields"] for form in (*_page_collections(site, project), *files)]
    assert {*wording("sv")["labels"]} == {name for fields in forms for name in _names(fields)}


def test_form_of_a_translation_has_texts_and_ids(site: Site, project: Project) -> None:
    perspective = next(c for c in _page_collections(site, project) if c["name"] == "perspective-malbild")
    fields = {field["name"]: field for field in perspective["fields"]}
    statement = {field["name"]: field["i18n"] for field in fields["statements"]["fields"]}
    assert {name for name, field in fields.items() if field["i18n"]} >= {"title", "introduction", "statements", "body"}
    assert [fields[name]["i18n"] for name in ("id", "icon", "owner", "reviewed")] == [False] * 4
    assert (statement["id"], statement["text"], statement["questions"]) == ("duplicate", True, True)
    assert (statement["icon"], statement["keywords"], statement["easy"]) == (False, False, False)


@pytest.mark.parametrize(
    ("repository", "backend", "hosts"),
    [
        ("", {"name": "gitea", "repo": "lokal/malbild", "auth_methods": ["token"]}, "'self' blob: data:"),
        (
            "https://github.com/part/malbild",
            {"name": "github", "repo": "part/malbild", "branch": "main"},
            "'self' blob: data: https://github.com https://api.github.com https://www.githubstatus.com",
        ),
        (
            "https://gitlab.com/part/grupp/malbild.git",
            {
                "name": "gitlab",
                "repo": "part/grupp/malbild",
                "branch": "main",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
            },
            "'self' blob: data: https://gitlab.com",
        ),
        (
            "https://gitlab.example.org/part/malbild",
            {
                "name": "gitlab",
                "repo": "part/malbild",
                "branch": "main",
                "base_url": "https://gitlab.example.org",
                "api_root": "https://gitlab.example.org/api/v4",
            },
            "'self' blob: data: https://gitlab.example.org",
        ),
        (
            "https://kod.example.org:3000/part/malbild",
            {
                "name": "gitea",
                "repo": "part/malbild",
                "branch": "main",
                "base_url": "https://kod.example.org:3000",
                "api_root": "https://kod.example.org:3000/api/v1",
            },
            "'self' blob: data: https://kod.example.org:3000",
        ),
    ],
)
def test_editor_backend_and_policy_are_those_of_the_repository(
    site: Site, project: Project, repository: str, backend: dict[str, Any], hosts: str
) -> None:
    kept = replace(project, contact=Contact(repository=repository))
    settings = editor_config(site, kept)
    assert (settings["backend"], settings["publish_mode"]) == (backend, "editorial_workflow")
    assert f"connect-src {hosts};" in content_security_policy(kept)


def test_form_of_the_settings_has_their_fields_and_files(site: Site, project: Project) -> None:
    form = _settings_form(site, project)
    assert (form["file"], form["format"], form["i18n"]) == ("docs/settings.{{locale}}.yml", "malbild-settings", True)
    fields = {field["name"]: field for field in form["fields"]}
    assert fields.keys() == {*Settings.model_fields, "source"}
    shown = [field for field in form["fields"] if field["name"] != "source"]
    assert all(field["label"] and len(field["hint"]) > 20 for field in shown)
    assert fields["site"]["required"] == ["sv"]
    assert not fields["purpose"]["required"]
    purpose = {field["name"]: field for field in fields["purpose"]["fields"]}
    assert (purpose["text"]["i18n"], purpose["text"]["widget"], fields["purpose"]["widget"]) == (True, "text", "object")
    decision = {field["name"]: field["i18n"] for field in purpose["decision"]["fields"]}
    assert decision == {"status": False, "date": False, "reference": True}


def test_data_files_have_forms_of_their_own(site: Site, project: Project, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "uppgifter.yml").touch()
    _, *files = editor_config(site, replace(project, root=tmp_path))["collections"][-1]["files"]
    assert [(file["file"], file["format"], file["i18n"]) for file in files] == [
        ("docs/search-words.yml", "malbild-settings", False),
        ("docs/search-words.en.yml", "malbild-settings", False),
        ("docs/uppgifter.yml", "malbild-text", False),
    ]
    assert {field["name"] for field in files[0]["fields"]} == {*SearchWords.model_fields, "source"}
    _, *without = editor_config(site, project)["collections"][-1]["files"]
    assert [file["label"] for file in without] == ["Sökningens ord (svenska)", "Sökningens ord (engelska)"]


def test_form_of_a_page_has_its_body_after_the_lead(site: Site, project: Project) -> None:
    page = next(form for form in _page_collections(site, project) if form["name"] == "page-om")
    assert [field["name"] for field in page["fields"][:3]] == ["title", "description", "body"]


def test_label_of_a_field_is_that_of_its_type(site: Site, project: Project) -> None:
    pages = {form["name"]: form for form in _page_collections(site, project)}
    statements = next(field for field in pages["perspective-malbild"]["fields"] if field["name"] == "statements")
    labels = {field["name"]: field["label"] for field in statements["fields"]}
    assert labels["body"] == "Stycken under formuleringen"
    assert "Brödtext" in [field.get("label") for field in pages["perspective-malbild"]["fields"]]
    known = {model.anchor: model.model_fields.keys() for model in models()}
    assert all({*own} <= {*known[anchor]} for anchor, own in wording("sv")["own_labels"].items())


def _page_collections(site: Site, project: Project) -> list[dict[str, Any]]:
    return [collection for collection in editor_config(site, project)["collections"] if "folder" in collection]


def _settings_form(site: Site, project: Project) -> dict[str, Any]:
    form = editor_config(site, project)["collections"][-1]["files"][0]
    found: dict[str, Any] = form
    return found


def _names(fields: list[dict[str, Any]]) -> Iterator[str]:
    for field in fields:
        yield field["name"]
        yield from _names(field.get("fields", []))
