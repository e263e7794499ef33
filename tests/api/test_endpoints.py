"""Endpoints of the API: contents, schema, URLs and reproducibility."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from malbild.api import vision_schemas
from malbild.api.endpoints import api_files
from malbild.render.context import BuildContext
from malbild.site.document import Document
from malbild.site.edition import Site

FIELDS = {
    "statements": "id perspective order text html emphasis keywords decision translation url embed_url oembed_url",
    "perspectives": "id title introduction order statements url embed_url oembed_url",
    "keywords": "id term definition statements pages see_also url embed_url oembed_url",
    "seminars": "id number title date programme url",
    "activities": "id title parties statements keywords status status_as_of summary sources url",
    "parties": "id name type activities url embed_url oembed_url",
    "indicators": "id title measures unit direction area statements keywords series updated url",
}

OPTIONAL = {
    "statements": "body body_html upcoming",
    "activities": "start end result contact",
    "indicators": "party shift next_update",
}


@pytest.fixture(scope="module")
def files(context: BuildContext) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in api_files(context.site, context.urls)}


@pytest.fixture(scope="module")
def responses(files: dict[str, bytes]) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in files.items()}


def test_endpoints_are_those_of_the_contract(files: dict[str, bytes]) -> None:
    lists = {f"api/v1/{lang}/{name}.json" for lang in ("sv", "en") for name in (*FIELDS, "changes")}
    assert set(files) == {"api/v1/index.json", "api/v1/schema.json"} | lists


def test_endpoints_conform_to_published_schema(responses: dict[str, Any]) -> None:
    schema = responses["api/v1/schema.json"]
    Draft202012Validator.check_schema(schema)
    whole = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path, answer in responses.items():
        if path != "api/v1/schema.json":
            whole.validate(answer)
    for endpoint in responses["api/v1/index.json"]["endpoints"]:
        name = endpoint["schema_url"].rpartition("/")[2]
        path = endpoint["url"].removeprefix("https://example.org/malbild/")
        part = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
        Draft202012Validator(part).validate(responses[path])


@pytest.mark.parametrize("name", FIELDS)
def test_schema_item_without_a_field_is_invalid(responses: dict[str, Any], name: str) -> None:
    whole = Draft202012Validator(responses["api/v1/schema.json"])
    for field in FIELDS[name].split():
        answer = json.loads(json.dumps(responses[f"api/v1/sv/{name}.json"]))
        del answer["items"][0][field]
        assert not whole.is_valid(answer), field


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", FIELDS)
def test_items_have_the_fields_of_the_contract(responses: dict[str, Any], lang: str, name: str) -> None:
    answer = responses[f"api/v1/{lang}/{name}.json"]
    assert set(answer) == {"version", "lang", "items"}
    assert answer["lang"] == lang
    assert answer["items"]
    for item in answer["items"]:
        required = set(FIELDS[name].split())
        assert required <= set(item) <= required | set(OPTIONAL.get(name, "").split())
        assert ("body" in item) == ("body_html" in item)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_item_urls_lead_to_page_embed_and_oembed(responses: dict[str, Any], lang: str) -> None:
    base, home = "https://example.org/malbild", "" if lang == "sv" else "/en"
    addresses = {
        ("statements", "lampan-lyser"): (f"{home}/malbild/boende/#lampan-lyser", "statement/lampan-lyser"),
        ("perspectives", "boende"): (f"{home}/malbild/boende/", "perspective/boende"),
        ("keywords", "narhet"): (f"{home}/nyckelord/narhet/", "keyword/narhet"),
    }
    for (name, id), (page, embed) in addresses.items():
        (item,) = (item for item in responses[f"api/v1/{lang}/{name}.json"]["items"] if item["id"] == id)
        assert item["url"] == f"{base}{page}"
        assert item["embed_url"] == f"{base}/embed/v1/{lang}/{embed}/"
        assert item["oembed_url"] == f"{base}/embed/v1/{lang}/{embed}/oembed.json"


def test_urls_are_absolute_and_below_the_site_path(responses: dict[str, Any]) -> None:
    film = "https://example.org/film"  # of a lecture, elsewhere
    found = [address for answer in responses.values() for address in _addresses(answer) if address != film]
    assert len(found) > 90
    for address in found:
        assert address.startswith("https://example.org/malbild/"), address
        assert address.isascii()


def test_programme_item_external_url_is_kept_and_omitted_if_missing(site: Site) -> None:
    item = site.original.seminars[0].meta.programme[0]
    with_film = vision_schemas.ProgrammeItem(
        kind=item.kind, title=item.title, speakers=(), url="https://film.example/1"
    )
    assert with_film.model_dump(exclude_none=True)["url"] == "https://film.example/1"
    assert item.url is None
    with pytest.raises(ValidationError):
        vision_schemas.ProgrammeItem.model_validate({"kind": "film", "title": "x", "speakers": []})


def test_statements_are_in_vision_order_with_text_and_emphasis(responses: dict[str, Any]) -> None:
    items = responses["api/v1/sv/statements.json"]["items"]
    perspectives = responses["api/v1/sv/perspectives.json"]["items"]
    assert [item["id"] for item in items] == [id for page in perspectives for id in page["statements"]]
    assert [page["order"] for page in perspectives] == [1, 2]
    assert [item["order"] for item in items] == [
        number for page in perspectives for number, _ in enumerate(page["statements"], start=1)
    ]
    for item in items:
        assert item["html"].replace("<strong>", "").replace("</strong>", "") == item["text"]
        assert [part.partition("</strong>")[0] for part in item["html"].split("<strong>")[1:]] == item["emphasis"]


def test_keywords_and_statements_refer_to_each_other(responses: dict[str, Any]) -> None:
    statements = responses["api/v1/en/statements.json"]["items"]
    for keyword in responses["api/v1/en/keywords.json"]["items"]:
        assert keyword["statements"] == [item["id"] for item in statements if keyword["id"] in item["keywords"]]


def test_translation_status_is_published(responses: dict[str, Any], site: Site, context: BuildContext) -> None:
    assert responses["api/v1/sv/statements.json"]["items"][0]["translation"] == {
        "source_lang": "sv",
        "status": "original",
    }
    assert responses["api/v1/en/statements.json"]["items"][0]["translation"] == {
        "source_lang": "sv",
        "status": "current",
    }
    files = {artifact.path: artifact.content for artifact in api_files(_untranslated(site), context.urls)}
    items = json.loads(files["api/v1/en/statements.json"])["items"]
    assert {item["translation"]["status"] for item in items} == {"missing"}
    assert items[0]["text"] == responses["api/v1/sv/statements.json"]["items"][0]["text"]


def test_endpoints_are_reproducible_and_readable(files: dict[str, bytes], context: BuildContext) -> None:
    again = {artifact.path: artifact.content for artifact in api_files(context.site, context.urls)}
    assert files == again
    for content in files.values():
        assert content.endswith(b"}\n")
        assert b"\\u" not in content
        assert json.dumps(json.loads(content), ensure_ascii=False, indent=2, sort_keys=True) + "\n" == content.decode()
    assert "Målbild" in files["api/v1/index.json"].decode()


def _untranslated(site: Site) -> Site:
    pages: dict[str, Document[Any]] = dict(site.original.documents)
    return Site(dict(site.editions) | {"en": replace(site.editions["en"], documents=pages)})


def _addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in _addresses(item)]
    if isinstance(value, list):
        return [found for item in value for found in _addresses(item)]
    own_vocabulary = ("json-schema.org",)
    is_address = isinstance(value, str) and urlsplit(value).scheme in ("http", "https")
    return [value] if is_address and urlsplit(value).netloc not in own_vocabulary else []
