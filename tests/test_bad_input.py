"""Every mistake of the list, in the real content, is told with its code, its file and its line; all of them at once."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import ROOT
from conftest import CopyOfProject
from malbild.content import inspect, load
from malbild.problems import ContentError, Problem
from malbild.project import read_project

INVANARE = "malbild/invanare.md"


@dataclass(frozen=True)
class Mistake:
    """What somebody does to a real file, and what the check shall say. `at` is text of the line it points at."""

    file: str
    old: str
    new: str
    at: str
    code: str
    where: str = ""

    def make(self, root: Path) -> tuple[str, int, str, str]:
        """Makes the mistake in a copy of the project and tells what is expected."""
        path = root / "docs" / self.file
        text = path.read_text(encoding="utf-8")
        assert self.old in text
        text = text.replace(self.old, self.new, 1)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        line = next(number for number, row in enumerate(text.split("\n"), 1) if self.at in row)
        return f"docs/{self.file}", line, self.code, self.where


MISTAKES = {
    "a colon that breaks YAML": Mistake(
        "bakgrund/index.md", "title: ", "title: Bakgrund: ", "title: Bakgrund: ", "MB006"
    ),
    "a tab as indent": Mistake("bakgrund/nara-vard.md", "\n  - id: rapport", "\n\t- id: rapport", "\t- id", "MB007"),
    "a name twice": Mistake("stod/index.md", "\n---\n", "\nowner: Någon\n---\n", "owner: Någon", "MB013", "owner"),
    "an anchor": Mistake("stod/index.en.md", "title: ", "title: &a ", "title: &a", "MB009"),
    "a front matter without end": Mistake("om/index.en.md", "\n---\n", "\n", "---", "MB005"),
    "a space before the beginning": Mistake("beslut/arbetssatt.en.md", "---", " ---", " ---", "MB004"),
    "not UTF-8": Mistake("beslut/uppdrag.en.md", "title: ", "title: \udce5", "title: ", "MB001"),
    "a direction mark": Mistake("beslut/ekonomi.en.md", "title: ", "title: \u202e", "title: ", "MB002"),
    "a zero-width space in the body": Mistake(
        "stod/arbetsplatstraff.en.md", "read it aloud", "read\u200bit aloud", "read\u200bit", "MB002"
    ),
    "an unknown name": Mistake(
        "beslut/index.md", "owner: Redaktionen", "ower: Redaktionen\nowner: x", "ower", "MB101", "ower"
    ),
    "an unknown name in a list": Mistake(
        "seminarier/1.md", "    summary: Politiker", "    sumary: x\n    summary: Politiker", "sumary", "MB101",
        "programme[0].sumary",
    ),
    "a missing field": Mistake("nyckelord/index.md", "owner: Redaktionen\n", "", "title: ", "MB102", "owner"),
    "a missing field in a list": Mistake(
        "beslut/uppfoljning.md", '  - id: rapport\n    section: "7"\n', '  - section: "7"\n', '  - section: "7"',
        "MB102", "sources[1].id",
    ),
    "a key word without order": Mistake("nyckelord/tillit.md", "order: 1\n", "", "title: ", "MB102", "order"),
    "an unknown key word": Mistake(
        INVANARE, "keywords: [ansvar, samverkan]", "keywords: [tilit]", "[tilit]", "MB104", "statements[1].keywords"
    ),
    "a malformed id": Mistake(
        "malbild/samverkan.md", "id: dela-pa-arbetet", "id: Dela/../på", "Dela/../på", "MB105", "statements[4].id"
    ),
    "a duplicate id": Mistake(
        "bakgrund/varfor.md", "      - id: arbetsfor", "      - id: 'aldre'", "id: 'aldre'", "MB106",
        "figures[0].bars[1].id",
    ),
    "an id in one language only": Mistake(
        "bakgrund/ordlista.en.md", "id: egenvard", "id: egenvrad", "id: egenvrad", "MB201", "terms"
    ),
    "a wrong date": Mistake(
        "ordregister.md", "reviewed: 2026-11-22", "reviewed: 2026-02-30", "2026-02-30", "MB107", "reviewed"
    ),
    "a date written another way": Mistake(
        "forelasningar.md", "next_review: 2027-11-22", "next_review: 22/11/2027", "22/11", "MB107", "next_review"
    ),
    "a statement that is more than bold": Mistake(
        "malbild/medarbetare.md", "**förutsättningar**", "*förutsättningar*", "*förutsättningar*", "MB108",
        "statements[0].text",
    ),
    "HTML in a text": Mistake(
        "om/index.md", "title: ", "title: <script>alert(1)</script> ", "<script>", "MB109", "title"
    ),
    "an empty text": Mistake("seminarier/index.md", "owner: Redaktionen", "owner:", "owner:", "MB110", "owner"),
    "a title of 5000 letters": Mistake(
        "bakgrund/utredningar.md", "title: ", f"title: {'å' * 5000}", "title: å", "MB111", "title"
    ),
    "a list as title": Mistake(
        "malbild/index.en.md", "title: ", "title: [ett]\nold: ", "title: [ett]", "MB113", "title"
    ),
    "a text in place of a list": Mistake(
        "beslut/forslag.md", "\n---\n", "\nkeywords: tillit\n---\n", "keywords: tillit", "MB115", "keywords"
    ),
    "a word in place of a number": Mistake(
        "nyckelord/ansvar.md", "order: 3", "order: tredje", "order: tredje", "MB119", "order"
    ),
    "a source that is not in the list": Mistake(
        "beslut/konsekvenser.md", "- id: rapport", "- id: raport", "- id: raport", "MB117", "sources[1].id"
    ),
    "a way on to a page that is not there": Mistake(
        "index.md", "to: om/index.md", "to: om/idex.md", "om/idex.md", "MB118", "paths[4].to"
    ),
    "a translation without a text": Mistake(
        "beslut/parterna.en.md", "description: ", "descr: ", "title: ", "MB202", "description"
    ),
    "a field that only the original states": Mistake(
        "seminarier/3.en.md", "title: ", "number: 4\ntitle: ", "number: 4", "MB203", "number"
    ),
    "a marker that means nothing": Mistake(
        "malbild/index.md", "[[vision]]", "[[vison]]", "[[vison]]", "MB301"
    ),
    "a marker amid a paragraph": Mistake(
        "om/kallor.en.md", "\n\n[[sources]]", "\n[[sources]]", "[[sources]]", "MB313"
    ),
    "a heading of the first level": Mistake(
        "beslut/beredning-och-beslut.md", "\n## ", "\n#Rubrik\n\n## ", "#Rubrik", "MB303"
    ),
}  # fmt: skip
# What follows from a mistake above, beside what is said of the mistake itself.
FOLLOWING = {
    ("docs/malbild/index.en.md", "MB101"),  # the former title
    ("docs/beslut/parterna.en.md", "MB101"),  # the misspelt description
    ("docs/bakgrund/varfor.en.md", "MB201"),  # the id that the original no longer has
    ("docs/bakgrund/ordlista.en.md", "MB201"),  # the id that the original has
    ("docs/malbild/samverkan.en.md", "MB201"),  # the id that the original had
}


def _found(root: Path) -> list[Problem]:
    _, problems = inspect(read_project(root))
    return [problem for problem in problems if not problem.is_warning]


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_code_file_and_line(mistake: Mistake, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    path, line, code, where = mistake.make(root)
    problems = _found(root)
    assert (path, line, code, where) in [(p.path, p.line, p.code, p.where) for p in problems]
    assert {(p.path, p.code) for p in problems} - (FOLLOWING - {(path, code)}) == {(path, code)}


def test_all_mistakes_are_told_in_one_run_sorted(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    expected = {mistake.make(root) for mistake in MISTAKES.values()}
    problems = _found(root)
    assert expected <= {(p.path, p.line, p.code, p.where) for p in problems}
    assert {(p.path, p.code) for p in problems} == FOLLOWING | {(path, code) for path, _, code, _ in expected}
    assert [(p.path, p.line) for p in problems] == sorted((p.path, p.line) for p in problems)


def test_a_problem_stops_the_loading_and_says_them_all(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    expected = [mistake.make(root) for mistake in MISTAKES.values()]
    with pytest.raises(ContentError) as refused:
        load(read_project(root))
    assert all(f"{path}:{line}: " in str(refused.value) for path, line, *_ in expected)


def test_an_unknown_key_word_is_told_in_the_form_of_the_contract(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    _, line, *_ = MISTAKES["an unknown key word"].make(root)
    (problem,) = _found(root)
    assert str(problem) == (
        f'docs/malbild/invanare.md:{line}: statements[1].keywords: "tilit" finns inte. Menade du "tillit"? [MB104]\n'
        "    Nyckelorden är: ansvar, halsoframjande, personcentrering, samverkan, tillit."
    )


def test_two_unknown_key_words_on_one_line_are_two_problems(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    Mistake(INVANARE, "[ansvar, samverkan]", "[tilit, ansvr]", "tilit", "MB104").make(root)
    assert [problem.values["value"] for problem in _found(root)] == ["ansvr", "tilit"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("tom.md", b"", "MB003"),
        ("stor.md", b"---\n" + b"a" * 300_000, "MB011"),
        ("djup.md", b"---\na: " + b"[" * 2000 + b"]" * 2000 + b"\n---\n", "MB012"),
        ("lista.md", b"---\n- a\n---\n", "MB010"),
        ("noll.md", b"---\ntitle: a\x00\n---\n", "MB002"),
        ("utan-original.en.md", b"---\ntitle: a\n---\n", "MB204"),
        ("malbild.md", (ROOT / "docs" / "malbild" / "index.md").read_bytes(), "MB406"),
        ("malbild/invanare.sv.md", (ROOT / "docs" / INVANARE).read_bytes(), "MB406"),
    ],
)
def test_a_new_file_that_cannot_be_a_page_is_told(
    name: str, raw: bytes, code: str, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    (root / "docs" / name).write_bytes(raw)
    assert code in [problem.code for problem in _found(root)]
    assert {problem.path for problem in _found(root)} <= {
        f"docs/{name}",
        "docs/malbild/index.md",
        "docs/malbild/index.en.md",
    }


def test_editors_own_files_are_passed_over(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "docs" / ".#index.md").symlink_to("nobody@nowhere")
    (root / "docs" / ".trash").mkdir()
    (root / "docs" / ".trash" / "index.md").write_text("borttagen", encoding="utf-8")
    (root / "docs" / "mapp.md").mkdir()
    assert _found(root) == []


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two pages, for many small trials."""
    root = tmp_path_factory.mktemp("playground")
    (root / "docs").mkdir()
    config = "plugins:\n  - i18n:\n      languages:\n        - {locale: sv, default: true}\n        - {locale: en}\n"
    (root / "mkdocs.yml").write_text(f"{config}nav:\n  - index.md\n", encoding="utf-8")
    return root


