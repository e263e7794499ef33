"""The adopted paragraphs under a statement, in everything that the made-up county publishes."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from jsonschema import Draft202012Validator
from lxml import html
from playwright.sync_api import Browser
from pptx import Presentation

from malbild.checks.runner import lint, load
from malbild.documents.kit import EditionLabel
from malbild.documents.pdf.sheets import PrintSheets
from malbild.model.types.rich_text import RichText
from malbild.project.config import read_project
from malbild.project.theme.design_tokens import DesignTokens
from malbild.render.iframe_height import NARROW, WIDE, IframeHeights
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, PlacedStatement, Site
from malbild.site.embeds import embeds
from malbild.site.locks.adoption_lock import LOCK, read_lock
from malbild.site.slides import MAX_STATEMENT, slides
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES, CopyOfProject, change, run
from tests.support.http_server import Serve
from tests.support.printing import text_of, words_outside
from tests.support.rendering import HOSTILE_TEXT, render_shortcodes
from tests.support.website import Website, language_of

LANGS = ("sv", "en")
SHORT, LONG = "lampan-lyser", "lugna-steg"  # short enough for a slide, and not
PAGES = {SHORT: "malbild/boende/", LONG: "malbild/arbetslag/"}
FILE, ENGLISH = "docs/malbild/boende.md", "docs/malbild/boende.en.md"
PARAGRAPH = '      - "Ingen behöver vänta ute i regnet."\n'
ENGLISH_PARAGRAPH = '      - "Nobody has to wait outside in the rain."\n'


def _placed(edition: Edition, id: str) -> PlacedStatement:
    return next(placed for placed in edition.statements if placed.statement.id == id)


def _with_body(edition: Edition, *paragraphs: RichText) -> Edition:
    """Return the edition with other paragraphs under the short statement."""
    document = _placed(edition, SHORT).document
    statements = tuple(
        one.model_copy(update={"body": paragraphs}) if one.id == SHORT else one for one in document.meta.statements
    )
    page = replace(document, meta=document.meta.model_copy(update={"statements": statements}))
    return replace(edition, documents={**edition.documents, page.path: page})


def _rendered(renderer: Renderer, edition: Edition) -> Renderer:
    return Renderer(replace(renderer.context, site=Site({edition.lang: edition})))


def _paragraphs(card: Any) -> list[tuple[str, str]]:
    """Return the text and the language of each paragraph between a card's sentence and its key words."""
    found = card.xpath("p[not(@class) or @class='card__adopted']")
    return [(" ".join(text.text_content().split()), language_of(text)) for text in found]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", [SHORT, LONG])
def test_cards_show_the_paragraphs_under_the_sentence(website: Website, site: Site, lang: str, id: str) -> None:
    placed = _placed(site.editions[lang], id)
    wanted = [(paragraph.plain, lang) for paragraph in placed.statement.body]
    if lang == "en":
        adopted = (placed.original.text, *placed.original.body)
        wanted += [(paragraph.plain, "sv") for paragraph in adopted]
    root = "" if lang == "sv" else "en/"
    perspective = placed.perspective.id
    keyword = placed.statement.keywords[0]
    addresses = (
        f"{root}{PAGES[id]}",
        f"{root}{PAGES[id]}{id}/",
        f"{root}malbild/",
        f"embed/v1/{lang}/statement/{id}/",
        f"embed/v1/{lang}/perspective/{perspective}/",
        f"embed/v1/{lang}/keyword/{keyword}/",
        f"embed/v1/{lang}/vision/",
    )
    for address in addresses:
        (card,) = website.pages[address].xpath("//*[@class='card'][@id=$id]", id=id)
        shown = [(text.replace("\u00a0", " "), of) for text, of in _paragraphs(card)]
        assert [(text.removeprefix("Adopted wording: "), of) for text, of in shown] == wanted, address


