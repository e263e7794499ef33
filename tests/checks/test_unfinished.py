"""Every text that the command for a new page writes is reported until somebody has written another."""

import re

from malbild.checks.text.unfinished import is_unfinished
from malbild.editing.new_page import TEMPLATES


def test_texts_of_the_templates_are_reported() -> None:
    lines = [line for path in TEMPLATES.glob("*.md") for line in path.read_text(encoding="utf-8").split("\n")]
    written = [line for line in lines if re.search("Skriv .*här|Write .*here", line)]
    assert len(written) > len([*TEMPLATES.glob("*.md")])
    assert [line for line in written if not is_unfinished(line)] == []
