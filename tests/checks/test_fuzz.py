"""Files of the made-up county changed at random: each is loaded, or reported with a line of the file.

A few seconds here; `make fuzz` gives it a minute.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import COUNTY, write_required_files

FILES = sorted(path for path in (COUNTY / "docs").rglob("*.md"))
TOKENS = [
    "\n", "\n\n", " ", "  ", "\t", ": ", "- ", "#", " #", "## ", "# ", "---", "---\n", '"', "'", "”", "|", ">-", "[",
    "]", "[[", "]]", "{", "}", "{#", "{{", "(", ")", "](", "![", "<", "<b>", "</", "<!--", "-->", "&", "*", "**", "!",
    "%", "@", "`", "```", "~", "\\", "no", "ja", "1/8/2024", "2026-02-30", "0", "\u202e", "\u200b", "\ufeff", "\x00",
    "å", "e\u0301", "👋", "IVO", "https://a.b/", "javascript:x", "//a", "/a", "../", "#a", "id: ", "kind: keyword",
    "statements:", "  - id: ", "a" * 200, "\r", "\u2028",
]  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(["", *TOKENS])), min_size=1, max_size=6
)


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one page."""
    root = tmp_path_factory.mktemp("fuzz")
    (root / "docs").mkdir()
    languages = (
        "site_name: Målbild nära vård i Sagolunds län\nplugins:\n  - i18n:\n      languages:\n"
        "        - {locale: sv, name: S, default: true}\n        - {locale: en, name: E}\n"
    )
    nav = "site_url: https://example.org/\nnav:\n  - sida.md\n  - tillganglighet.md\n"
    (root / "mkdocs.yml").write_text(languages + nav, encoding="utf-8")
    write_required_files(root)
    return root


@settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "250")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(FILES), CHANGES)
def test_file_changed_at_random_is_loaded_or_reported(
    playground: Path, file: Path, changes: list[tuple[float, int, str]]
) -> None:
    text = file.read_text(encoding="utf-8")
    for place, length, token in changes:
        start = int(place * len(text))
        text = text[:start] + token + text[start + length :]
    raw = text.encode("utf-8")
    (playground / "docs" / "sida.md").write_bytes(raw)
    result = load(read_project(playground))
    site, diagnostics = result.site, lint(result)
    assert all(str(diagnostic) for diagnostic in diagnostics)
    lines = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert [one for one in diagnostics if one.path == "docs/sida.md" and not 1 <= one.line <= lines] == []
    errors = [diagnostic for diagnostic in diagnostics if not diagnostic.is_warning]
    assert errors or "sida.md" in site.original.documents