@pytest.mark.parametrize("lang", LANGS)
def test_search_and_markdown_have_the_paragraphs(built_site: Path, site: Site, lang: str) -> None:
    body = _placed(site.editions[lang], SHORT).statement.body
    entries = json.loads((built_site / "search" / f"{lang}.json").read_bytes())["entries"]
    (entry,) = (one for one in entries if one["kind"] == "statement" and one["url"].endswith(f"#{SHORT}"))
    page = (built_site / ("" if lang == "sv" else lang) / PAGES[SHORT] / "index.md").read_text(encoding="utf-8")
    for paragraph in body:
        assert paragraph.plain in entry["text"]
        assert paragraph.source in page.replace("\u00a0", " ")


def test_api_has_the_paragraphs_as_text_and_html(built_site: Path, site: Site) -> None:
    api = built_site / "api" / "v1"
    schema = json.loads((api / "schema.json").read_bytes())
    for lang, edition in site.editions.items():
        answer = json.loads((api / lang / "statements.json").read_bytes())
        Draft202012Validator(schema).validate(answer)
        for item, placed in zip(answer["items"], edition.statements, strict=True):
            body = placed.statement.body
            assert item.get("body") == ([paragraph.plain for paragraph in body] or None)
            assert item.get("body_html") == ([str(paragraph.html) for paragraph in body] or None)
    properties = schema["$defs"]["Statement"]["properties"]
    assert properties["body"]["type"] == "array"
    assert "body" not in schema["$defs"]["Statement"]["required"]


@pytest.mark.parametrize("lang", LANGS)
def test_slides_show_paragraphs_that_fit_else_the_address(built_site: Path, site: Site, lang: str) -> None:
    (file,) = (built_site / "material").glob(f"*-{lang}.pptx")
    deck = zip(Presentation(str(file)).slides, slides(site.editions[lang]), strict=True)
    for pptx_slide, slide in deck:
        if not slide.placed or not slide.placed.statement.body:
            continue
        shown = [paragraph.text for paragraph in pptx_slide.placeholders[1].text_frame.paragraphs]
        body = [paragraph.plain for paragraph in slide.placed.statement.body]
        if slide.placed.statement.id == SHORT:
            assert shown[:3] == [slide.placed.statement.text.plain, *body]
        else:
            assert re.search(r"http\S+/malbild/arbetslag/#lugna-steg$", shown[1])
            assert [note.text for note in slide.notes][: len(body)] == body


@pytest.mark.parametrize("lang", LANGS)
def test_slides_in_the_browser_follow_the_same_rule(website: Website, site: Site, lang: str) -> None:
    page = website.pages[f"{'' if lang == 'sv' else 'en/'}stod/bilder/"]
    for id, fits in ((SHORT, True), (LONG, False)):
        (face,) = page.xpath("//*[@id=$id]/*[@class='slide__face']", id=f"bild-{id}")
        statement = _placed(site.editions[lang], id).statement
        text = face.text_content().replace("\u00a0", " ")
        assert all(paragraph.plain in text for paragraph in statement.body) == fits
        assert any(link.endswith(f"#{id}") for link in face.xpath(".//a/@href")) != fits


@pytest.mark.parametrize("length", [MAX_STATEMENT, MAX_STATEMENT + 1])
def test_slide_has_room_for_a_statement_of_the_limit(site: Site, length: int) -> None:
    room = length - len(_placed(site.original, SHORT).statement.text.plain)
    edition = _with_body(site.original, RichText.parse("x" * room))
    (slide,) = (slide for slide in slides(edition) if slide.id == SHORT)
    assert bool(slide.body) == (length == MAX_STATEMENT)


@pytest.mark.parametrize("lang", LANGS)
def test_book_poster_and_pocket_card_have_the_paragraphs(built_site: Path, site: Site, lang: str) -> None:
    material = built_site / "material"
    names = {"sv": ("dokument", "affisch-a3", "affisch-a4"), "en": ("document", "poster-a3", "poster-a4")}[lang]
    card = {"sv": "fickkort", "en": "pocket-card"}[lang]
    for id, perspective in ((SHORT, "boende"), (LONG, "arbetslag")):
        for name in (*names, f"{card}-{perspective}"):
            (path,) = material.glob(f"*-{name}-{lang}.pdf")
            with pikepdf.open(path) as pdf:
                text = " ".join(text_of(path, number) for number in range(1, len(pdf.pages) + 1))
            for paragraph in _placed(site.editions[lang], id).statement.body:
                assert paragraph.plain in text, name
            assert words_outside(path) == []


