"""The web editor's forms and settings: those of the models, the content and mkdocs.yml."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from malbild.checks.body.link_targets import resolve
from malbild.model.schema import KINDS
from malbild.project.config import Project
from malbild.project.contact import Contact
from malbild.publish.web_editor.forms import MEDIA
from malbild.publish.web_editor.page import content_security_policy, editor_config, wording
from malbild.site.edition import Site


def test_pages_are_in_exactly_one_collection(site: Site, project: Project) -> None:
    collections = editor_config(site, project)["collections"]
    places = [(collection["filter"]["value"], collection["folder"]) for collection in collections]
    assert len(places) == len({collection["name"] for collection in collections})
    for path, page in site.original.documents.items():
        assert places.count((page.meta.kind, f"docs/{path}".rpartition("/")[0])) == 1


def test_form_has_the_fields_of_its_model(site: Site, project: Project) -> None:
    for collection in editor_config(site, project)["collections"]:
        model = KINDS[collection["filter"]["value"]]
        assert {field["name"] for field in collection["fields"]} == {*model.model_fields, "body", "source"}


def test_picture_path_of_every_collection_leads_to_the_folder(site: Site, project: Project) -> None:
    for collection in editor_config(site, project)["collections"]:
        assert collection["media_folder"] == f"/docs/{MEDIA}"
        paths = (p for p in site.original.documents if f"docs/{p}".rpartition("/")[0] == collection["folder"])
        assert resolve(f"{collection['public_folder']}/ny.png", next(paths)) == f"{MEDIA}/ny.png"


def test_form_labels_are_those_of_the_fields(site: Site, project: Project) -> None:
    forms = [collection["fields"] for collection in editor_config(site, project)["collections"]]
    assert {*wording("sv")["labels"]} == {name for fields in forms for name in _names(fields)}


def test_form_of_a_translation_has_texts_and_ids(site: Site, project: Project) -> None:
    perspective = next(c for c in editor_config(site, project)["collections"] if c["name"] == "perspective-malbild")
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


def _names(fields: list[dict[str, Any]]) -> Iterator[str]:
    for field in fields:
        yield field["name"]
        yield from _names(field.get("fields", []))