LINES = [
    "title: A", "title: <b>", "kind: perspective", "kind: keyword", "kind: seminar", "order: 1", "order: x", "id: a",
    "owner: B", "reviewed: 2026-01-01", "next_review: 9999-99-99", "sources: []", "sources:", "  - id: rapport",
    "    section: '5'", "statements:", "  - id: a", "  - text: '**a**'", "    text: {a: b}", "    keywords: [a, [b]]",
    "decision:", "decision: adopted", "  status: x", "description: !x y", "definition: &a b", "x: *a", "\tx: y", "- a",
    "figures: [{id: a, bars: [{id: b, value: nan}]}]", "events: [{date: '0000'}]", "terms: {}", "programme: [1]", "---",
    "introduction: 'a", "questions: ['']", "parties: [[[[[[[[[[]]]]]]]]]]", "paths: [{to: '../x'}]", "date: 2021-W01-1",
]  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), max_size=12), st.lists(st.sampled_from(LINES), max_size=8))
def test_no_front_matter_whatever_ends_in_a_traceback_or_is_dropped(
    playground: Path, original: list[str], translation: list[str]
) -> None:
    for name, lines in (("index.md", original), ("index.en.md", translation)):
        (playground / "docs" / name).write_text("\n".join(["---", *lines, "---", "Text"]), encoding="utf-8")
    site, problems = inspect(read_project(playground))
    assert all(str(problem) for problem in problems)
    assert problems or "index.md" in site.original.documents


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_whatever_in_place_of_a_page_end_in_a_traceback(playground: Path, raw: bytes) -> None:
    (playground / "docs" / "index.md").write_bytes(raw)
    (playground / "docs" / "index.en.md").unlink(missing_ok=True)
    _, problems = inspect(read_project(playground))
    assert [problem.path for problem in problems if not problem.is_warning][:1] == ["docs/index.md"]
