"""Embed documents and their oEmbed responses, as files."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from malbild.api.endpoints import api_files
from malbild.checks.runner import load_renderable
from malbild.files.artifact import Artifact
from malbild.model.types.rich_text import RichText, Run
from malbild.project.config import read_project
from malbild.publish.embeds import embed_files
from malbild.publish.sharing.share_pages import share_pages
from malbild.render.context import BuildContext
from malbild.render.iframe_height import IframeHeights
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.embeds import Embed, embeds, variants
from malbild.site.queries.follow_up import parties
from tests.support.building import CopyOfProject
from tests.support.website import language_of

HOSTILE_TEXT = RichText.parse("Vi lyssnar 👂🏽 på \"alla\" & 'envar' – **”citat”** " + "långa ord " * 38 + "till slut.")


@pytest.fixture(scope="module")
def files(renderer: Renderer) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in embed_files(renderer)}


@pytest.fixture(scope="module")
def all_embeds(context: BuildContext) -> list[Embed]:
    return [embed for edition in context.site.editions.values() for embed in embeds(edition, context.urls)]


def parse(content: bytes) -> HtmlElement:
    return html.document_fromstring(content.decode())


def test_embeds_cover_the_vision_in_every_language(all_embeds: list[Embed], site: Site) -> None:
    for edition in site.editions.values():
        wanted = {f"embed/v1/{edition.lang}/vision/"}
        wanted |= {f"embed/v1/{edition.lang}/perspective/{page.meta.id}/" for page in edition.perspectives}
        wanted |= {f"embed/v1/{edition.lang}/statement/{card.statement.id}/" for card in edition.statements}
        wanted |= {f"embed/v1/{edition.lang}/keyword/{page.meta.id}/" for page in edition.keywords}
        wanted |= {f"embed/v1/{edition.lang}/party/{page.meta.id}/" for page in parties(edition)}
        assert {embed.path for embed in all_embeds if embed.edition is edition} == wanted


def test_embed_is_self_contained_with_a_canonical_link(files: dict[str, bytes], all_embeds: list[Embed]) -> None:
    for embed in all_embeds:
        page = parse(files[f"{embed.path}index.html"])
        assert page.get("lang") == embed.edition.lang
        assert page.findtext(".//title") == embed.title
        assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert page.xpath("string(//link[@rel='canonical']/@href)") == f"https://example.org/malbild/{embed.page}"
        assert page.xpath("string(//base/@target)") == "_blank"
        assert page.xpath("//@src | //link[@rel='stylesheet'] | //img | //iframe") == []
        assert page.xpath("count(//script)") == page.xpath("count(//style)") == 1


def test_embed_shows_its_statements_exactly(files: dict[str, bytes], all_embeds: list[Embed]) -> None:
    for embed in all_embeds:
        page = parse(files[f"{embed.path}index.html"])
        for card in embed.statements:
            (shown,) = page.xpath("//*[@id=$id]/*[@class='card__text']", id=card.statement.id)
            assert shown.text_content() == card.statement.text.plain
            assert tuple(strong.text for strong in shown.iter("strong")) == card.statement.text.emphasis
            adopted = page.xpath("//*[@id=$id]/*[@class='card__adopted']", id=card.statement.id)
            texts = (card.original.text, *card.original.body) if embed.edition.lang != "sv" else ()
            for shown, text in zip(adopted, texts, strict=True):
                assert language_of(shown) == "sv"
                assert shown.text_content().endswith(text.plain)
        assert len(page.xpath("//*[@class='card__text']")) == len(embed.statements)


def test_embed_has_its_title_text_and_perspective_colour(files: dict[str, bytes], site: Site) -> None:
    perspective, keyword = site.original.perspectives[0].meta, site.original.keywords[0].meta
    purpose = "Målbildens syfte: Alla i Sagolunds län ska kunna somna lugnt och veta att någon är vaken."
    introductions = [page.meta.introduction for page in site.original.perspectives]
    for path, title, texts, colour in (
        ("vision", site.original.locale.t.site, [purpose, *introductions], ""),
        (f"perspective/{perspective.id}", perspective.title, introductions[:1], perspective.id),
        ("statement/lampan-lyser", perspective.title, [], perspective.id),
        (f"keyword/{keyword.id}", keyword.title, [keyword.definition], ""),
    ):
        page = parse(files[f"embed/v1/sv/{path}/index.html"])
        assert page.xpath("string(//h2)") == title
        assert [text.text_content() for text in page.xpath("//*[@class='embed__text']")] == texts
        assert page.xpath("string(//section/@data-perspective)") == colour


def test_embed_headings_begin_at_level_two_without_gaps(files: dict[str, bytes], all_embeds: list[Embed]) -> None:
    for embed in all_embeds:
        levels = [int(h.tag[1]) for h in parse(files[f"{embed.path}index.html"]).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 2
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_oembed_response_follows_the_protocol(
    files: dict[str, bytes], all_embeds: list[Embed], renderer: Renderer
) -> None:
    heights = IframeHeights(renderer.context.design_tokens)
    for embed in all_embeds:
        height = heights.iframe_height(embed, 640)
        answer = json.loads(files[f"{embed.path}oembed.json"])
        assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", embed.title)
        assert (answer["width"], answer["height"]) == (640, height)
        assert answer["provider_url"] == f"https://example.org/malbild/{'en/' if embed.edition.lang == 'en' else ''}"
        shown = html.fragment_fromstring(answer["html"], create_parent=True)
        assert shown.xpath("string(.//iframe/@src)") == f"https://example.org/malbild/{embed.path}"
        assert shown.xpath("string(.//iframe/@title)") == embed.title
        assert shown.xpath("string(.//blockquote/a/@href)") == f"https://example.org/malbild/{embed.page}"


def test_embedded_page_links_to_its_oembed_response(all_embeds: list[Embed], built_site: Path) -> None:
    for embed in all_embeds:
        page = parse((built_site / embed.page / "index.html").read_bytes())
        (link,) = page.xpath("//link[@type='application/json+oembed']/@href")
        assert link.endswith(f"/{embed.path}light-full/oembed.json")


def test_variant_has_its_theme_and_size_in_an_address(
    files: dict[str, bytes], all_embeds: list[Embed], renderer: Renderer
) -> None:
    heights = IframeHeights(renderer.context.design_tokens)
    for embed in all_embeds:
        seen = {}
        for shown in variants(embed):
            page, answer = parse(files[f"{shown.path}index.html"]), json.loads(files[f"{shown.path}oembed.json"])
            look = shown.path.removeprefix(embed.path)
            seen[look] = page.get("data-theme"), "data-compact" in page.attrib
            (link,) = page.xpath("//link[@type='application/json+oembed']/@href")
            assert link == f"https://example.org/malbild/{shown.path}oembed.json"
            frame = html.fragment_fromstring(answer["html"], create_parent=True).find(".//iframe")
            assert frame.get("src") == f"https://example.org/malbild/{shown.path}"
            compact = look.endswith("-compact/")
            assert int(frame.get("height")) == answer["height"] == heights.iframe_height(embed, 640, compact)
        assert seen == {
            f"{theme}-{size}/": (None if theme == "auto" else theme, size == "compact")
            for theme in ("auto", "light", "dark")
            for size in ("full", "compact")
        }


def test_fragment_has_the_content_of_its_embed_and_no_code(files: dict[str, bytes], all_embeds: list[Embed]) -> None:
    for embed in all_embeds:
        page, fragment = parse(files[f"{embed.path}index.html"]), parse(files[f"{embed.path}fragment.html"])
        (whole,), (section,) = page.xpath("//section"), fragment.xpath("//section")
        assert html.tostring(section).strip() == html.tostring(whole).strip()
        assert fragment.xpath("//script | //style | //@style | //iframe | //*[starts-with(name(@*), 'on')]") == []
        assert all(link.startswith("/malbild/") for link in section.xpath(".//@href"))


def test_page_without_embed_links_to_no_oembed_response(built_site: Path) -> None:
    for path in ("", "om/", "en/seminarier/1/"):
        assert b"json+oembed" not in (built_site / path / "index.html").read_bytes()


def test_embeds_are_reproducible(files: dict[str, bytes], context: BuildContext) -> None:
    again = Renderer(BuildContext(context.site, context.project, context.urls))
    assert {artifact.path: artifact.content for artifact in embed_files(again)} == files


def test_resize_script_is_small_and_self_contained(files: dict[str, bytes]) -> None:
    script = files["embed/v1/resize.js"]
    assert len(script) <= 1700
    assert not re.search(rb"https?:|\bimport\b|require|eval|document\.write", script)


def test_embed_of_a_long_text_with_quotes_and_emoji_is_exact(renderer: Renderer, all_embeds: list[Embed]) -> None:
    assert len(HOSTILE_TEXT.plain) > 400
    for shown in _embeds_with(all_embeds):
        page = parse(renderer.render_embed(shown).encode())
        text = page.xpath("string(//*[@class='card__text'])")
        assert text == HOSTILE_TEXT.plain
        assert [strong.text for strong in page.xpath("//*[@class='card__text']/strong")] == ["”citat”"]
        answer = html.fragment_fromstring(renderer.render_embed(shown, "partials/oembed.html"), create_parent=True)
        assert answer.xpath("string(.//iframe/@title)") == shown.title == answer.xpath("string(.//blockquote/a)")


def test_embed_of_a_script_end_tag_stays_text(renderer: Renderer, all_embeds: list[Embed]) -> None:
    words = "</script><script>alert(1)</script>"
    for shown in _embeds_with(all_embeds, RichText(words, (Run(words, bold=False),))):
        page = parse(renderer.render_embed(shown).encode())
        assert page.xpath("count(//script)") == 1
        assert page.xpath("string(//*[@class='card__text'])") == words


def _embeds_with(all_embeds: list[Embed], text: RichText = HOSTILE_TEXT) -> Iterator[Embed]:
    """Yield the embed of a statement in each language, with another text in it."""
    for lang in ("sv", "en"):
        embed = next(e for e in all_embeds if e.kind == "statement" and e.edition.lang == lang)
        (card,) = embed.statements
        statement = card.statement.model_copy(update={"text": text})
        yield replace(embed, name=text.plain, statements=(replace(card, statement=statement),))


def test_edited_statement_changes_exactly_the_files_that_show_it(
    copy_of_project: CopyOfProject, renderer: Renderer
) -> None:
    root = copy_of_project()
    page = root / "docs" / "malbild" / "boende.en.md"
    old, new = "listen to **the end**", "listen until **the end**"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    project = read_project(root)
    edited = Renderer(BuildContext(load_renderable(project), project, renderer.context.urls))
    before, after = ({a.path: a.content for a in _all_that_shows(r)} for r in (renderer, edited))
    changed = {path for path in before if before[path] != after[path]}
    looks = [f"{theme}-{size}" for theme in ("auto", "light", "dark") for size in ("full", "compact")]
    embedded = {"vision", "perspective/boende", "statement/ro-i-rummet", "keyword/lugn"}
    assert changed == {
        *(f"embed/v1/en/{path}/index.html" for path in embedded),
        *(f"embed/v1/en/{path}/{look}/index.html" for path in embedded for look in looks),
        *(f"embed/v1/en/{path}/fragment.html" for path in embedded),
        *(f"embed/v1/en/statement/ro-i-rummet/{look}/oembed.json" for look in looks),
        "embed/v1/en/statement/ro-i-rummet/oembed.json",
        "embed/v1/en/selection/index.html",
        "api/v1/en/statements.json",
        "en/malbild/boende/ro-i-rummet/index.html",
        "en/malbild/boende/ro-i-rummet/bild.png",
        "en/malbild/boende/hitta-stigen/index.html",  # its neighbours link to it
        "en/malbild/arbetslag/bara-tillsammans/index.html",
    }


def _all_that_shows(renderer: Renderer) -> Iterator[Artifact]:
    yield from embed_files(renderer)
    yield from api_files(renderer.context.site, renderer.context.urls)
    yield from share_pages(renderer)


def test_component_is_small_and_from_its_own_site_alone(files: dict[str, bytes]) -> None:
    script = files["embed/v1/component.js"]
    assert len(gzip.compress(script)) <= 4096
    assert not re.search(rb"https?:|\bimport\b|require|eval|document\.write|innerHTML|\{\{", script)
