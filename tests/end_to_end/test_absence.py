"""The made-up county without optional parts: alone, together and at random."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.support.absence import PARTS, SMALLER_PARTS, leave_out
from tests.support.building import COUNTY, build, build_pages, copy_project, files
from tests.support.output_texts import readable_texts
from tests.support.website import Website

ALL = [*PARTS, *SMALLER_PARTS]
NOT_SEARCHED = ("assets/", "redaktion/", "en/redaktion/", "api/v1/schema.json", "embed/v1/component.js")
"""All that sites share, the editors' handbook, and the API's contract."""
NewFolder = Callable[[], Path]


@pytest.fixture
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> NewFolder:
    return lambda: tmp_path_factory.mktemp("county")


@pytest.mark.parametrize("names", [("key words", "proposals"), tuple(PARTS), tuple(ALL)], ids=("two", "parts", "all"))
def test_outputs_without_parts_hold_no_word_of_them(names: tuple[str, ...], new_folder: NewFolder) -> None:
    root = copy_project(new_folder() / "sagolund", COUNTY)
    assert [str(one) for one in leave_out(root, *names)] == []
    site = build(root)
    assert Website(site).broken_links() == []
    words = "|".join(filter(None, (PARTS[name].words for name in names if name in PARTS)))
    found = [
        f"{name}: {text[max(0, match.start() - 60) : match.end() + 40]}"
        for name, content in files(site).items()
        if not name.startswith(NOT_SEARCHED)
        for text in readable_texts(name, content)
        for match in re.finditer(words, text, re.IGNORECASE)
    ]
    assert found == []


@settings(
    max_examples=int(os.environ.get("ABSENCE_EXAMPLES", "3")),
    phases=(Phase.explicit, Phase.generate),  # a smaller example costs a build each
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example({"vision page", "seminars", "perspective boende", "embed generator", "proposals"})
@given(st.sets(st.sampled_from(ALL), min_size=2))
def test_site_without_any_parts_builds_with_whole_links(new_folder: NewFolder, names: set[str]) -> None:
    root = copy_project(new_folder() / "sagolund", COUNTY)
    assert [str(one) for one in leave_out(root, *sorted(names))] == []
    assert Website(build_pages(root)).broken_links() == []
