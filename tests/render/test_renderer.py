"""The renderer: text of front matter is escaped, shortcodes and pages are rendered."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from pydantic import BaseModel

from malbild.content.components import COMPONENTS
from malbild.model.types.rich_text import RichText, Run
from malbild.project.config import Project
from malbild.render.context import BuildContext
from malbild.render.jinja.environment import new_environment
from malbild.render.jinja.template_errors import TemplateRenderError
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES
from tests.support.rendering import HOSTILE_TEXT, render_shortcodes
from tests.support.website import without_typography

# The schema rejects markup in ids, dates and choices; here it would only break links.
NO_TEXT = {
    "id", "icon", "kind", "unit", "status", "type", "source", "to", "section", "date", "keywords", "see_also", "url",
    "situation", "criterion", "report_to", "moved_from", "shows", "figure", "area",
    "start", "end", "status_as_of", "updated", "next_update",
}  # fmt: skip


def _add_hostile_text(value: Any) -> Any:
    match value:
        case str():
            return value + HOSTILE_TEXT
        case RichText():
            return RichText(value.source + HOSTILE_TEXT, (*value.runs, Run(HOSTILE_TEXT, bold=True)))
        case tuple():
            return tuple(map(_add_hostile_text, value))
        case BaseModel():
            fields = {*type(value).model_fields} - NO_TEXT
            return value.model_copy(update={name: _add_hostile_text(getattr(value, name)) for name in fields})
    return value


@pytest.fixture(scope="module")
def hostile_site(site: Site, project: Project) -> Renderer:
    """The site with scripts and markup in every text of every front matter."""
    editions: dict[str, Edition] = {}
    for lang, edition in site.editions.items():
        documents = {path: replace(page, meta=_add_hostile_text(page.meta)) for path, page in edition.documents.items()}
        editions[lang] = Edition(edition.locale, edition.settings, documents, editions.get(project.original))
    return Renderer(BuildContext(Site(editions), project, Urls.at("https://example.org/", project.original)))


def _pages(renderer: Renderer) -> Iterator[tuple[str, str]]:
    for edition in renderer.context.site.editions.values():
        for document in edition.documents.values():
            yield document.file, render_shortcodes(renderer, edition, document)


def test_front_matter_text_never_becomes_markup(hostile_site: Renderer) -> None:
    for file, page in _pages(hostile_site):
        tree = html.document_fromstring(page)
        assert "alert(1)" in str(tree.xpath("string()")), file
        assert [element for element in tree.iter("script") if element.text == "alert(1)"] == [], file
        assert tree.xpath("//*[@onerror]") == [], file
        assert "{{ 7*7 }}" in page, file
        assert "<script>alert(1)" not in page, file


def test_vision_page_renders_statements_with_bold_words(renderer: Renderer) -> None:
    edition = renderer.context.site.original
    page = render_shortcodes(renderer, edition, edition.documents["malbild/index.md"])
    assert [card.statement.id for card in edition.statements if str(card.statement.text.html) not in page] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_pages_are_rendered_with_title_and_language(renderer: Renderer, lang: str) -> None:
    edition = renderer.context.site.editions[lang]
    for document in edition.documents.values():
        tree = html.document_fromstring(render_shortcodes(renderer, edition, document))
        assert tree.get("lang") == lang
        headings = [without_typography(str(h1.xpath("string()"))).strip() for h1 in tree.iter("h1")]
        assert headings == [document.meta.title]


def test_template_with_an_undefined_name_raises() -> None:
    template = new_environment(OVERRIDES).from_string("{{ t.statments }}")
    with pytest.raises(TemplateRenderError, match="statments"):
        template.render(t=object())


def test_shortcodes_have_a_template_each(project: Project) -> None:
    folder = project.root / "overrides" / "components"
    assert {path.stem for path in folder.glob("*.html")} == COMPONENTS.keys()


def test_deferred_components_have_a_placeholder_each(project: Project) -> None:
    folder = project.root / "overrides" / "components"
    waiting = {
        name for name in COMPONENTS if f'data-placeholder="{name}"' in (folder / f"{name}.html").read_text("utf-8")
    }
    assert waiting == {component.name for component in COMPONENTS.values() if component.deferred}


@pytest.mark.parametrize(("lang", "words"), [("sv", "Jag ser att lampan lyser"), ("en", "I see that the lamp is lit")])
def test_start_page_shows_chosen_statements_and_circles(renderer: Renderer, lang: str, words: str) -> None:
    edition = renderer.context.site.editions[lang]
    page: Any = html.document_fromstring(
        without_typography(render_shortcodes(renderer, edition, edition.documents["index.md"]))
    )
    first, second = page.xpath("//*[@class='perspective-cards']/li")
    shown = first.find_class("perspective-cards__statement")
    assert [statement.text_content().startswith(words) for statement in shown] == [True]
    assert edition.perspectives[0].meta.introduction not in first.text_content()
    assert not second.find_class("perspective-cards__statement")
    assert edition.perspectives[1].meta.introduction in second.text_content()
    circles = page.xpath("//*[@class='hero']/circle/@data-perspective")
    assert circles == [perspective.meta.id for perspective in edition.perspectives]


def test_figure_shows_an_inexact_value_and_the_gap(renderer: Renderer) -> None:
    edition = renderer.context.site.original
    document = edition.documents["bakgrund/varfor.md"]
    figure = document.meta.figures[0]
    bars = (figure.bars[0].model_copy(update={"shown": "närmare 40 %"}), figure.bars[1])
    changed = figure.model_copy(update={"bars": bars, "gap": "Skillnaden är stor"})
    inexact = replace(document, meta=document.meta.model_copy(update={"figures": (changed,)}))
    body: Any = html.fromstring(renderer.render_body(edition, inexact, f"<p>[[figure:{figure.id}]]</p>"))
    shown = body.xpath("//strong[../@class='bar-chart__bar']/text() | //td/text()")
    assert [without_typography(text) for text in shown] == [
        "närmare 40 %",
        "+7 %",
        "närmare 40 %",
        "7",
        "Skillnaden är stor",
    ]
    assert body.xpath("//svg/line/@x1") == ["17.5%"]
    assert body.xpath("//*[@class='bar-chart']/span/text()") == ["Skillnaden är stor"]


@pytest.mark.parametrize(("lang", "lane"), [("sv", "nationellt"), ("en", "national")])
def test_timeline_tells_national_and_planned_events_apart(renderer: Renderer, lang: str, lane: str) -> None:
    edition = renderer.context.site.editions[lang]
    document = edition.documents["beslut/index.md"]
    page: Any = html.document_fromstring(render_shortcodes(renderer, edition, document))
    national, planned = (page.find_class(f"timeline__{name}") for name in ("national", "planned"))
    events = {event.id: event.title for event in document.meta.events}
    titles = [item.find_class("timeline__title")[0].text_content() for item in (*national, *planned)]
    assert titles == [events["uppdrag"], events["brasmote"]]
    assert national[0].find_class("timeline__when")[0].text_content().endswith(lane)
