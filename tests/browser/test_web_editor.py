"""The web editor (Sveltia CMS) in Chromium, served by nginx, on the files of the made-up county."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from malbild.files.writer import write
from malbild.project.config import WEB_EDITOR_SCRIPTS, read_project
from malbild.project.theme.overrides import Overrides
from malbild.publish.embeds import embed_files
from malbild.publish.status_pages import redirect_pages
from malbild.publish.web_editor.page import web_editor
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.assets import assets
from tests.support import web_server
from tests.support.building import COUNTY, ROOT, change, copy_project, read_script, run
from tests.support.editing import changes, read_docs

PERSPECTIVE = "docs/malbild/boende.md"
DOCS = read_docs(COUNTY)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the editor in it, made by `make web-editor`."""
    root = copy_project(tmp_path_factory.mktemp("web_editor") / "sagolund", COUNTY)
    subprocess.run(["make", "-s", "web-editor", f"WEB_EDITOR={root / WEB_EDITOR_SCRIPTS}"], cwd=ROOT, check=True)
    return root


@pytest.fixture(scope="module")
def address(copy: Path, context: BuildContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the editor, served by nginx with the shipped configuration."""
    here = replace(context, project=read_project(copy))
    renderer = Renderer(here)
    site = [
        *web_editor(renderer),
        *embed_files(renderer),
        *redirect_pages(renderer),
        *assets(Overrides.of(copy), here.urls),
    ]
    write(site, copy / "site")
    with web_server.nginx(copy / "site", tmp_path_factory.mktemp("nginx")) as server:
        yield f"{server}redigera/"


def test_site_without_the_editor_script_has_no_editor(context: BuildContext, tmp_path: Path) -> None:
    assert [*web_editor(Renderer(replace(context, project=replace(context.project, root=tmp_path))))] == []


def test_sign_in_where_motion_is_reduced_is_in_view(browser: Browser, address: str) -> None:
    with browser.new_page(locale="sv-SE", reduced_motion="reduce") as page:
        page.goto(address)
        page.get_by_role("button", name="Arbeta med lokalt repository").wait_for(state="attached")
        assert page.locator("#nc-root").evaluate("root => root.clientHeight") > 100


@contextmanager
def editing(browser: Browser, address: str, page_id: str, known: tuple[str, ...] = ()) -> Iterator[Page]:
    """Open a page in the editor; it must request no other host and log no error but a known one."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    context.add_init_script(read_script("browser_files.js"))
    context.add_init_script(read_script("whole_forms.js"))
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.evaluate("files => browserFiles.write(files)", DOCS | {".git/HEAD": "ref: refs/heads/main\n"})
    page.get_by_role("button", name="Arbeta med lokalt repository").click()
    page.get_by_role("main").wait_for()
    page.goto(f"{address}#/collections/{page_id}")
    yield page
    assert [error for error in errors if error not in known] == []
    assert [url for url in asked if not url.startswith((address.removesuffix("redigera/"), "data:", "blob:"))] == []
    context.close()


def saved(page: Page) -> dict[str, str]:
    """Save, and return the text of every changed file."""
    page.get_by_role("button", name="Spara").click()
    page.wait_for_url("**/collections/*")  # the list again
    files: dict[str, str] = page.evaluate("browserFiles.read()")
    assert files.keys() - {".git/HEAD"} == DOCS.keys()
    return {path: text for path, text in files.items() if text != DOCS.get(path, text)}


def open_statements(page: Page, place: int) -> Locator:
    """Expand and return the form of the statements in the first or second language."""
    form = page.locator("[data-key-path=statements]").nth(place)
    form.get_by_role("button", name="Expandera alla").click()
    return form


def test_statement_form_changes_only_the_edited_line(browser: Browser, address: str, copy: Path) -> None:
    with editing(browser, address, "perspective-malbild/entries/boende") as page:
        assert page.locator("header", has_text="Webbredigeraren").is_hidden()
        form = open_statements(page, 0)
        text = form.locator("[data-key-path='statements.0.text'] textarea")
        expect(text).to_have_value(re.compile(r"^Jag ser att \*\*lampan lyser\*\*, och jag vågar knacka på"))
        easy = form.locator("[data-key-path='statements.0.easy'] textarea")
        easy.fill(easy.input_value().replace("Jag gör det tidigt.", "Jag gör det i tid."))
        files = saved(page)
    line = next(line for line in DOCS[PERSPECTIVE].splitlines() if line.endswith("Jag gör det tidigt."))
    assert [*files] == [PERSPECTIVE]
    assert changes(DOCS[PERSPECTIVE], files[PERSPECTIVE]) == [
        f"-{line}",
        f"+{line.replace('Jag gör det tidigt.', 'Jag gör det i tid.')}",
    ]
    (copy / PERSPECTIVE).write_text(files[PERSPECTIVE], encoding="utf-8")
    done = run("check", copy)
    assert done.returncode == 0, done.stdout


def test_translation_form_changes_only_the_translation(browser: Browser, address: str) -> None:
    english = PERSPECTIVE.replace(".md", ".en.md")
    with editing(browser, address, "perspective-malbild/entries/boende") as page:
        form = open_statements(page, 1)
        text = form.locator("[data-key-path='statements.0.text'] textarea")
        text.fill("I get **support** in time.")
        files = saved(page)
    assert [*files] == [english]
    assert changes(DOCS[english], files[english])[1:] == ['+    text: "I get **support** in time."']


def description(text: str) -> str:
    """Return the description in a page's front matter."""
    front_matter = yaml.safe_load(text.split("---\n")[1])
    return str(front_matter["description"]).strip()


def test_other_page_types_are_saved_with_their_change_alone(browser: Browser, address: str) -> None:
    pages = {
        "docs/nyckelord/lugn.md": "keyword-nyckelord/entries/lugn",
        "docs/seminarier/2.md": "seminar-seminarier/entries/2",
        "docs/tillganglighet.md": "accessibility/entries/tillganglighet",
    }
    with editing(browser, address, "perspective-malbild") as page:
        for path, place in pages.items():
            page.goto(f"{address}#/collections/{place}")
            lead = page.locator("[data-key-path=description] textarea").first
            text = description(DOCS[path])
            expect(lead).to_have_value(text)  # of this page, no more of the one before
            lead.fill(f"{text} Slut.")
            files = saved(page)
            old, new = changes(DOCS[path], files[path])
            assert new.removeprefix("+") == f"{old.removeprefix('-')} Slut."
    assert files.keys() == pages.keys()


def test_settings_form_changes_only_the_edited_line_of_each_file(browser: Browser, address: str) -> None:
    with editing(browser, address, "settings/entries/settings") as page:
        for place, name in ((0, "Målbild nära omsorg"), (1, "Vision for near care")):
            page.locator("[data-key-path=brand] input").nth(place).fill(name)
        files = saved(page)
    assert files.keys() == {"docs/settings.yml", "docs/settings.en.yml"}
    for path, name in (("docs/settings.yml", "Målbild nära omsorg"), ("docs/settings.en.yml", "Vision for near care")):
        old, new = changes(DOCS[path], files[path])
        assert (old.partition(" ")[0], new) == ("-brand:", f"+brand: {name}")


def test_new_page_passes_the_check(browser: Browser, address: str, copy: Path) -> None:
    without_translation = (
        "Cannot convert undefined or null to object"  # of Sveltia CMS 0.221.1, which saves all the same
    )
    with editing(browser, address, "page-om/new", (without_translation,)) as page:
        page.locator("[data-key-path=title] input").first.fill("12:30")
        page.locator("[data-key-path=description] textarea").first.fill("En sida att pröva på.")
        page.locator("[data-key-path=owner] input").first.fill("Redaktionen")
        for name, day in (("reviewed", "2026-11-01"), ("next_review", "2099-11-01")):
            page.locator(f"[data-key-path={name}] input").first.fill(day)
        page.get_by_role("button", name="Spara").click()
        page.wait_for_url("**/collections/page-om*")
        page.wait_for_function("async path => path in await browserFiles.read()", arg="docs/om/12-30.md")
        files: dict[str, str] = page.evaluate("browserFiles.read()")
    (copy / "docs" / "om" / "12-30.md").write_text(files["docs/om/12-30.md"], encoding="utf-8")
    config = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    change(copy, "mkdocs.yml", "- om/index.md\n", "- om/index.md\n      - om/12-30.md\n")  # which the check asks for
    done = run("check", copy)
    (copy / "docs" / "om" / "12-30.md").unlink()
    (copy / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert 'title: "12:30"\n' in files["docs/om/12-30.md"]


def check(copy: Path, files: dict[str, bytes], *commands: tuple[str, ...]) -> str:
    """Return what the check says of the copy with other files, after commands; then restore the copy."""
    with TemporaryDirectory() as kept:
        shutil.copytree(copy / "docs", kept, dirs_exist_ok=True)
        for path, content in files.items():
            (copy / path).parent.mkdir(exist_ok=True)
            (copy / path).write_bytes(content)
        done = [run(command, copy, *arguments) for command, *arguments in (*commands, ("check",))]
        shutil.rmtree(copy / "docs")
        shutil.copytree(kept, copy / "docs")
    assert all(one.returncode == 0 for one in done), done[-1].stdout
    return done[-1].stdout


def test_picture_that_was_uploaded_passes_the_check(browser: Browser, address: str, copy: Path, tmp_path: Path) -> None:
    photo = tmp_path / "Möte på Träffpunkten.PNG"
    Image.new("RGB", (900, 500), "#77aa99").save(photo)
    with editing(browser, address, "page-om") as page:
        page.goto(f"{address}#/assets")
        page.locator("input[type=file]").first.set_input_files(photo)
        question = page.get_by_role("alertdialog", name="Ladda upp resurser")
        question.get_by_role("button", name="Ladda upp", exact=True).click()
        question.wait_for(state="hidden")
        page.get_by_role("main").get_by_text(re.compile(r"punkten\.png")).first.wait_for()
        (path,) = page.evaluate("browserFiles.read()").keys() - DOCS.keys() - {".git/HEAD"}
        assert path.startswith("docs/bilder/")
        page.goto(f"{address}#/collections/page-om/entries/index")
        for place, words in enumerate(("Ett möte vid brasan", "A meeting by the fire")):
            page.locator("[data-key-path=body] textarea").nth(place).click()
            page.keyboard.press("Control+End")
            page.keyboard.insert_text(f"\n\n![{words}](../{path.removeprefix('docs/')})\n")
        page.get_by_role("button", name="Spara").click()
        page.wait_for_url("**/collections/page-om")
        files: dict[str, str] = page.evaluate("browserFiles.read()")
    pages = {name: files[name].encode() for name in ("docs/om/index.md", "docs/om/index.en.md")}
    said = check(copy, pages | {path: photo.read_bytes()}, ("accept-translation", "om/index.md"))
    assert said.startswith("Innehållet är utan fel.")


def test_new_statement_with_its_translation_passes_the_check(browser: Browser, address: str, copy: Path) -> None:
    with editing(browser, address, "perspective-malbild/entries/boende") as page:
        form = page.locator("[data-key-path=statements]")
        english = form.nth(1)
        form.first.get_by_role("button", name=re.compile("Lägg till .*en formulering")).click()
        for name, value in (("id", "12-30"), ("icon", "moon"), ("text", "Jag får **ro** på natten.")):
            form.first.locator(f"[data-key-path='statements.3.{name}']").locator("input, textarea").first.fill(value)
        english.get_by_text("4 Formuleringar").wait_for()
        english.get_by_role("button", name="Expandera alla").click()
        text = english.locator("[data-key-path='statements.3.text'] textarea")
        form.first.locator("[data-key-path='statements.3.keywords']").get_by_role("checkbox").first.click()
        form.first.locator("[data-key-path='statements.3.on_start']").get_by_role("switch").click()
        text.fill("I find **peace** at night.")
        files = saved(page)
    lines = ["+  - id: 12-30", "+    icon: moon", "+    text: Jag får **ro** på natten.", "+    keywords: [lugn]"]
    lines.append("+    on_start: true")
    assert changes(DOCS[PERSPECTIVE], files[PERSPECTIVE]) == lines
    translation = PERSPECTIVE.replace(".md", ".en.md")
    assert changes(DOCS[translation], files[translation]) == ["+  - id: 12-30", "+    text: I find **peace** at night."]
    commands = (("renew-lock",), ("accept-translation", "malbild/boende.md"))
    said = check(copy, {path: text.encode() for path, text in files.items()}, *commands)
    assert said.startswith("Innehållet är utan fel.")


def test_search_words_form_changes_only_the_edited_line(browser: Browser, address: str) -> None:
    with editing(browser, address, "settings/entries/search-words-sv") as page:
        word = page.locator("[data-key-path='synonyms.0.words'] input").first
        word.fill("12:30")
        files = saved(page)
    assert [*files] == ["docs/search-words.yml"]
    old, new = changes(DOCS["docs/search-words.yml"], files["docs/search-words.yml"])
    assert new == old.replace("-  - words: [nattlampa", '+  - words: ["12:30"')


def test_list_of_pages_begins_at_the_top_of_the_window(browser: Browser, address: str) -> None:
    with editing(browser, address, "page-om") as page:
        box = page.locator("#nc-root").bounding_box()
    assert box
    assert (box["y"], box["height"]) == (0, 900)


def test_editor_page_has_its_own_policy_and_noindex(browser: Browser, address: str) -> None:
    page = browser.new_page()
    answer = page.goto(address)
    assert answer
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"
    stated = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert stated
    assert "script-src 'self';" in stated
    assert page.locator("meta[name=robots]").first.get_attribute("content") == "noindex"
    page.close()
