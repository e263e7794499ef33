"""Links to edit a page, report an error and give feedback, by the contact that is configured."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.project.mkdocs_yml.contact import Contact
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, change
from tests.support.rendering import render_shortcodes
from tests.support.website import Website

GITHUB = "https://github.com/organisation/malbild"
GITLAB = "https://gitlab.example.org/grupp/malbild/"


def _links(page: str) -> list[str]:
    root: HtmlElement = html.fromstring(page)
    return [str(address) for address in root.xpath("//*[@class='article-footer__links']//a/@href")]


def test_page_without_a_repository_links_to_how_to_report(website: Website) -> None:
    places = {path: page for path, page in website.pages.items() if page.xpath("//article//*[@class='article-footer']")}
    assert len(places) > 75
    for path, page in places.items():
        links = page.xpath("//*[@class='article-footer__links']//a")
        assert [link.text_content() for link in links] == [
            "Report an error" if path.startswith("en/") else "Rapportera fel"
        ]
        assert links[0].get("href").endswith("#anmal-fel")


def test_page_with_a_repository_has_edit_and_report_links(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", 'repository: ""', f"repository: {GITHUB}")
    project = read_project(root)
    renderer = Renderer(
        BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original))
    )
    english = renderer.context.site.editions["en"]
    edit, report = _links(render_shortcodes(renderer, english, english.documents["malbild/boende.md"]))
    assert edit == f"{GITHUB}/edit/main/docs/malbild/boende.en.md"
    asked = parse_qs(urlsplit(report).query)
    assert (asked["template"], asked["plats"]) == (["fel.yml"], ["malbild/boende.md, en"])
    _, report = _links(
        renderer.render_share_page(renderer.context.site.original, renderer.context.site.original.statements[0])
    )
    assert parse_qs(urlsplit(report).query)["plats"] == ["lampan-lyser (malbild/boende.md), sv"]


def test_contact_on_gitlab_uses_its_urls() -> None:
    contact = Contact(repository=GITLAB)
    assert contact.edit_url("docs/index.md") == f"{GITLAB}-/edit/main/docs/index.md"
    asked = parse_qs(urlsplit(contact.report_url("index.md", "Fel")).query)
    assert asked == {"issuable_template": ["fel"], "issue[title]": ["Fel: index.md"]}


def test_report_by_mail_names_the_page_and_is_escaped() -> None:
    address = Contact(email="redaktion@example.org").report_url("a&cc=x@example.org\nb", "Fel på sidan")
    assert address.startswith("mailto:redaktion@example.org?subject=Fel%20p%C3%A5%20sidan&body=")
    assert parse_qs(urlsplit(address).query) == {"subject": ["Fel på sidan"], "body": ["a&cc=x@example.org\nb\n\n"]}


def test_repo_url_and_edit_uri_of_mkdocs_lead_to_the_editor(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    settings = f"repo_url: {GITHUB}\nedit_uri: edit/develop/docs/\nnav:"
    change(root, "mkdocs.yml", "nav:\n  - index.md", f"{settings}\n  - index.md")
    contact = read_project(root).contact
    assert contact.edit_url("docs/om/index.md") == f"{GITHUB}/edit/develop/docs/om/index.md"
    change(root, "mkdocs.yml", "edit_uri: edit/develop/docs/", 'edit_uri: ""')
    assert read_project(root).contact.edit_url("docs/om/index.md") == ""
    change(root, "mkdocs.yml", 'repository: ""', f"repository: {GITLAB}")
    project = read_project(root)
    assert (project.contact.repository, [one.code for one in project.diagnostics]) == (GITLAB, ["MB076"])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://github.com/a/b", "https://github.com", "github.com/a/b"]
)
def test_repository_that_is_no_url_is_reported_at_its_line(address: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", 'repository: ""', f"repository: {address}")
    line = (root / "mkdocs.yml").read_text(encoding="utf-8").split("  repository:")[0].count("\n") + 1
    found = [(diagnostic.path, diagnostic.line, diagnostic.code) for diagnostic in read_project(root).diagnostics]
    assert found == [("mkdocs.yml", line, "MB407")]


def test_page_feedback_is_shown_only_with_a_contact(website: Website, copy_of_project: CopyOfProject) -> None:
    assert not any(page.find_class("page-feedback") for page in website.pages.values())
    root = copy_of_project()
    change(root, "mkdocs.yml", "contact: {}", "contact: {email: svar@example.org}")
    project = read_project(root)
    renderer = Renderer(
        BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original))
    )
    for lang, yes in (("sv", "Jag hade nytta av sidan: Lugn"), ("en", "This page was useful: Calm")):
        edition = renderer.context.site.editions[lang]
        page: HtmlElement = html.document_fromstring(
            render_shortcodes(renderer, edition, edition.documents["nyckelord/lugn.md"])
        )
        answers = [
            urlsplit(str(link.get("href"))) for (box,) in [page.find_class("page-feedback")] for link in box.iter("a")
        ]
        assert [(answer.scheme, answer.path) for answer in answers] == [("mailto", "svar@example.org")] * 2
        asked = parse_qs(answers[0].query)
        assert asked["subject"] == [yes]
        home = "" if lang == "sv" else "en/"
        assert asked["body"][0].endswith(f"https://example.org/{home}nyckelord/lugn/")
