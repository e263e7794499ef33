"""The command `build`: a whole new site, or the previous one and an error."""

import json
import os
import re
import subprocess
import sys
from argparse import Namespace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from malbild import __main__
from malbild.commands import building
from malbild.files.compression import SUFFIXES
from tests.support.building import (
    BUILD_TIME,
    COUNTY,
    CopyOfProject,
    build,
    build_pages,
    change,
    copy_project,
    files,
    run,
)
from tests.support.website import Website


@pytest.fixture
def project_with_site(copy_of_project: CopyOfProject) -> Path:
    """A copy of the project with a site from an earlier build."""
    root = copy_of_project()
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the former site", encoding="utf-8")
    return root


def test_build_replaces_the_previous_site(project_with_site: Path) -> None:
    site = build_pages(project_with_site)
    assert "the former site" not in (site / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in project_with_site.glob(".site*")] == []


def test_build_without_git_dates_nothing_and_says_so(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", "contact: {}", "contact: {security: mailto:sakerhet@example.org}")
    done = run("build", root, SOURCE_DATE_EPOCH="", PATH="")
    assert done.returncode == 0, done.stderr
    assert "Dokumenten har ingen dag. Det går inte att köra git. Finns det på datorn?\n" in done.stderr
    site = root / "site"
    expires = re.search(r"Expires: (\S+)T", (site / ".well-known" / "security.txt").read_text(encoding="utf-8"))
    assert expires
    assert date.fromisoformat(expires[1]) > datetime.now(UTC).date()
    status = json.loads((site / "redaktion" / "sidor.json").read_text(encoding="utf-8"))
    assert [page["problems"] for page in status["pages"] if page["problems"]] == []
    texts = {path: text for path, text in files(site).items() if Path(path).suffix in (*SUFFIXES, ".md")}
    assert [path for path, text in texts.items() if b"1970" in text] == []
    for path in site.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert not {"/CreationDate", "/ModDate"} & {*pdf.docinfo.keys()}, path


def test_build_ends_with_the_way_to_look_and_to_publish(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    done = run("build", root, "--pages-only")
    assert re.search(r"^Titta på den: kör \S+ -m http.server -d site och öppna http://", done.stdout, re.MULTILINE)
    assert "SITE_URL=" in done.stderr
    public = run("build", root, "--pages-only", SITE_URL="https://målbild.example/väg/")
    assert "SITE_URL=" not in public.stderr
    for path in ("robots.txt", "sitemap.xml", "sitemap-sv.xml", "feed.xml", "kalender.ics", "index.html"):
        text = (root / "site" / path).read_text(encoding="utf-8")
        assert "målbild.example" not in text
        assert "xn--mlbild-iua.example/v%C3%A4g/" in text, path


def test_build_with_errors_reports_all_and_keeps_the_previous_site(project_with_site: Path) -> None:
    change(project_with_site, "docs/index.md", "title: Målbild", "title: Start: målbild")
    change(project_with_site, "docs/malbild/boende.md", "[narhet, ordning]", "[narhet, ordnng]")
    change(project_with_site, "docs/om/index.en.md", "description:", "descripton:")
    done = run("build", project_with_site, "--pages-only")
    assert done.returncode == 1
    assert "docs/index.md:2:" in done.stderr
    assert "[MB006]" in done.stderr
    assert 'ordnng" finns inte. Menade du "ordning"?' in done.stderr
    assert "docs/om/index.en.md:3:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files(project_with_site / "site") == {"index.html": b"the former site"}


def test_build_with_a_broken_link_keeps_the_previous_site(project_with_site: Path) -> None:
    with (project_with_site / "docs" / "om" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Fel](finns-inte.md)\n")
    done = run("build", project_with_site, "--pages-only")
    assert done.returncode == 1
    assert "finns-inte.md" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files(project_with_site / "site") == {"index.html": b"the former site"}
    assert [path.name for path in project_with_site.glob(".site*")] == []


def test_check_without_errors_succeeds(copy_of_project: CopyOfProject) -> None:
    done = run("check", copy_of_project())
    assert (done.returncode, done.stderr) == (0, "")


def test_build_elsewhere_at_another_time_offline_is_identical(built_site: Path, tmp_path: Path) -> None:
    elsewhere = copy_project(tmp_path / "En annan mapp på hårddisken", COUNTY)
    alone = ("unshare", "--map-root-user", "--net", "faketime", "2040-02-29 12:00:00")
    strange = {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    former = os.umask(0o077)
    try:
        again = files(build(elsewhere, alone, **strange))
    finally:
        os.umask(former)
    once = files(built_site)
    assert again.keys() == once.keys()
    assert [path for path, content in again.items() if sha256(content).digest() != sha256(once[path]).digest()] == []


def test_languages_built_in_parallel_equal_a_plain_mkdocs_build(
    built_site: Path, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, env=os.environ | {"SOURCE_DATE_EPOCH": BUILD_TIME}, check=True)
    alone = files(root / "site")
    assert {"index.html", "en/index.html", "search/en.json", "api/v1/index.json"} <= alone.keys()
    other = [path for path, content in alone.items() if content != (built_site / path).read_bytes()]
    assert other == [path for path, content in alone.items() if b"data-placeholder=" in content]


def test_error_in_every_language_is_reported_once(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    with (root / "hooks" / "mkdocs_events.py").open("a", encoding="utf-8") as events:
        events.write("\n\ndef on_nav(nav, config, files):\n    raise ValueError('our own fault')\n")
    done = run("build", root, "--pages-only")
    assert done.returncode == 1
    assert done.stderr.count("ValueError: our own fault") == 1


@pytest.mark.parametrize(
    "address", ["https://vard.example/nara-vard/malbild/", "https://vard.example/nara-vard/malbild"]
)
def test_site_url_with_a_path_keeps_links_within_it(copy_of_project: CopyOfProject, address: str) -> None:
    website = Website(build_pages(copy_of_project(), SITE_URL=address), "https://vard.example/nara-vard/malbild/")
    assert website.broken_links() == []
    for path, page in website.pages.items():
        for absolute in page.xpath("//link[@rel='canonical' or @hreflang]/@href"):
            assert absolute.startswith(website.base), path


def test_root_option_is_resolved_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roots: list[Path] = []

    def seen(arguments: Namespace) -> int:
        roots.append(arguments.root)
        return 0

    monkeypatch.setattr(building, "build", seen)
    monkeypatch.chdir(tmp_path)
    for words in (["--root", "malbild"], ["--root", "."], []):
        monkeypatch.setattr(sys, "argv", ["malbild", *words, "build"])
        assert __main__.main() == 0
    assert roots == [tmp_path / "malbild", tmp_path, tmp_path]


def test_build_with_documents_leaves_no_temporary_font(copy_of_project: CopyOfProject, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    build(copy_of_project(), TMPDIR=str(tmp_path / "temporary"))
    left = {path.name for path in (tmp_path / "temporary").iterdir()}
    assert {name for name in left if not name.startswith("_jinja2-cache")} == set()  # which the next build reads
