"""New content: one Markdown file and its line in the navigation, no code and no template."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from malbild.api.index import build_index
from malbild.checks.runner import load, load_renderable
from malbild.diagnostics.diagnostic import ContentError
from malbild.editing.accept_translation import accept
from malbild.project import locale
from malbild.project.config import Project, read_project
from malbild.project.mkdocs_yml.nav import Nav, Section
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site
from malbild.site.locks.adoption_lock import current_lock, write_lock
from malbild.site.queries import vision
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, change
from tests.support.rendering import render_shortcodes
from tests.support.website import without_typography

HEADER = """\
title: {title}
description: Ingress.
owner: Redaktionen
reviewed: 2026-11-22
next_review: 2027-11-22
sources: [{{id: sagobok}}]
"""
PERSPECTIVE = """\
kind: perspective
id: anhorig
order: 3
icon: heart
introduction: Här talar den som är nära.
decision: {status: proposed, date: "2027", reference: Ett förslag}
statements:
  - {id: nara-anhorig, icon: ear, text: "Jag är **anhörig** och räknas.", keywords: [lugn]}
"""
KEYWORD = "kind: keyword\nid: mod\norder: 4\ndefinition: Att våga.\nsee_also: [lugn]\n"
SEMINAR = """\
kind: seminar
id: seminarium-3
number: 3
date: 2027-03-01
programme:
  - {id: ny, kind: lecture, title: En ny föreläsning, speakers: [Någon], summary: Om mod., keywords: [lugn]}
"""
STATEMENT = """\
  - id: ny
    icon: ear
    text: Vi **prövar** nytt.
    keywords: [lugn]
"""
TRANSLATION = """\
  - id: ny
    text: We **try** new things.
"""
ENGLISH = "        - locale: en\n"
PAGE = "bakgrund/varfor.md"


@dataclass
class Growing:
    """A copy of the project that content is added to."""

    root: Path

    def add(self, path: str, after: str, title: str, more: str = "") -> None:
        """Add a file and its line in the navigation."""
        file = self.root / "docs" / path
        file.write_text(f"---\n{HEADER.format(title=title)}{more}---\nText\n", encoding="utf-8")
        self.change("mkdocs.yml", f"      - {after}\n", f"      - {after}\n      - {path}\n")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file."""
        change(self.root, path, old, new)

    def approve(self, path: str) -> None:
        """Renew the adoption lock and accept the translation of a page."""
        site = load(read_project(self.root)).site
        write_lock(self.root, current_lock(site.original))
        accept(site.editions["en"], site.editions["en"].documents[path], self.root)

    def renderer(self) -> Renderer:
        """Return a renderer of the current content."""
        project = read_project(self.root)
        return Renderer(
            BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original))
        )

    def render(self, path: str, lang: str = "sv") -> str:
        """Return a page of the current content, without typography."""
        renderer = self.renderer()
        edition = renderer.context.site.editions[lang]
        return without_typography(render_shortcodes(renderer, edition, edition.documents[path]))


@pytest.fixture
def growing(copy_of_project: CopyOfProject) -> Growing:
    return Growing(copy_of_project())


def test_new_page_appears_in_its_section(growing: Growing) -> None:
    growing.add("stod/film.md", "stod/material.md", "En film")
    assert ">En film</h1>" in growing.render("stod/film.md")
    assert "En film" in growing.render("stod/index.md")


def test_new_perspective_appears_everywhere(growing: Growing) -> None:
    growing.add("malbild/anhorig.md", "malbild/arbetslag.md", "Den anhörigas upplevelse", PERSPECTIVE)
    assert 'id="nara-anhorig"' in growing.render("malbild/anhorig.md")
    assert "Jag är <strong>anhörig</strong> och räknas." in growing.render("malbild/index.md")
    assert "Den anhörigas upplevelse" in growing.render("index.md")
    edition = growing.renderer().context.site.original
    assert [(row.document.meta.id, row.counts[-1]) for row in vision.matrix(edition) if row.counts[-1]] == [("lugn", 1)]
    assert "anhörig" in _words(edition)


def test_new_keyword_appears_in_index_and_matrix(growing: Growing) -> None:
    growing.add("nyckelord/mod.md", "nyckelord/ordning.md", "Mod", KEYWORD)
    growing.change("docs/malbild/boende.md", "keywords: [narhet, ordning]", "keywords: [mod]")
    assert "malbild/boende/#hitta-stigen" in growing.render("nyckelord/mod.md")
    assert "nyckelord/mod/" in growing.render("nyckelord/index.md")
    assert [row.total for row in vision.matrix(growing.renderer().context.site.original)][-1] == 1


def test_new_seminar_appears_in_lists_and_timeline(growing: Growing) -> None:
    growing.add("seminarier/3.md", "seminarier/2.md", "Seminarium 3", SEMINAR)
    assert "En ny föreläsning" in growing.render("seminarier/3.md")
    assert "En ny föreläsning" in growing.render("forelasningar.md")
    assert "seminarier/3/" in growing.render("seminarier/index.md")
    assert "Seminarium 3" in growing.render("beslut/index.md")


