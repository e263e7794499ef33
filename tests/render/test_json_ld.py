"""Structured data (JSON-LD) and Open Graph metadata in the head of pages."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from tests.support.rendering import render_page

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">')


def test_keywords_are_terms_of_one_set(renderer: Renderer) -> None:
    (the_set,) = _data(renderer, "nyckelord/index.md", "DefinedTermSet")
    terms = the_set["hasDefinedTerm"]
    assert [term["termCode"] for term in terms] == ["lugn", "narhet", "ordning"]
    (term,) = _data(renderer, "nyckelord/lugn.md", "DefinedTerm", lang="en")
    assert term["inDefinedTermSet"] == "https://example.org/malbild/en/nyckelord/"
    assert term["inLanguage"] == "en"


def test_seminar_is_an_event_with_day_and_speakers(renderer: Renderer) -> None:
    (event,) = _data(renderer, "seminarier/1.md", "Event")
    assert event["startDate"] == "2031-03-14"
    assert [person["name"] for person in event["performer"]] == ["Ringla Drakfjäll", "Mossa Trollbacke"]
    assert "location" not in event


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_pages_except_the_start_page_have_a_breadcrumb(renderer: Renderer, lang: str) -> None:
    for path, document in renderer.context.site.editions[lang].documents.items():
        found = _data(renderer, path, "BreadcrumbList", lang)
        if path == "index.md":
            assert not found
        else:
            steps = found[0]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert all(step["item"].startswith("https://example.org/malbild/") for step in steps)
            assert steps[-1]["name"] == document.meta.title
            assert steps[-1]["item"] == renderer.context.urls.absolute(renderer.context.urls.page(document, lang))


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "Han sa: \"ja\" & 'nej'", "<!--", "😀 ”så” \u2028 –"]
)
def test_markup_in_metadata_stays_text(site: Site, context: BuildContext, words: str) -> None:
    page = site.original.documents["nyckelord/lugn.md"]
    meta = page.meta.model_copy(update={"title": words, "description": words, "definition": words})
    pages = dict(site.original.documents) | {page.path: replace(page, meta=meta)}
    edition = replace(site.original, documents=pages)
    changed = Renderer(replace(context, site=Site(dict(site.editions) | {"sv": edition})))
    html = render_page(changed, edition, edition.documents[page.path], "")
    (term,) = [data for data in _blocks(html) if data["@type"] == "DefinedTerm"]
    assert (term["name"], term["description"]) == (words, words)
    assert html.lower().count("<script") == html.lower().count("</script>")
    assert "<script>alert" not in html


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_pages_have_open_graph_metadata(renderer: Renderer, lang: str) -> None:
    edition = renderer.context.site.editions[lang]
    for document in edition.documents.values():
        metadata = dict(META.findall(render_page(renderer, edition, document, "")))
        assert metadata["og:url"] == renderer.context.urls.absolute(
            renderer.context.urls.page(document, document.text_lang)
        )
        assert unescape(metadata["og:title"]) == document.meta.title
        assert unescape(metadata["og:description"]) == document.meta.description
        assert metadata["og:locale"] == {"sv": "sv_SE", "en": "en_GB"}[lang]
        assert metadata["twitter:card"] == "summary_large_image"


def _data(renderer: Renderer, path: str, kind: str, lang: str = "sv") -> list[dict[str, Any]]:
    edition = renderer.context.site.editions[lang]
    html = render_page(renderer, edition, edition.documents[path], "")
    return [data for data in _blocks(html) if data["@type"] == kind]


def _blocks(html: str) -> list[dict[str, Any]]:
    return [json.loads(block) for block in BLOCK.findall(html)]
