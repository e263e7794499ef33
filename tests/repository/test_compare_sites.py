"""The tool that compares the sites of two commits, `.ci/compare_sites`, and its rules for what is a difference."""

import runpy
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.building import ROOT

RULES = runpy.run_path(str(ROOT / ".ci" / "site_differences.py"))
HASH = "sha256-{}A9Om6JcrRRD2F4PeaBT4N/W1eEzWK3X3RDopUe1ZwZJ="
# In place of Python: a build that copies docs to site, with the settings that it was given.
BUILD = """#!/bin/sh
test ! -e docs/broken || { echo broken content; exit 1; }
cp -r "$PYTHONPATH/../docs" site && echo "$SOURCE_DATE_EPOCH $SITE_URL" > site/settings.txt
"""


def differences(before: dict[str, bytes], after: dict[str, bytes], renames: str = "") -> dict[str, list[str]]:
    """Return what the tool finds between two sites, with the table of renamings."""
    table = RULES["Renames"].read(renames)
    found: dict[str, list[str]] = RULES["differences"](table.apply_to_names(before), after, table)
    return found


def zipped(**members: str) -> bytes:
    """Return a ZIP file."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def test_differences_changed_line_shows_it_in_context() -> None:
    before, after = b"<ul>\n<li>a</li>\n<li>b</li>", b"<ul>\n<li>a</li>\n<li>c</li>"
    shown = differences({"a.html": before, "b.html": before}, {"a.html": after, "b.html": before})
    assert shown == {"a.html": ["@@ -4,2 +4,2 @@", " <li>", "-b</li>", "+c</li>"]}


def test_differences_file_on_one_side_is_reported() -> None:
    assert differences({"a": b"", "b": b""}, {"b": b"", "c": b""}) == {"a": ["only in BEFORE"], "c": ["only in AFTER"]}


def test_differences_line_breaks_alone_are_reported() -> None:
    assert differences({"a.html": b"<p>a"}, {"a.html": b"<p>\na"}) == {"a.html": ["only line breaks differ"]}


def test_differences_asset_versions_and_csp_hashes_are_ignored() -> None:
    before = f"<script src=../assets/0123456789ab/site.js> script-src '{HASH.format('a')}'".encode()
    after = f"<script src=../assets/ba9876543210/site.js> script-src '{HASH.format('b')}'".encode()
    assert differences({"a.html": before}, {"a.html": after}) == {}
    assert differences({"a.html": before}, {"a.html": after.replace(b"site", b"page")}).keys() == {"a.html"}


def test_read_site_versions_and_compressed_copies_are_masked(tmp_path: Path) -> None:
    for name in ("assets/0123456789ab/site.css", "assets/0123456789ab/site.css.br", "alone.gz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert RULES["read_site"](tmp_path) == {"assets/*/site.css": b"x", "assets/*/site.css.br": b"", "alone.gz": b"x"}


def test_differences_binary_file_shows_size_and_hash() -> None:
    (shown,) = differences({"a.png": b"\xff"}, {"a.png": b"\xff\xff"}).values()
    assert [line[:16] for line in shown] == ["-1 bytes, sha256", "+2 bytes, sha256"]


def test_differences_zip_compares_members_in_any_order() -> None:
    before = zipped(one="a", two="b")
    assert differences({"a.pptx": before}, {"a.pptx": zipped(two="b", one="a")}) == {}
    assert differences({"a.pptx": before}, {"a.pptx": zipped(one="a", two="c")}) == {
        "a.pptx": ["in two:", "@@ -1 +1 @@", "-b", "+c"]
    }


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.html", '<p class="my-note note">note</p>', '<p class="my-note md-note">note</p>'),
        ("a.html", "<style>p.note{}.note-2{}</style>", "<style>p.md-note{}.note-2{}</style>"),
        ("a.html", '<script>note.add("note")</script>', '<script>note.add("md-note")</script>'),
        ("a.html", "&lt;p class=&#34;note&#34;&gt;note", "&lt;p class=&#34;md-note&#34;&gt;note"),
        ("a.css", "note,.note,.note--big{}", "note,.md-note,.note--big{}"),
        ("a.js", "note.find(`p.note`, '.note')", "note.find(`p.md-note`, '.md-note')"),
        ("a.json", '{"note": "<p class=\\"note\\">"}', '{"note": "<p class=\\"md-note\\">"}'),
    ],
)
def test_renames_class_renamed_is_equal(name: str, before: str, after: str) -> None:
    table = "# renamed\n\nclass\tnote\tmd-note\n"
    assert differences({name: before.encode()}, {name: after.encode()}, table) == {}
    assert differences({name: before.encode()}, {name: after.encode()}).keys() == {name}
    assert differences({name: before.encode()}, {name: before.encode()}, table).keys() == {name}, "one left is shown"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", "text(`${note.text} a note`)"),
        ("a.html", '<script src="../note.js"></script>'),
        ("a.html", '<script type="application/ld+json">{"name": "A note to read"}</script>'),
    ],
)
def test_renames_class_word_elsewhere_is_kept(name: str, text: str) -> None:
    assert differences({name: text.encode()}, {name: text.encode()}, "class\tnote\tmd-note") == {}


def test_renames_attribute_renamed_is_equal() -> None:
    table = "attribute\tdata-is-late\tdata-is-due\nattribute\t--tone\t--colour"
    before = b"<p data-is-late style='color:var(--tone)'> [data-is-late-2] row.dataset.isLate"
    after = b"<p data-is-due style='color:var(--colour)'> [data-is-late-2] row.dataset.isDue"
    assert differences({"a.html": before}, {"a.html": after}, table) == {}


def test_renames_path_in_text_and_name_is_equal() -> None:
    table = "path\tassets/*/pages.js\tassets/*/table.js\npath\tnews\tnytt"
    before = {"assets/*/pages.js": b"1", "assets/*/pages.js.br": b"", "news/a.html": b"../assets/0123456789ab/pages.js"}
    after = {"assets/*/table.js": b"1", "assets/*/table.js.br": b"", "nytt/a.html": b"../assets/0123456789ab/table.js"}
    assert differences(before, after, table) == {}


@pytest.mark.parametrize("line", ["class\told", "class\told\t", "class old new", "name\told\tnew"])
def test_renames_malformed_line_raises(line: str) -> None:
    with pytest.raises(ValueError, match="line 2: write class, attribute or path"):
        RULES["Renames"].read(f"# renamed\n{line}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository of one commit, with the tool, three pages and a build that takes no time."""
    for name in ("compare_sites", "site_differences.py"):
        (tmp_path / ".ci").mkdir(exist_ok=True)
        shutil.copy(ROOT / ".ci" / name, tmp_path / ".ci")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(BUILD)
    python.chmod(0o755)
    for page in ("docs/a.html", "docs/b.html", "docs/c.html", "hooks/malbild.py"):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text("<p>one</p>")
    (tmp_path / ".gitignore").write_text(".venv\n__pycache__\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=One")
    return tmp_path


