"""Örebro's content without each optional part in turn: it passes the check, builds, and says nothing of the part."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.absence import PARTS, leave_out
from tests.support.building import CopyOfProject, build, build_pages
from tests.support.identity import letters
from tests.support.output_texts import words_of
from tests.support.website import Website

IN_DOCUMENTS = {"key words", "proposals", "slides"}


@pytest.mark.parametrize("name", PARTS)
def test_site_without_an_optional_part_is_whole(name: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert [str(one) for one in leave_out(root, name)] == []
    website = Website((build if name in IN_DOCUMENTS else build_pages)(root))
    assert len(website.pages) > 50
    assert website.broken_links() == []
    ids = ((path, Counter(page.xpath("//@id"))) for path, page in website.pages.items())
    assert [(path, id) for path, counts in ids for id, count in counts.items() if count > 1] == []
    assert [*_engine_words(PARTS[name].words, website, root)] == []


def _engine_words(words: str, website: Website, root: Path) -> Iterator[str]:
    """Yield what the pages say of a part and no file of the content does; the editors' handbook is about the engine."""
    sources = [path for path in (root / "docs").rglob("*.*") if path.suffix in {".md", ".yml"}]
    content = letters("".join(path.read_text(encoding="utf-8") for path in (*sources, root / "mkdocs.yml")))
    for path, page in website.pages.items() if words else ():
        for text in words_of(page) if "redaktion/" not in path else ():
            pieces = re.split(
                r"[:,] |(?:enligt|according to) ", text
            )  # such as the headings of a table, which its label lists
            if any(re.search(words, piece, re.IGNORECASE) and letters(piece) not in content for piece in pieces):
                yield f"/{path}: {text.strip()}"
