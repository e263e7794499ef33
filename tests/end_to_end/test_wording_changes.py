"""Upcoming and former wordings of statements, on a copy of the made-up county, on the days before and after."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from jsonschema import Draft202012Validator
from lxml import html
from pptx import Presentation

from malbild.api.endpoints import api_files
from malbild.checks.runner import lint, load, load_renderable
from malbild.documents.kit import EditionLabel
from malbild.documents.pptx.presentation import make_presentation
from malbild.documents.pptx.template import PptxContext
from malbild.project.config import read_project
from malbild.publish.embeds import embed_files
from malbild.publish.feeds.feed import change_feeds, feeds
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.edition import PlacedStatement, Site
from malbild.site.locks.adoption_lock import LOCK, read_lock
from malbild.site.queries.changes import changes
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES, CopyOfProject, change, run
from tests.support.rendering import render_shortcodes

ID, DAY, EVE = "hitta-stigen", "2027-06-01", "2027-05-31"
FILE, ENGLISH = "docs/malbild/boende.md", "docs/malbild/boende.en.md"
OLD = {
    "sv": "Jag **hittar stigen** till vården, och den är **röjd** för alla.",
    "en": "I **find the path** to care, and it is **cleared** for everyone.",
}
NEW = {
    "sv": "Jag **hittar stigen** till vården, och den är **röjd** och **upplyst** för alla.",
    "en": "I **find the path** to care, and it is **cleared** and **lit** for everyone.",
}
DECISION = {"sv": "Beslutad våren 2027 av trollen", "en": "Decided in spring 2027 by the trolls"}
UPCOMING = f"""\
    upcoming:
      text: "{NEW["sv"]}"
      decision:
        status: adopted
        date: "2027-03"
        reference: {DECISION["sv"]}
      takes_effect: {DAY}
"""
TRANSLATION = f"""\
    upcoming:
      text: "{NEW["en"]}"
      decision:
        reference: {DECISION["en"]}
"""
LINE = {lang: f'    text: "{text}"\n' for lang, text in OLD.items()}
OnDay = Callable[[str], "Published"]


def plain(text: str) -> str:
    return text.replace("**", "")


def parse(text: str | bytes) -> Any:
    return html.document_fromstring(text)


@dataclass(frozen=True)
class Published:
    """The site of a day."""

    renderer: Renderer

    @property
    def site(self) -> Site:
        return self.renderer.context.site

    def placed(self, lang: str) -> PlacedStatement:
        return next(placed for placed in self.site.editions[lang].statements if placed.statement.id == ID)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the API, the feeds and the embeds, by path."""
        urls = self.renderer.context.urls
        found = [*api_files(self.site, urls), *feeds(self.site, urls), *change_feeds(self.renderer)]
        return {file.path: bytes(file.content) for file in (*found, *embed_files(self.renderer))}

    def items(self, name: str, lang: str) -> list[dict[str, Any]]:
        content = json.loads(self.files[f"api/v1/{lang}/{name}.json"])
        Draft202012Validator(json.loads(self.files["api/v1/schema.json"])).validate(content)
        items: list[dict[str, Any]] = content["items"]
        return items

    def share_page(self, lang: str) -> Any:
        page = self.renderer.render_share_page(self.site.editions[lang], self.placed(lang))
        return parse(page.replace("\u00a0", " "))

    def body(self, path: str, lang: str = "sv") -> str:
        edition = self.site.editions[lang]
        return render_shortcodes(self.renderer, edition, edition.documents[path])


def announce(root: Path) -> None:
    """Write the upcoming wording in both languages, lock it and accept its translation."""
    change(root, FILE, LINE["sv"], LINE["sv"] + UPCOMING)
    change(root, ENGLISH, LINE["en"], LINE["en"] + TRANSLATION)
    assert run("renew-lock", root).returncode == 0
    assert run("accept-translation", root, "malbild/boende.md").returncode == 0


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    """The made-up county with an upcoming wording."""
    root = copy_of_project()
    announce(root)
    return root


