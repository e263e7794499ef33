"""What is gone says so at every address it had, and its id is not used again."""

import json
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from malbild.checks.runner import lint, load, load_renderable
from malbild.project.config import read_project
from malbild.publish.oembed import embed_files
from malbild.publish.status_pages import tombstone_pages
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.embeds import embeds
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, change
from tests.support.tombstones import add_tombstones

TEXTS = {
    "sv": "Formuleringen gick upp i en annan när målbilden sågs över.",
    "en": "The statement became a part of another one.",
}
HOMES = {"sv": "", "en": "en/"}


def parse(page: str) -> HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture
def renderer(copy_of_project: CopyOfProject) -> Renderer:
    project = read_project(add_tombstones(copy_of_project()))
    return Renderer(BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original)))


@pytest.mark.parametrize("lang", HOMES)
def test_embed_of_a_removed_statement_shows_a_tombstone(renderer: Renderer, lang: str) -> None:
    files = {artifact.path: artifact.content for artifact in embed_files(renderer)}
    path = f"embed/v1/{lang}/statement/eget-ansvar/"
    page = parse(files[f"{path}index.html"].decode())
    assert TEXTS[lang] in page.text_content()
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"https://example.org/{HOMES[lang]}malbild/invanare/"
    assert page.xpath("string(//section//a/@href)") == f"../../../../../{HOMES[lang]}malbild/invanare/"
    assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
    assert json.loads(files[f"{path}oembed.json"])["title"] == page.findtext(".//title")
    assert f"embed/v1/{lang}/perspective/narstaende/index.html" in files


@pytest.mark.parametrize("lang", HOMES)
def test_page_keeps_the_anchor_of_a_removed_statement(renderer: Renderer, lang: str) -> None:
    edition = renderer.context.site.editions[lang]
    shown = parse(renderer.render_page(edition, edition.documents["malbild/invanare.md"], ""))
    assert TEXTS[lang] in shown.get_element_by_id("eget-ansvar").text_content()


@pytest.mark.parametrize("lang", HOMES)
def test_tombstone_page_links_to_the_remaining_page(renderer: Renderer, lang: str) -> None:
    files = {artifact.path: artifact.content.decode() for artifact in tombstone_pages(renderer)}
    for path in ("malbild/invanare/eget-ansvar/", "malbild/narstaende/"):
        page = parse(files[f"{HOMES[lang]}{path}index.html"])
        assert page.get("lang") == lang
        onward = [*page.get_element_by_id("innehall").iter("a")][-1]
        assert urljoin(f"/{HOMES[lang]}{path}", str(onward.get("href"))) == f"/{HOMES[lang]}malbild/invanare/"


def test_removed_statement_is_not_listed_as_an_embed(context: BuildContext) -> None:
    offered = {embed.id for embed in embeds(context.site.original, context.urls)}
    assert offered & {"eget-ansvar", "narstaende"} == set()


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"id": "stod-tidigt"}, "MB142", "statements[0].id"),
        ({"address": ""}, "MB102", "removed[1].address"),
        ({"address": "    address: malbild/samverkan/\n"}, "MB141", "removed[1].address"),
        ({"id": "../x"}, "MB105", "removed[0].id"),
        ({"kind": "kind: page"}, "MB112", "removed[0].kind"),
    ],
)
def test_tombstone_with_a_wrong_field_is_reported_at_its_place(
    copy_of_project: CopyOfProject, changes: dict[str, str], code: str, where: str
) -> None:
    diagnostics = lint(load(read_project(add_tombstones(copy_of_project(), **changes))))
    found = [
        (diagnostic.path, diagnostic.code, diagnostic.field) for diagnostic in diagnostics if not diagnostic.is_warning
    ]
    assert ("docs/malbild/invanare.md", code, where) in found


def test_tombstone_with_an_id_in_use_is_reported_once(copy_of_project: CopyOfProject) -> None:
    diagnostics = lint(load(read_project(add_tombstones(copy_of_project(), id="stod-tidigt"))))
    assert [diagnostic.code for diagnostic in diagnostics if not diagnostic.is_warning] == ["MB142"]


MOVED, STOOD = "moved_from: [{}]\n", "address: malbild/narstaende/"
OTHERS = {  # what else has the address of something that is gone, in a later file and in the same one
    "a page that has moved": ("malbild/samverkan.md", MOVED.format("malbild/narstaende/"), "moved_from"),
    "a page that has moved from where a statement stood": (
        "malbild/samverkan.md", MOVED.format("malbild/invanare/eget-ansvar/"), "moved_from",
    ),
    "a page that has moved from where a statement stands": (
        "malbild/samverkan.md", MOVED.format("malbild/invanare/stod-tidigt/"), "moved_from",
    ),
    "another page that is gone": (
        "nyckelord/tillit.md",
        f"removed:\n  - {{id: fortroende, kind: keyword, date: 2026-05-01, text: Borta., {STOOD}}}\n",
        "removed[0].address",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "lines", "where"), OTHERS.values(), ids=OTHERS)
def test_redirect_path_used_twice_is_reported(
    copy_of_project: CopyOfProject, file: str, lines: str, where: str
) -> None:
    root = add_tombstones(copy_of_project())
    change(root, f"docs/{file}", "owner: ", f"{lines}owner: ")
    diagnostics = lint(load(read_project(root)))
    found = [
        (diagnostic.path, diagnostic.code, diagnostic.field) for diagnostic in diagnostics if diagnostic.code == "MB141"
    ]
    assert found == [(f"docs/{file}", "MB141", where)]


def test_tombstones_on_one_page_with_one_path_are_reported(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project(), id="unga", kind="kind: perspective\n    address: malbild/narstaende/")
    diagnostics = lint(load(read_project(root)))
    assert ("MB141", "removed[1].address") in {(diagnostic.code, diagnostic.field) for diagnostic in diagnostics}


def test_tombstones_with_one_id_are_reported(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project(), id="narstaende", kind="kind: perspective\n    address: malbild/annan/")
    diagnostics = lint(load(read_project(root)))
    assert ("MB106", "removed[1].id") in {(diagnostic.code, diagnostic.field) for diagnostic in diagnostics}
