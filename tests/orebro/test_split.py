"""The split of the tests: Örebro's content is known in this folder alone."""

import re
from collections.abc import Iterator

from malbild.site.edition import Site
from tests.support.building import ROOT
from tests.support.identity import places

TESTS = ROOT / "tests"
EXCEPTIONS = {
    "orebro": "this folder",
    "data": "projects of their own, and the forms of Markdown",
    "bench": "measures the site that is published",
    "read_aloud": "reads the pages of the site that is published",
    "screenshots": "takes pictures of the site that is published",
    "support/axe_changed.py": "judges the pages of the site that is published",
    "support/text_tests.py": "tests the site that is published",
    "support/identity.py": "finds Örebro's words in the content",
    "repository/test_wheel.py": "looks for Örebro's words in another county's site",
}
READS_CONTENT = (
    r"ROOT / \"docs|read_project\(ROOT\)|load_renderable\(ROOT|copy_project\((?:[^(),]|\([^()]*\))*\)|tests\.orebro"
)


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file of the other tests."""
    for path in sorted(TESTS.rglob("*")):
        name = path.relative_to(TESTS).as_posix()
        is_exception = name in EXCEPTIONS or name.partition("/")[0] in EXCEPTIONS
        if path.is_file() and "__pycache__" not in path.parts and not is_exception:
            yield name, path.read_text(encoding="utf-8")


def _found(pattern: str) -> list[str]:
    return [f"{name}: {found[0]}" for name, text in _texts() for found in re.finditer(pattern, text)]


def test_exceptions_exist() -> None:
    assert [name for name in EXCEPTIONS if not (TESTS / name).exists()] == []


def test_other_tests_name_no_place_of_orebro(site: Site) -> None:
    assert _found(rf"(?<!\w)(?:{'|'.join(places(site))})s?(?!\w)") == []


def test_other_tests_name_no_id_of_the_content(site: Site) -> None:
    original = site.original
    ids = {page.meta.id for page in original.perspectives} | {page.meta.id for page in original.keywords}
    ids |= {placed.statement.id for placed in original.statements}
    assert _found(rf"(?<![\w-])(?:{'|'.join(sorted(ids))})(?![\w-])") == []


def test_other_tests_do_not_read_the_content() -> None:
    assert _found(READS_CONTENT) == []