def git(project: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *person, *arguments], cwd=project, check=True)


def compare_sites(project: Path, *arguments: str) -> tuple[int, str]:
    """Run the command; return its exit code and all that it prints."""
    command = [sys.executable, str(project / ".ci" / "compare_sites"), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def test_command_same_commit_finds_nothing(project: Path) -> None:
    output = "4 files are the same, 0 differ by ignored or renamed values alone, 0 differ.\n"
    assert compare_sites(project, "HEAD", "HEAD") == (0, output)


def test_command_without_after_compares_working_tree(project: Path) -> None:
    for page in ("a.html", "b.html"):
        (project / "docs" / page).write_text("<p>two</p>")
    (project / "docs" / "new.html").write_text("not added")
    code, output = compare_sites(project, "HEAD", "")
    assert code == 1
    assert output.startswith("a.html\nb.html\n    @@")
    assert output.count("+two</p>") == 1
    assert output.endswith(
        "new.html\n    only in AFTER\n"
        "2 files are the same, 0 differ by ignored or renamed values alone, 3 differ.\n"
    )  # fmt: skip
    assert subprocess.check_output(["git", "diff", "--cached"], cwd=project) == b""


def test_command_later_commit_is_built_at_same_time_and_address(project: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIT_COMMITTER_DATE", "2035-01-01T00:00:00Z")
        git(project, "commit", "--quiet", "--allow-empty", "--message=Two")
    assert compare_sites(project, "HEAD~1", "HEAD")[0] == 0


def test_command_summary_counts_renamed_files_apart(project: Path) -> None:
    (project / "renames.tsv").write_text("attribute\tone\ttwo")
    (project / "docs" / "a.html").write_text("<p>two</p>")
    code, output = compare_sites(project, "HEAD", "--renames", str(project / "renames.tsv"))
    assert (code, output.splitlines()[:2]) == (1, ["b.html", "c.html"]), "they have the former name still"
    assert output.endswith("1 files are the same, 1 differ by ignored or renamed values alone, 2 differ.\n")


def test_command_long_difference_is_cut_without_all(project: Path) -> None:
    (project / "docs" / "a.html").write_text("\n".join(map(str, range(50))))
    assert "… and 41 more lines; ALL=1 shows them" in compare_sites(project, "HEAD")[1]
    assert "+49\n" in compare_sites(project, "HEAD", "--all")[1]


def test_command_failed_build_exits_with_2(project: Path) -> None:
    (project / "docs" / "broken").touch()
    code, output = compare_sites(project, "HEAD")
    assert (code, output.splitlines()[0]) == (2, "broken content")


def test_command_unknown_commit_exits_with_2(project: Path) -> None:
    assert compare_sites(project, "nowhere")[0] == 2
