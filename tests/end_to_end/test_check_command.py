"""The command `check`: formats, exit codes, many mistakes at once, and its time."""

import json
import re
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from malbild.diagnostics import formatters
from malbild.project.config import read_project
from tests.support.body_mistakes import BODY_MISTAKES
from tests.support.building import CopyOfProject, change, run
from tests.support.lint_page import unmark
from tests.support.mistakes import MISTAKES


def test_check_prints_every_format_and_fails_for_errors_alone(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    summary = root / "summary.md"
    page = root / "docs" / "om" / "index.md"
    right = page.read_text(encoding="utf-8")
    page.write_text(f"{right}\n{{{{ namn }}}}\n", encoding="utf-8")
    assert run("check", root).returncode == 0
    page.write_text(f"{right}\n[Fel](fel.md)\n", encoding="utf-8")
    line = right.count("\n") + 2
    for form, sign in (
        ("text", f"docs/om/index.md:{line}: "),
        ("github", f"::error file=docs/om/index.md,line={line},"),
        ("json", '"code": "MB310"'),
    ):
        done = run("check", root, f"--format={form}", GITHUB_STEP_SUMMARY=str(summary))
        assert (done.returncode, done.stderr) == (1, "")
        assert sign in done.stdout
        assert (re.search(r"\nKontrollen tog \d+,\d s\.\n$", done.stdout) is not None) == (form == "text")
    assert summary.read_text(encoding="utf-8").count(f"| docs/om/index.md:{line} |") == 1  # by github


def test_messages_end_with_an_address_that_works(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    with (root / "docs" / "om" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Fel](fel.md)\n")
    path, public = "redaktion/handbok/felkoder/", "https://example.org/sago/"

    def read_more(command: str = "check", **settings: str) -> str:
        done = run(command, root, **settings)
        found = re.findall(r"\[MB310\]\n    .+\n    Läs mer: (.+)", done.stdout + done.stderr)
        return found[0] if found else ""

    assert read_more(SITE_URL=public) == read_more("build", SITE_URL=public) == f"{public}{path}#mb310"
    assert read_more() == f"http://127.0.0.1:8000/{path}#mb310"
    built = root / "site" / path / "index.html"
    built.parent.mkdir(parents=True)
    built.touch()
    assert read_more() == f"{built.as_uri()}#mb310"
    change(root, "docs/redaktion/handbok/felkoder.md", "[[problem-codes]]", "")
    assert read_more() == ""


@pytest.mark.parametrize("form", formatters.FORMATS)
def test_configuration_errors_are_reported_in_the_requested_format(form: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    summary = root / "summary.md"
    change(root, "mkdocs.yml", "contact: {}", "contact: {mejl: a@example.org}")
    done = run("check", root, f"--format={form}", GITHUB_STEP_SUMMARY=str(summary))
    diagnostics = read_project(root).diagnostics
    assert [diagnostic.code for diagnostic in diagnostics] == ["MB101"]
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(
        formatters.FORMATS[form](diagnostics, "http://127.0.0.1:8000/redaktion/handbok/felkoder/")
    )
    assert summary.exists() == (form == "github")


# Mistakes on any page; abbreviations are not checked while the glossary is unreadable. Unclosed comments and code come
# last: they hide what follows.
ANYWHERE = sorted(
    (text for text in BODY_MISTAKES.values() if not re.search(r"\(mal|stor\.png|^### |MB321", text)),
    key=lambda text: bool(re.search("MB324|MB331", text)),
)


def seed(root: Path) -> set[tuple[str, int, str]]:
    """Make every mistake of both tables in a copy of the project; return their places and codes."""
    seeded = {(path, line, code) for path, line, code, _ in (mistake.make(root) for mistake in MISTAKES.values())}
    spoiled = {root / path.replace(".en.md", ".md") for path, *_ in seeded}
    whole = [path for path in sorted((root / "docs").rglob("*.md")) if path not in spoiled and ".en." not in path.name]
    for path, text in zip(cycle(whole), ANYWHERE, strict=False):
        body, codes = unmark(text)
        start = path.read_text(encoding="utf-8").count("\n") + 1
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{body}\n")
        seeded |= {(path.relative_to(root).as_posix(), start + line, code) for line, code in codes}
    return seeded


def test_check_of_forty_mistakes_reports_them_all_at_once(
    copy_of_project: CopyOfProject,
) -> None:
    root = copy_of_project()
    seeded = seed(root)
    assert len(seeded) >= 40
    done = run("check", root, "--format=json")
    reported = {(diagnostic["path"], diagnostic["line"], diagnostic["code"]) for diagnostic in json.loads(done.stdout)}
    assert seeded - reported == set()
    assert done.stderr == ""


def test_check_takes_less_than_two_seconds(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    before = getrusage(RUSAGE_CHILDREN)
    run("check", root)
    after = getrusage(RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime  # of these processes alone
    print(f"\nmake check: {taken:.2f} s of the processor, Python's start included")
    assert taken < 2
