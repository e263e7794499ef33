"""Every text that the command for a new page writes is reported until somebody has written another."""

import re
from types import SimpleNamespace
from typing import Any

from malbild.checks.text.source import SourceText
from malbild.checks.text.unfinished import check_unfinished
from malbild.editing.new_page import TEMPLATES


def test_texts_of_the_templates_are_reported() -> None:
    lines = [line for path in TEMPLATES.glob("*.md") for line in path.read_text(encoding="utf-8").split("\n")]
    written = [line for line in lines if re.search("Skriv .*här|Write .*here", line)]
    assert len(written) > len([*TEMPLATES.glob("*.md")])
    assert [line for line in written if not _is_reported(line)] == []


def _is_reported(line: str) -> bool:
    context: Any = SimpleNamespace(texts=(SourceText("docs/film.md", "sv", line),))
    return any(check_unfinished(context))
