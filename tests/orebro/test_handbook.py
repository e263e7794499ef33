"""The editors' handbook: complete, current, and hidden from search."""

import json
import re

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import catalogue
from malbild.diagnostics.reference import reference_entries
from malbild.model import field_docs
from malbild.project.config import read_project
from tests.support.building import ROOT, CopyOfProject, change
from tests.support.website import Website, without_typography

PUBLISHED_TYPES = {
    "page", "perspective", "keyword", "seminar", "easypage", "accessibilitystatement", "sourceref", "decision",
    "statement", "programmeitem", "figure", "bar", "event", "term", "party", "sourceentry", "readerpath", "shift",
    "slide", "removed", "shortcoming", "authority",
}  # fmt: skip
PAGES = [f"redaktion/handbok/{name}" for name in ("", "sidor/", "falt/", "felkoder/", "oversattning/", "skrivsatt/")]


@pytest.mark.parametrize("path", PAGES)
def test_handbook_is_hidden_from_search_engines(path: str, website: Website) -> None:
    page = website.pages[path]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    sitemaps = "".join(file.read_text(encoding="utf-8") for file in website.folder.rglob("sitemap*.xml"))
    assert "/redaktion/" not in sitemaps
    assert "/redaktion/" not in "".join(website.pages[""].xpath("//@href"))


def test_handbook_is_not_in_the_search_index(website: Website) -> None:
    found = json.loads((website.folder / "search/sv.json").read_text(encoding="utf-8"))
    assert [entry for entry in found["entries"] if "redaktion/" in json.dumps(entry)] == []
    assert "invanare/" in json.dumps(found["entries"])


def test_public_pages_are_open_to_search_engines(website: Website) -> None:
    assert website.pages["malbild/"].xpath("//meta[@name='robots']") == []


def test_handbook_documents_every_field(website: Website) -> None:
    page = website.pages["redaktion/handbok/falt/"]
    for type_ in field_docs.type_docs("sv"):
        rows = page.xpath(f"//h2[@id='{type_.anchor}']/following-sibling::div[1]//tbody/tr")
        assert [row.xpath("string(th)") for row in rows] == [field.name for field in type_.fields]
        texts = [without_typography(row.xpath("string(td[1])")) for row in rows]
        assert all(text.startswith(field.text) for text, field in zip(texts, type_.fields, strict=True))


def test_field_docs_anchors_stay_as_published_and_differ() -> None:
    anchors = [type_.anchor for type_ in field_docs.type_docs("sv")]
    assert sorted(anchors) == sorted({*anchors})
    assert {*anchors} >= PUBLISHED_TYPES


def test_handbook_shows_every_code_with_both_examples(website: Website) -> None:
    page = website.pages["redaktion/handbok/felkoder/"]
    for code, entry in catalogue().items():
        heading = page.get_element_by_id(code.lower())
        examples = heading.xpath("ancestor::details[1]/pre")
        assert [example.text_content() for example in examples] == [entry["wrong"], entry["right"]]


def test_handbook_and_readme_quote_a_real_message(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/malbild/invanare.md", "[ansvar, samverkan]", "[ansvar, samvekan]")
    diagnostics = lint(load(read_project(root)))
    (mistake,) = (diagnostic for diagnostic in diagnostics if diagnostic.code == "MB104")
    for text in ("docs/redaktion/handbok/index.md", "README.md"):
        assert str(mistake) in (ROOT / text).read_text(encoding="utf-8"), text


def test_reference_leaves_message_parameters_open() -> None:
    assert [
        entry.code for entry in reference_entries("make") if re.search(r"\{(value|hint|key|limit)\}", entry.message)
    ] == []
    unknown = next(entry for entry in reference_entries("make") if entry.code == "MB104")
    assert unknown.message == '"…" finns inte.'
    assert unknown.hint == "Välj bland: …"


def test_handbook_commands_exist_in_the_makefile(website: Website) -> None:
    text = " ".join(website.pages[path].text_content() for path in PAGES)
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = set(re.findall(r"\bmake ([a-z-]+)", text))
    assert {"check", "serve", "new", "accept-translation", "renew-lock"} <= commands <= targets