@pytest.fixture
def on_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> OnDay:
    """A function that returns the site of a day."""

    def publish(day: str) -> Published:
        monkeypatch.setenv("BUILD_DATE", day)
        project = read_project(root)
        urls = Urls.at("https://example.org/malbild/", project.original)
        return Published(Renderer(BuildContext(load_renderable(project), project, urls)))

    return publish


@pytest.fixture
def found(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, str, str]]]:
    """A function that returns the diagnostics of a day: path, field and code."""

    def find(day: str = EVE) -> list[tuple[str, str, str]]:
        monkeypatch.setenv("BUILD_DATE", day)
        return [(one.path, one.field, one.code) for one in lint(load(read_project(root)))]

    return find


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_upcoming_before_its_day_is_announced_but_not_in_cards(renderer: Renderer, on_day: OnDay, lang: str) -> None:
    eve = on_day(EVE)
    assert eve.placed(lang).statement.text.source == OLD[lang]
    before = {file.path: bytes(file.content) for file in embed_files(renderer)}
    assert {path: content for path, content in eve.files.items() if path in before} == before
    (item,) = (one for one in eve.items("statements", lang) if one["id"] == ID)
    assert item["text"] == plain(OLD[lang])
    assert (item["upcoming"]["text"], item["upcoming"]["takes_effect"]) == (plain(NEW[lang]), DAY)
    assert item["upcoming"]["decision"] == {"status": "adopted", "date": "2027-03", "reference": DECISION[lang]}
    text = " ".join(eve.share_page(lang).text_content().split())
    assert {"sv": "Ändras den 1 juni 2027", "en": "Changes on 1 June 2027"}[lang] in text
    assert plain(NEW[lang]) in text
    assert DECISION[lang] in text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_upcoming_from_its_day_is_the_wording_everywhere(on_day: OnDay, lang: str) -> None:
    day = on_day(DAY)
    placed = day.placed(lang)
    assert placed.statement.text.source == NEW[lang]
    assert placed.decision.reference == DECISION[lang]
    assert placed.translation.status == ("original" if lang == "sv" else "current")
    (item,) = (one for one in day.items("statements", lang) if one["id"] == ID)
    assert (item["text"], "upcoming" in item) == (plain(NEW[lang]), False)
    for kind in (f"statement/{ID}", "perspective/boende", "keyword/narhet", "vision"):
        page = parse(day.files[f"embed/v1/{lang}/{kind}/index.html"])
        (card,) = page.xpath("//*[@class='card'][@id=$id]", id=ID)
        assert plain(NEW[lang]) in card.text_content()
        assert plain(OLD[lang]) not in card.text_content()
    for path in ("malbild/index.md", "stod/bilder.md", "stod/samtal.md"):
        text = parse(day.body(path, lang)).text_content()
        assert plain(NEW[lang]) in text.replace("\u00ad", "").replace("\u00a0", " "), path
        assert plain(OLD[lang]) not in text, path


def test_change_keeps_its_id_when_it_takes_effect(on_day: OnDay) -> None:
    (eve,), (day,) = on_day(EVE).items("changes", "sv"), on_day(DAY).items("changes", "sv")
    shared = {
        "id": f"{ID}-{DAY}", "kind": "statement", "of": ID, "lang": "sv", "date": DAY,
        "before": plain(OLD["sv"]), "after": plain(NEW["sv"]), "decision": DECISION["sv"],
        "url": f"https://example.org/malbild/malbild/boende/{ID}/",
    }  # fmt: skip
    assert {name: value for name, value in eve.items() if name in shared} == shared
    assert {name: value for name, value in day.items() if name in shared} == shared
    assert (eve["takes_effect"], "takes_effect" in day) == (DAY, False)
    assert "<strong>upplyst</strong>" in eve["after_html"]