def test_new_statement_appears_in_both_languages(growing: Growing) -> None:
    growing.change("docs/malbild/arbetslag.md", "statements:\n", f"statements:\n{STATEMENT}")
    growing.change("docs/malbild/arbetslag.en.md", "statements:\n", f"statements:\n{TRANSLATION}")
    growing.approve("malbild/arbetslag.md")
    for lang, text in (("sv", "Vi <strong>prövar</strong> nytt."), ("en", "We <strong>try</strong> new things.")):
        assert text in growing.render("malbild/arbetslag.md", lang)
        assert text in growing.render("malbild/index.md", lang)
    assert "prövar" in _words(growing.renderer().context.site.original)


def test_new_page_without_translation_is_shown_in_swedish(growing: Growing) -> None:
    growing.add("malbild/anhorig.md", "malbild/arbetslag.md", "Den anhörigas upplevelse", PERSPECTIVE)
    page = growing.render("malbild/anhorig.md", "en")
    assert '<html lang="en"' in page
    assert '<article lang="sv"' in page
    assert growing.renderer().context.site.editions["en"].statements[-1].statement.text.emphasis == ("anhörig",)


@pytest.fixture
def with_finnish(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> Growing:
    """The copy with Finnish: an entry in mkdocs.yml, a locale file, and one page."""
    growing.change(
        "mkdocs.yml",
        "        - locale: en\n",
        "        - locale: fi\n          name: Suomi\n          build: true\n        - locale: en\n",
    )
    folder = Path(shutil.copytree(locale.FOLDER, growing.root / "locales"))
    wording = (folder / "en.yml").read_text(encoding="utf-8")
    (folder / "fi.yml").write_text(wording.replace("cldr: en_GB", "cldr: fi_FI"), encoding="utf-8")
    page = (growing.root / "docs" / "malbild" / "boende.en.md").read_text(encoding="utf-8")
    (growing.root / "docs" / "malbild" / "boende.fi.md").write_text(page, encoding="utf-8")
    monkeypatch.setattr(locale, "FOLDER", folder)
    return growing


def test_new_language_is_rendered_with_its_own_words(with_finnish: Growing) -> None:
    edition = with_finnish.renderer().context.site.editions["fi"]
    assert {document.file for document in edition.documents.values() if document.text_lang == "fi"} == {
        "docs/malbild/boende.fi.md"
    }
    assert '<html lang="fi"' in with_finnish.render("malbild/boende.md", "fi")
    assert edition.locale.date("2021-04-23") == "23. huhtikuuta 2021"


def test_new_language_without_a_locale_file_is_reported(growing: Growing) -> None:
    growing.change(
        "mkdocs.yml",
        "        - locale: en\n",
        "        - locale: xx\n          name: X\n          build: true\n        - locale: en\n",
    )
    with pytest.raises(ContentError, match='Språket "xx" saknar ord för gränssnittet'):
        growing.renderer()


def _words(edition: Edition) -> list[str]:
    return [entry.word for _, entries in vision.word_index(edition) for entry in entries]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_moved_about_and_index_pages_are_still_linked_to(context: BuildContext, lang: str) -> None:
    moves = {"om/index.md": "fragor/svar.md", "ordregister.md": "a-o.md"}
    site, home = _moved(context.site, moves), {"sv": "", "en": "en/"}[lang]
    edition = site.editions[lang]
    page = html.document_fromstring(
        render_shortcodes(
            Renderer(replace(context, site=site, project=_in_menu(context.project, moves))),
            edition,
            edition.documents[PAGE],
        )
    )
    for link in ("//@data-search", "//noscript/a/@href", "//dialog//nav//a[last()]/@href"):
        assert urljoin(f"/{home}bakgrund/varfor/", str(page.xpath(f"string({link})"))) == f"/{home}a-o/"
    report = str(page.xpath("string(//*[@class='article-footer__links']//a/@href)"))
    assert urljoin(f"/{home}bakgrund/varfor/", report) == f"/{home}fragor/svar/#anmal-fel"
    (licence,) = (one for one in build_index(site, context.urls).licence if one.lang == lang)
    assert licence.url == context.urls.absolute(f"{home}fragor/svar/")


def test_site_without_about_and_index_pages_is_rendered(context: BuildContext) -> None:
    edition = context.site.original
    bare = {path: replace(page, body="") for path, page in edition.documents.items()}
    site = Site({edition.lang: Edition(edition.locale, edition.settings, bare)})
    page = html.document_fromstring(render_shortcodes(Renderer(replace(context, site=site)), site.original, bare[PAGE]))
    assert page.xpath("//@data-search") == ["../../"]
    assert page.xpath("//noscript") == []
    assert page.xpath("//*[@class='article-footer__links']//a") == []
    assert build_index(site, context.urls).licence[0].url == context.urls.absolute("")


def _moved(site: Site, moves: dict[str, str]) -> Site:
    """Return the site with pages at other paths."""
    editions: dict[str, Edition] = {}
    for lang, edition in site.editions.items():
        pages = {moves.get(path, path): page for path, page in edition.documents.items()}
        documents = {path: replace(page, path=path) for path, page in pages.items()}
        editions[lang] = Edition(edition.locale, edition.settings, documents, editions.get("sv"))
    return Site(editions)


def _in_menu(project: Project, moves: dict[str, str]) -> Project:
    def moved(section: Section) -> Section:
        return Section(moves.get(section.path, section.path), tuple(map(moved, section.children)))

    return replace(project, nav=Nav(tuple(map(moved, project.nav.sections))))