def test_sheets_without_room_have_the_sentence_and_the_address(renderer: Renderer, tmp_path: Path) -> None:
    paragraph = RichText.parse("Lampan lyser för alla som går förbi i natten. " * 24)
    edition = _with_body(renderer.context.site.original, *[paragraph] * 6)
    sheets = PrintSheets.of(_rendered(renderer, edition), edition, EditionLabel("abc123", date(2026, 11, 22)))
    page = _placed(edition, SHORT).document
    for name, content, pages in (("a", dict(sheets.posters())["A4"], 1), ("b", sheets.pocket_card(page), 2)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == pages
        text = " ".join(text_of(path, number) for number in range(1, pages + 1))
        assert _placed(edition, SHORT).statement.text.plain in text
        assert "https://example.org/malbild/malbild/boende/" in text.replace(" ", "")
        assert "förbi i natten" not in text


def test_body_with_hostile_text_is_escaped_everywhere(renderer: Renderer) -> None:
    text = RichText.parse("Ord **ord**")
    hostile = replace(text, runs=tuple(replace(run, text=HOSTILE_TEXT) for run in text.runs))
    edition = _with_body(renderer.context.site.original, hostile)
    renderer = _rendered(renderer, edition)
    placed = _placed(edition, SHORT)
    pages = [
        render_shortcodes(renderer, edition, edition.documents[path])
        for path in ("malbild/boende.md", "stod/bilder.md")
    ]
    pages.append(renderer.render_share_page(edition, placed))
    pages += [
        renderer.render_embed(embed) for embed in embeds(edition, renderer.context.urls) if placed in embed.statements
    ]
    for page in pages:
        document: Any = html.document_fromstring(page)
        assert document.text_content().replace("\u00a0", " ").count(HOSTILE_TEXT) >= len(hostile.runs)
        assert not document.xpath("//img[@onerror] | //script[contains(., 'alert(1)')]")


def found(root: Path) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in lint(load(read_project(root)))]


@pytest.mark.parametrize("new", ["Ingen ska vänta ute i regnet.", "Ingen behöver **vänta** ute i regnet.", ""])
def test_body_changed_or_shortened_is_reported_and_not_locked(copy_of_project: CopyOfProject, new: str) -> None:
    root = copy_of_project()
    change(root, FILE, PARAGRAPH, PARAGRAPH.replace("Ingen behöver vänta ute i regnet.", new) if new else "")
    if not new:
        change(root, ENGLISH, ENGLISH_PARAGRAPH, "")
    line = (root / FILE).read_text(encoding="utf-8").split("\n").index("    body:") + 1
    assert (FILE, line, "MB502") in found(root)
    before = (root / LOCK).read_bytes()
    done = run("renew-lock", root)
    assert (done.returncode, (root / LOCK).read_bytes()) == (1, before)
    assert SHORT in done.stderr


