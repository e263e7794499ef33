"""Search words, read with the line of every mistake."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.model.types.search_words import SearchWords
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change

SV, EN = "docs/search-words.yml", "docs/search-words.en.yml"


def found(root: Path) -> list[tuple[str, int, str]]:
    diagnostics = lint(load(read_project(root)))
    return [(one.path, one.line, one.code) for one in diagnostics if "search-words" in one.path]


def test_search_words_right_give_no_diagnostic(copy_of_project: CopyOfProject) -> None:
    assert found(copy_of_project()) == []


def test_search_words_are_optional(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / SV).unlink()
    (root / EN).unlink()
    result = load(read_project(root))
    assert result.diagnostics == ()
    assert result.site.original.search_words == SearchWords()


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        (SV, "page: index.md", "page: inndex.md", (7, "MB950")),
        (SV, "page: index.md", "page: index.md#ingenstans", (7, "MB951")),
        (SV, "[nattlampa, ficklampa]", "[nattlampa, Nattlampa]", (2, "MB952")),
        (SV, "[lampan lyser]", "[lampan flyger]", (3, "MB953")),
        (SV, "means:", "meens:", (3, "MB101")),
        (SV, "[drake, drakar]", "[]", (5, "MB110")),
        (SV, "text: Här finns", "text: <b>Här</b> finns", (6, "MB109")),
        (EN, "page: index.md", "page: om/inndex.md", (4, "MB950")),
        (EN, "  - words: [dragon]", "  - words: dragon", (2, "MB115")),
    ],
)
def test_search_words_mistake_is_reported_at_its_line(
    copy_of_project: CopyOfProject, path: str, old: str, new: str, place: tuple[int, str]
) -> None:
    root = copy_of_project()
    change(root, path, old, new)
    assert (path, *place) in found(root)


def test_search_words_are_no_file_of_the_site(built_site: Path) -> None:
    assert not [*built_site.rglob("search-words*")]