def test_change_that_has_taken_effect_is_in_the_adopted_language(on_day: OnDay) -> None:
    (eve,), (day,) = on_day(EVE).items("changes", "en"), on_day(DAY).items("changes", "en")
    assert (eve["lang"], eve["before"], eve["after"]) == ("en", plain(OLD["en"]), plain(NEW["en"]))
    assert (day["lang"], day["before"], day["after"]) == ("sv", plain(OLD["sv"]), plain(NEW["sv"]))
    (marked,) = on_day(DAY).share_page("en").xpath("//span[@lang='sv'][ins]")
    assert marked.text_content().strip() == plain(NEW["sv"])


ATOM = "{http://www.w3.org/2005/Atom}"


def test_schema_change_without_a_field_is_invalid(on_day: OnDay) -> None:
    files = on_day(EVE).files
    schema = Draft202012Validator(json.loads(files["api/v1/schema.json"]))
    for field in (
        "id",
        "kind",
        "of",
        "lang",
        "date",
        "before",
        "before_html",
        "after",
        "after_html",
        "decision",
        "url",
    ):
        answer = json.loads(files["api/v1/sv/changes.json"])
        del answer["items"][0][field]
        assert not schema.is_valid(answer), field


@pytest.mark.parametrize(("day", "updated"), [(EVE, "2027-03-01"), (DAY, DAY)])
def test_feed_of_a_perspective_has_both_wordings_and_the_decision(on_day: OnDay, day: str, updated: str) -> None:
    files = on_day(day).files
    root = ElementTree.fromstring(files["feed-boende.xml"])  # noqa: S314  # our own
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated", "").startswith(updated)
    assert "1 juni 2027" in entry.findtext(f"{ATOM}title", "").replace("\u00a0", " ")
    summary = parse(entry.findtext(f"{ATOM}summary", ""))
    text = summary.text_content()
    assert all(words in text for words in (plain(OLD["sv"]), plain(NEW["sv"]), DECISION["sv"]))
    assert [one.text_content().strip() for one in summary.xpath(".//ins")] == ["och upplyst"]
    other = ElementTree.fromstring(files["feed-arbetslag.xml"])  # noqa: S314  # our own
    assert other.findall(f"{ATOM}entry") == []
    assert files["feed.xml"].count(f"/{ID}/".encode()) == 1


def test_page_of_changes_marks_the_words(on_day: OnDay) -> None:
    page = parse(on_day(EVE).body("andringar.md"))
    assert [one.text_content().strip() for one in page.xpath(".//ins")] == ["och upplyst"]
    assert page.xpath(".//del") == []
    links = [link.rsplit("/", 1)[-1] for link in page.xpath("//article//li/a/@href")]
    assert [link for link in links if "." in link] == ["feed-boende.xml", "feed-arbetslag.xml", "changes.json"]


def test_site_without_changes_has_an_empty_list_page_and_feed(renderer: Renderer) -> None:
    shown = Published(renderer)
    assert [shown.items("changes", lang) for lang in ("sv", "en")] == [[], []]
    assert "Ingen ändring är beslutad" in shown.body("andringar.md")
    root = ElementTree.fromstring(shown.files["feed-boende.xml"])  # noqa: S314  # our own
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated") == "2026-11-02T00:00:00+00:00"
    assert shown.share_page("sv").xpath("//*[@id='andringar']") == []


def test_site_of_the_same_day_has_the_same_bytes(on_day: OnDay) -> None:
    assert on_day(DAY).files == on_day(DAY).files


