"""Settings files, read with the line of every mistake."""

from pathlib import Path

import pytest

from malbild.checks.runner import load
from malbild.project.config import Project, read_project
from malbild.site.edition import Site
from tests.support.building import CopyOfProject, change

SV, EN = "docs/settings.yml", "docs/settings.en.yml"


def found(root: Path) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in load(read_project(root)).diagnostics if "settings" in one.path]


def test_settings_translated_are_those_of_each_language(site: Site) -> None:
    assert site.editions["sv"].settings.county == "Sagolunds län"
    assert site.editions["en"].settings.county == "Sagolund County"


def test_settings_without_translation_are_the_originals(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / EN).unlink()
    result = load(read_project(root))
    assert result.diagnostics == ()
    assert result.site.editions["en"].settings.county == "Sagolunds län"


def test_settings_file_missing_is_reported(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / SV).unlink()
    assert found(root) == [(SV, 1, "MB029")]


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        (SV, "county: Sagolunds län\n", "", (2, "MB102")),
        (SV, "county: Sagolunds län", "county: <b>län</b>", (4, "MB109")),
        (SV, "county:", "countty:", (4, "MB101")),
        (SV, "county: Sagolunds län", "county: Sagolunds: län", (4, "MB006")),
        (SV, "county: Sagolunds län", "county: Sago\u200blunds län", (4, "MB002")),
        (SV, "file_prefix: malbild-sagolund", "file_prefix: Målbild", (12, "MB103")),
        (EN, "\ncounty:", "\ncountty:", (4, "MB101")),
        (EN, "county: Sagolund County", 'county: ""', (4, "MB110")),
    ],
)
def test_settings_mistake_is_reported_at_its_line(
    copy_of_project: CopyOfProject, path: str, old: str, new: str, place: tuple[int, str]
) -> None:
    root = copy_of_project()
    change(root, path, old, new)
    assert (path, *place) in found(root)


def test_settings_are_no_page_and_no_file_of_the_site(project: Project, built_site: Path) -> None:
    assert not [*built_site.rglob("settings*")]