@pytest.mark.parametrize(
    ("add", "said"), [(True, "hitta-stigen: nya stycken under den"), (False, f"{SHORT}: inga stycken under den")]
)
def test_body_added_or_removed_by_a_new_decision_is_locked(
    copy_of_project: CopyOfProject, add: bool, said: str
) -> None:
    root = copy_of_project()
    sentence = '    text: "Jag **hittar stigen** till vården, och den är **röjd** för alla."\n'
    english = '    text: "I **find the path** to care, and it is **cleared** for everyone."\n'
    if add:
        change(root, FILE, sentence, f"{sentence}    body: [Det finns en karta.]\n")
        change(root, ENGLISH, english, f"{english}    body: [There is a map.]\n")
    else:
        for file, last in ((FILE, PARAGRAPH), (ENGLISH, ENGLISH_PARAGRAPH)):
            text = (root / file).read_text(encoding="utf-8")
            start, end = text.index("    body:\n"), text.index(last) + len(last)
            (root / file).write_text(text[:start] + text[end:], encoding="utf-8")
    assert "MB502" in {code for *_, code in found(root)}
    change(root, FILE, 'date: "2031"', 'date: "2032"')
    change(root, ENGLISH, "autumn 2031", "spring 2032")
    change(root, FILE, "reference: Antagen hösten 2031", "reference: Antagen våren 2032")
    done = run("renew-lock", root)
    assert done.returncode == 0
    assert f"{said} och nytt beslut. Förut: 2031: Antagen hösten 2031" in done.stdout
    assert bool(read_lock(root).entries["hitta-stigen" if add else SHORT].body) == add
    assert {code for *_, code in found(root)} <= {"MB211"}  # the translation is to be read again


def test_body_changed_makes_the_translation_outdated(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, FILE, PARAGRAPH, PARAGRAPH.replace("regnet", "snön"))
    assert "MB211" in {code for path, _, code in found(root) if path == ENGLISH}
    assert run("accept-translation", root, "malbild/boende.md").stdout.startswith(f"Godkänd: {SHORT} ")
    assert {code for path, _, code in found(root) if path == ENGLISH} == set()


@pytest.mark.parametrize(("file", "code"), [(ENGLISH, "MB202"), (FILE, "MB514")])
def test_body_in_one_language_alone_is_reported(copy_of_project: CopyOfProject, file: str, code: str) -> None:
    root, last = copy_of_project(), {FILE: PARAGRAPH, ENGLISH: ENGLISH_PARAGRAPH}[file]
    text = (root / file).read_text(encoding="utf-8")
    start, end = text.index("    body:\n"), text.index(last) + len(last)
    (root / file).write_text(text[:start] + text[end:], encoding="utf-8")
    assert [path for path, _, one in found(root) if one == code] == [ENGLISH]


@pytest.mark.parametrize(
    ("new", "code"),
    [('      - "<b>Regn</b>"\n', "MB109"), ('      - "[Regn](a.md)"\n', "MB108"), ('      - ""\n', "MB110")],
)
def test_body_with_other_markup_is_reported_at_its_line(copy_of_project: CopyOfProject, new: str, code: str) -> None:
    root = copy_of_project()
    line = change(root, FILE, PARAGRAPH, new)
    assert (FILE, line, code) in found(root)


def test_long_adopted_statement_gives_a_warning(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    line = change(root, FILE, "och jag vågar", f"och {'åter ' * 20}jag vågar")
    diagnostics = [one for one in lint(load(read_project(root))) if one.code in ("MB131", "MB510")]
    assert [(one.path, one.line, one.code, one.is_warning) for one in diagnostics] == [(FILE, line, "MB510", True)]


def test_iframe_height_has_room_for_paragraphs_and_purpose(
    browser: Browser, built_site: Path, serve: Serve, site: Site
) -> None:
    heights, urls = IframeHeights(DesignTokens.read(OVERRIDES)), Urls.at("https://example.org/", "sv")
    found = [embed for edition in site.editions.values() for embed in embeds(edition, urls)]
    longer = [embed for embed in found if any(placed.statement.body for placed in embed.statements)]
    assert {embed.kind for embed in longer} == {"vision", "perspective", "statement", "keyword"}
    with browser.new_page() as page:
        for embed, width, compact in product(longer, (NARROW, WIDE), (False, True)):
            page.set_viewport_size({"width": width, "height": 600})
            page.goto(f"{serve(built_site)}{embed.path}{'?size=compact' if compact else ''}")
            shown = page.evaluate("document.body.getBoundingClientRect().height")
            given = heights.iframe_height(embed, width, compact)
            assert shown <= given <= 1.2 * shown + 60, (embed.path, width, compact)
