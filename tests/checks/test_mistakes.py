"""Checks of the made-up county with mistakes in it, one by one and all at once."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load, raise_if_errors
from malbild.diagnostics.diagnostic import ContentError, Diagnostic
from malbild.project.config import read_project
from malbild.project.file_names import GENERATED_NAMES, NAMES_BESIDE_PAGES, RESERVED_FOLDERS
from malbild.site.edition import Site
from tests.support.building import COUNTY, CopyOfProject
from tests.support.mistakes import BOENDE, FOLLOWING, MISTAKES, Mistake

ENGLISH = "malbild/boende.en.md"


def _found(root: Path) -> list[Diagnostic]:
    diagnostics = lint(load(read_project(root)))
    return [diagnostic for diagnostic in diagnostics if not diagnostic.is_warning]


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_reported_with_code_file_and_line(mistake: Mistake, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    path, line, code, where = mistake.make(root)
    diagnostics = _found(root)
    assert (path, line, code, where) in [(p.path, p.line, p.code, p.field) for p in diagnostics]
    assert {(p.path, p.code) for p in diagnostics} - (FOLLOWING - {(path, code)}) == {(path, code)}


def test_mistakes_together_are_all_reported_in_order(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    expected = {mistake.make(root) for mistake in MISTAKES.values()}
    diagnostics = _found(root)
    assert expected <= {(p.path, p.line, p.code, p.field) for p in diagnostics}
    assert {(p.path, p.code) for p in diagnostics} == FOLLOWING | {(path, code) for path, _, code, _ in expected}
    assert [(p.path, p.line) for p in diagnostics] == sorted((p.path, p.line) for p in diagnostics)


def test_load_with_errors_raises_with_every_diagnostic(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    expected = [mistake.make(root) for mistake in MISTAKES.values()]
    with pytest.raises(ContentError) as refused:
        raise_if_errors(lint(load(read_project(root))))
    assert all(f"{path}:{line}: " in str(refused.value) for path, line, *_ in expected)


def test_unknown_keyword_message_is_that_of_the_contract(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    _, line, *_ = MISTAKES["an unknown key word"].make(root)
    (diagnostic,) = _found(root)
    assert str(diagnostic) == (
        f'docs/malbild/boende.md:{line}: statements[1].keywords: "lungn" finns inte. Menade du "lugn"? [MB104]\n'
        "    Välj bland: lugn, narhet, ordning."
    )


def test_unknown_keywords_on_one_line_are_two_diagnostics(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    Mistake(BOENDE, "[narhet, ordning]", "[ordnign, lungn]", "ordnign", "MB104").make(root)
    assert [diagnostic.params["value"] for diagnostic in _found(root)] == ["lungn", "ordnign"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("tom.md", b"", "MB003"),
        ("stor.md", b"---\n" + b"a" * 300_000, "MB011"),
        ("djup.md", b"---\na: " + b"[" * 2000 + b"]" * 2000 + b"\n---\n", "MB012"),
        ("lista.md", b"---\n- a\n---\n", "MB010"),
        ("noll.md", b"---\ntitle: a\x00\n---\n", "MB002"),
        ("utan-original.en.md", b"---\ntitle: a\n---\n", "MB204"),
        ("malbild.md", (COUNTY / "docs" / "malbild" / "index.md").read_bytes(), "MB406"),
        ("search.md", b"", "MB408"),
        ("malbild/boende.sv.md", (COUNTY / "docs" / BOENDE).read_bytes(), "MB406"),
    ],
)
def test_new_file_that_cannot_be_a_page_is_reported(
    name: str, raw: bytes, code: str, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    (root / "docs" / name).write_bytes(raw)
    assert code in [diagnostic.code for diagnostic in _found(root)]
    assert {diagnostic.path for diagnostic in _found(root)} <= {
        f"docs/{name}",
        "docs/malbild/index.md",
        "docs/malbild/index.en.md",
    }


def test_page_at_the_url_of_a_statement_is_reported(copy_of_project: CopyOfProject) -> None:
    docs = copy_of_project() / "docs"
    (docs / "malbild" / "boende").mkdir()
    (docs / "malbild" / "boende" / "lampan-lyser.md").write_bytes((docs / "om" / "kallor.md").read_bytes())
    (diagnostic,) = (
        diagnostic for diagnostic in _found(docs.parent) if diagnostic.code == "MB406" and ".en." not in diagnostic.path
    )
    assert (diagnostic.path, diagnostic.params) == (
        "docs/malbild/boende/lampan-lyser.md",
        {"other": "docs/malbild/boende.md"},
    )


def test_reserved_folders_are_those_the_build_writes(built_site: Path, site: Site) -> None:
    made = {path.name for path in built_site.iterdir() if path.is_dir()} | {"redigera"}  # optional
    pages = {document.address.partition("/")[0] for document in site.original.documents.values()}
    assert made - pages - {*site.editions} == RESERVED_FOLDERS | {"material"}  # files beside which pages may exist


def test_generated_names_are_those_the_build_writes(built_site: Path) -> None:
    made = {path.name for path in built_site.iterdir() if path.is_file() and path.suffix not in (".br", ".gz")}
    by_id, source = {name for name in made if name.startswith(("feed-", "sitemap-"))}, {"index.md"}
    assert made - NAMES_BESIDE_PAGES - by_id - source - GENERATED_NAMES == set()


def test_files_of_text_editors_are_ignored(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "docs" / ".#index.md").symlink_to("nobody@nowhere")
    (root / "docs" / ".trash").mkdir()
    (root / "docs" / ".trash" / "index.md").write_text("borttagen", encoding="utf-8")
    (root / "docs" / "mapp.md").mkdir()
    assert _found(root) == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("[narhet, ordning]", "[Närhet]", '"Närhet" finns inte. Menade du "narhet"?'),
        ("[narhet, ordning]", "[Lugn]", '"Lugn" finns inte. Menade du "lugn"?'),
        ("icon: signpost", "icon: Hjärta", 'Symbolen "Hjärta" finns inte. Menade du "heart"?'),
    ],
)
def test_unknown_id_suggests_the_closest_match(old: str, new: str, hint: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    Mistake(BOENDE, old, new, new, "").make(root)
    assert [diagnostic.message for diagnostic in _found(root)] == [hint]


@pytest.mark.parametrize(
    "mistake",
    [
        Mistake(BOENDE, "[narhet, ordning]", "[]", "[]", "MB144", "statements[1].keywords"),
        Mistake(
            BOENDE,
            "[narhet, ordning]",
            "[narhet, ordning, lugn]",
            "g, lugn]",
            "MB144",
            "statements[1].keywords",
        ),
        Mistake(
            ENGLISH,
            "**calm in the room**. They listen to **the end**",
            "calm in the room",
            "calm in the room.",
            "MB213",
            "statements[2].text",
        ),
    ],
    ids=["no key word", "three key words", "no bold words"],
)
def test_statement_with_wrong_keyword_or_bold_count_gives_warning(
    mistake: Mistake, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    expected = mistake.make(root)
    diagnostics = lint(load(read_project(root)))
    assert [(p.path, p.line, p.code, p.field) for p in diagnostics] == [expected]
    assert all(diagnostic.is_warning for diagnostic in diagnostics)
