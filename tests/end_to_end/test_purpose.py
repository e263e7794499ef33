"""The vision's purpose in everything that the made-up county publishes, and nothing of it where there is none."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pptx import Presentation

from malbild.api.index import build_index
from malbild.model.types.rich_text import RichText
from malbild.model.types.settings import Purpose
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site
from malbild.site.embeds import embeds
from malbild.site.slides import MAX_PURPOSE, slides
from malbild.site.urls import Urls
from tests.support.rendering import HOSTILE_TEXT, render_shortcodes
from tests.support.website import Website, language_of

SV = "Alla i Sagolunds län ska kunna somna lugnt och veta att någon är vaken."
EN = "Everyone in Sagolund County should be able to fall asleep calmly and know that someone is awake."
PAGES = {"sv": "malbild/", "en": "en/malbild/"}


def _with_purpose(site: Site, purpose: Purpose | None) -> Site:
    """Return the site with another purpose, in the original language alone."""
    original = replace(site.original, settings=site.original.settings.model_copy(update={"purpose": purpose}))
    others = {
        lang: replace(edition, settings=original.settings, original=original)
        for lang, edition in site.editions.items()
        if edition.original
    }
    return Site({original.lang: original} | others)


def _purpose(site: Site, text: str) -> Purpose:
    purpose = site.original.settings.purpose
    assert purpose
    return purpose.model_copy(update={"text": RichText.parse(text)})


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_vision_page_shows_purpose_decision_and_adopted_wording(website: Website, lang: str) -> None:
    page = website.pages[PAGES[lang]]
    (heading,) = page.xpath("//*[@id='syfte']")
    text, *others = list(heading.itersiblings("p"))[:3]
    assert text.text_content() == {"sv": SV, "en": EN}[lang]
    assert next(strong.text for strong in text.iter("strong")) in ("somna lugnt", "fall asleep calmly")
    if lang == "en":
        adopted = others.pop(0)
        assert adopted.text_content().endswith(SV)
        assert language_of(adopted) == "sv"
    assert "2031" in others[0].text_content()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_texts_beside_the_pages_have_the_purpose(built_site: Path, lang: str) -> None:
    text, folder = {"sv": SV, "en": EN}[lang], built_site / ("" if lang == "sv" else lang)
    assert text in (folder / "llms.txt").read_text(encoding="utf-8")
    assert text in (folder / "malbild" / "index.md").read_text(encoding="utf-8").replace("**", "")
    entries = json.loads((built_site / "search" / f"{lang}.json").read_bytes())["entries"]
    assert any(text in entry.get("text", "") and entry["url"].endswith("#syfte") for entry in entries)
    embed = html.parse(built_site / "embed" / "v1" / lang / "vision" / "index.html")
    assert text in embed.xpath("string(//p[@class='embed__text'])")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_presentation_and_book_have_the_purpose(built_site: Path, lang: str) -> None:
    text = {"sv": SV, "en": EN}[lang]
    (file,) = (built_site / "material").glob(f"*-{lang}.pptx")
    shown = [
        [shape.text_frame.text for shape in pptx_slide.shapes if shape.has_text_frame]
        for pptx_slide in Presentation(str(file)).slides
    ]
    assert sum(texts.count(text) for texts in shown) == 1
    (book,) = (
        *(built_site / "material").glob(f"*-dokument-{lang}.pdf"),
        *(built_site / "material").glob(f"*-document-{lang}.pdf"),
    )
    printed = subprocess.run(["pdftotext", book, "-"], capture_output=True, text=True, check=True).stdout
    assert text in " ".join(printed.split())


def test_api_index_has_the_purpose_of_each_language(built_site: Path) -> None:
    index = json.loads((built_site / "api" / "v1" / "index.json").read_bytes())
    assert [(one["lang"], one["text"], one["translation"]["status"]) for one in index["purpose"]] == [
        ("sv", SV, "original"),
        ("en", EN, "current"),
    ]
    assert index["purpose"][0]["decision"]["date"] == "2031"
    assert "<strong>somna lugnt</strong>" in index["purpose"][0]["html"]


def test_site_without_a_purpose_says_nothing_of_one(renderer: Renderer, site: Site) -> None:
    site = _with_purpose(site, None)
    renderer = Renderer(replace(renderer.context, site=site))
    edition = site.original
    page = render_shortcodes(renderer, edition, edition.documents["malbild/index.md"])
    assert "syfte" not in page.lower()
    assert build_index(site, renderer.context.urls).purpose is None
    assert "syfte" not in renderer.render_text("llms.txt", edition=edition, sections=[[edition.documents["index.md"]]])
    assert not [slide for slide in slides(edition) if slide.purpose]


def test_purpose_without_translation_keeps_its_language(renderer: Renderer, site: Site) -> None:
    site = _with_purpose(site, site.original.settings.purpose)
    edition = site.editions["en"]
    page = render_shortcodes(
        Renderer(replace(renderer.context, site=site)), edition, edition.documents["malbild/index.md"]
    )
    document: Any = html.document_fromstring(page)
    (heading,) = document.xpath("//*[@id='syfte']")
    assert (language_of(heading), language_of(heading.getnext())) == ("en", "sv")
    purposes = build_index(site, Urls.at("https://example.org/", "sv")).purpose
    assert purposes
    assert (purposes[1].text, purposes[1].translation.status) == (SV, "missing")


def test_purpose_with_hostile_text_is_escaped_everywhere(renderer: Renderer, site: Site) -> None:
    purpose = _purpose(site, "Ord")
    hostile = replace(purpose.text, runs=(replace(purpose.text.runs[0], text=HOSTILE_TEXT),))
    site = _with_purpose(site, purpose.model_copy(update={"text": hostile}))
    renderer, edition = Renderer(replace(renderer.context, site=site)), site.original
    (vision,) = (embed for embed in embeds(edition, renderer.context.urls) if embed.kind == "vision")
    pages = (edition.documents[path] for path in ("malbild/index.md", "stod/bilder.md"))
    for page in (renderer.render_embed(vision), *(render_shortcodes(renderer, edition, page) for page in pages)):
        document: Any = html.document_fromstring(page)
        assert HOSTILE_TEXT in document.text_content()
        assert not document.xpath("//img[@onerror] | //script[contains(., 'alert(1)')]")


@pytest.mark.parametrize("length", [MAX_PURPOSE, MAX_PURPOSE + 1])
def test_purpose_too_long_for_a_slide_is_in_its_notes(site: Site, length: int) -> None:
    text = ("lugnt " * length)[:length].rstrip().ljust(length, "x")
    edition: Edition = _with_purpose(site, _purpose(site, text)).original
    (slide,) = (slide for slide in slides(edition) if slide.shows == "vision")
    fits = length <= MAX_PURPOSE
    assert bool(slide.purpose) == fits
    assert (text in [note.text for note in slide.notes]) != fits