def test_presentation_has_the_wording_of_the_day(on_day: OnDay) -> None:
    day = on_day(DAY)
    context = PptxContext(day.renderer, day.site.original, TextMeasurer(OVERRIDES))
    deck = Presentation(BytesIO(make_presentation(context, EditionLabel("abc123", None), None)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    for found in (cells, texts):
        assert any(plain(NEW["sv"]) in text for text in found)
        assert not any(plain(OLD["sv"]) in text for text in found)


def test_upcoming_is_locked_and_stays_to_the_letter(root: Path, found: Callable[..., list[Any]]) -> None:
    assert found() == []
    assert read_lock(root).entries[ID].upcoming_decision == f"2027-03: {DECISION['sv']}. Gäller från {DAY}"
    locked = (root / LOCK).read_bytes()
    change(root, FILE, "och **upplyst** för", "och **belyst** för")
    field = "statements[1].upcoming.text"
    assert (FILE, field, "MB526") in found()
    done = run("renew-lock", root)
    assert (done.returncode, (root / LOCK).read_bytes()) == (1, locked)
    assert ID in done.stderr
    change(root, FILE, f"reference: {DECISION['sv']}", "reference: Beslutad igen av trollen")
    assert (FILE, field, "MB525") in found()
    done = run("renew-lock", root)
    assert f"{ID}: nytt beslut om kommande lydelse. Förut: 2027-03: {DECISION['sv']}" in done.stdout
    assert {code for *_, code in found()} == {"MB211"}


def test_upcoming_added_or_withdrawn_has_to_be_locked(
    copy_of_project: CopyOfProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUILD_DATE", EVE)
    root = copy_of_project()
    for old, new, message in (("", UPCOMING, "kommande lydelse låses"), (UPCOMING, "", "inte längre någon kommande")):
        change(root, FILE, LINE["sv"] + old, LINE["sv"] + new)
        change(root, ENGLISH, LINE["en"] + (TRANSLATION if old else ""), LINE["en"] + (TRANSLATION if new else ""))
        assert "MB525" in {one.code for one in lint(load(read_project(root)))}
        assert f"{ID}: " in (said := run("renew-lock", root).stdout)
        assert message in said
        assert "MB525" not in {one.code for one in lint(load(read_project(root)))}


def test_day_that_has_come_asks_for_lines_that_end_the_warning(
    root: Path, found: Callable[..., list[Any]], on_day: OnDay
) -> None:
    before = on_day(DAY).items("changes", "sv")
    assert found(DAY) == [(FILE, "statements[1].upcoming.takes_effect", "MB527")]
    (warning,) = lint(load(read_project(root)))
    assert warning.is_warning
    lines = re.search(r"Skriv text: (.*) och decision: (\{.*\})\. Lägg .* history: (\[.*\])\. Flytta", warning.hint)
    assert lines
    text, decision, history = lines.groups()
    moved = f"    text: {text}\n    decision: {decision}\n    history: {history}\n"
    change(root, FILE, LINE["sv"] + UPCOMING, moved)
    english = f'    text: "{NEW["en"]}"\n    decision: {{reference: {DECISION["en"]}}}\n'
    change(root, ENGLISH, LINE["en"] + TRANSLATION, english)
    assert yaml.safe_load(text) == NEW["sv"]
    done = run("renew-lock", root)
    assert f"{ID}: ny text och nytt beslut" in done.stdout
    assert run("accept-translation", root, "malbild/boende.md").returncode == 0
    assert found(DAY) == []
    assert on_day(DAY).items("changes", "sv") == before
    assert changes(on_day(EVE).site.original)[0].after.source == NEW["sv"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("        status: adopted\n", "        status: proposed\n", "MB528"),
        (f"      takes_effect: {DAY}\n", "      takes_effect: snart\n", "MB107"),
        (f"      takes_effect: {DAY}\n", "", "MB102"),
        (UPCOMING, f"{UPCOMING}    history: [{{text: Stigen, date: 2028-05-01, decision: Ja}}]\n", "MB529"),
        (
            UPCOMING,
            f"{UPCOMING}    history:\n"
            "      - {text: Stig, date: 2025-01-01, decision: Ja}\n"
            "      - {text: Väg, date: 2024-01-01, decision: Nej}\n",
            "MB529",
        ),
    ],
)
def test_upcoming_with_a_mistake_is_reported(
    root: Path, found: Callable[..., list[Any]], old: str, new: str, code: str
) -> None:
    change(root, FILE, old, new)
    assert [path for path, _, found_code in found() if found_code == code] == [FILE]


def test_upcoming_without_translation_is_reported(root: Path, found: Callable[..., list[Any]]) -> None:
    change(root, ENGLISH, TRANSLATION, "")
    assert (ENGLISH, "statements[1].upcoming", "MB202") in found()
