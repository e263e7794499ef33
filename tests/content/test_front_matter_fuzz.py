"""Front matter of any bytes: read whole, or rejected with a line; never a traceback."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malbild.checks.runner import lint, load
from malbild.content.front_matter import Source, read
from malbild.content.source_text import SourceError
from malbild.content.yaml_nodes import to_plain
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import read_project
from tests.support.building import write_required_files

PATH = "docs/sida.md"


def _outcome(raw: bytes) -> Source | list[Diagnostic]:
    try:
        return read(raw, PATH)
    except SourceError as refused:
        return list(refused.diagnostics)


def _assert_kept_or_refused(raw: bytes) -> None:
    """Compare what was read with another YAML parser, or find the line of what was rejected in the file."""
    outcome = _outcome(raw)
    if isinstance(outcome, list):
        lines = len(raw.splitlines()) + 1
        assert outcome
        assert all(str(diagnostic) and 1 <= diagnostic.line <= lines for diagnostic in outcome)
    else:
        header = "\n".join(raw.decode("utf-8-sig").splitlines()[1 : outcome.body_line - 2])
        assert [*yaml.load_all(header, Loader=yaml.CBaseLoader)] == [to_plain(outcome.meta)]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_rejected(raw: bytes) -> None:
    _assert_kept_or_refused(raw)


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *"-:#[]{}>|*&!%@`'\"?,. \n\t~",
            "\n  ",
            ": ",
            "- ",
            "---",
            "...",
            "--- ",
            "<<",
            "title",
            "a",
            "å",
            "\\x",
            "%YAML",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=400)
@given(YAML_LIKE)
def test_any_yaml_is_read_whole_or_rejected(header: str) -> None:
    _assert_kept_or_refused(f"---\n{header}\n---\nText".encode())


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=30), min_size=1, max_size=5))
def test_any_quoted_value_is_read_exactly_or_rejected(fields: dict[str, str]) -> None:
    lines = [f"{name}: '{value}'" for name, value in fields.items() if not set(value) & set("'\n\r")]
    expected = {
        name: unicodedata.normalize("NFC", value) for name, value in fields.items() if f"{name}: '{value}'" in lines
    }
    outcome = _outcome("\n".join(("---", "Last: x", *lines, "---", "Brödtext")).encode())
    if isinstance(outcome, list):
        assert {diagnostic.code for diagnostic in outcome} == {"MB002"}
    else:
        assert to_plain(outcome.meta) == {"Last": "x"} | expected


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two pages."""
    root = tmp_path_factory.mktemp("playground")
    (root / "docs").mkdir()
    config = (
        "site_url: http://127.0.0.1:8000/\n"
        "site_name: Målbild nära vård i Sagolunds län\nplugins:\n  - i18n:\n      languages:\n"
        "        - {locale: sv, name: S, default: true}\n        - {locale: en, name: E}\n"
    )
    (root / "mkdocs.yml").write_text(f"{config}nav:\n  - index.md\n  - tillganglighet.md\n", encoding="utf-8")
    write_required_files(root)
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
def test_any_front_matter_is_loaded_or_reported(playground: Path, original: list[str], translation: list[str]) -> None:
    for name, lines in (("index.md", original), ("index.en.md", translation)):
        (playground / "docs" / name).write_text("\n".join(["---", *lines, "---", "Text"]), encoding="utf-8")
    result = load(read_project(playground))
    site, diagnostics = result.site, lint(result)
    assert all(str(diagnostic) for diagnostic in diagnostics)
    assert diagnostics or "index.md" in site.original.documents


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_in_place_of_a_page_are_reported(playground: Path, raw: bytes) -> None:
    (playground / "docs" / "index.md").write_bytes(raw)
    (playground / "docs" / "index.en.md").unlink(missing_ok=True)
    diagnostics = lint(load(read_project(playground)))
    assert [diagnostic.path for diagnostic in diagnostics if not diagnostic.is_warning][:1] == ["docs/index.md"]
