"""The files of the look: a project's own before the engine's."""

from pathlib import Path

import pytest

from malbild.project.theme.overrides import ENGINE, Overrides
from malbild.render.jinja.environment import new_environment
from malbild.render.theme.assets import assets_version
from tests.support.building import OVERRIDES, ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a footer and an icon of its own."""
    for name, text in (("partials/footer.html", "Vår fot"), ("icons/lykta.svg", "<svg/>")):
        (tmp_path / "overrides" / name).parent.mkdir(parents=True)
        (tmp_path / "overrides" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_project_without_overrides_has_the_engines_alone(tmp_path: Path) -> None:
    assert Overrides.of(tmp_path).folders == (ENGINE,)


def test_checkout_of_the_engine_has_one_folder() -> None:
    assert OVERRIDES.folders == (ENGINE,)
    assert ENGINE.samefile(ROOT / "overrides")


def test_file_of_the_project_replaces_the_engines(root: Path) -> None:
    overrides = Overrides.of(root)
    assert overrides.read("partials/footer.html") == "Vår fot"
    assert overrides.path("partials/header.html") == ENGINE / "partials/header.html"
    assert new_environment(overrides).get_template("partials/footer.html").render() == "Vår fot"


def test_missing_file_raises(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Overrides.of(root).path("partials/finns-inte.html")


def test_icon_of_the_project_stands_among_the_engines(root: Path) -> None:
    icons = Overrides.of(root).icons
    assert {*icons} - {*OVERRIDES.icons} == {"lykta"}
    assert icons == tuple(sorted(icons))


def test_style_sheet_of_the_project_changes_the_version(root: Path) -> None:
    before = assets_version(Overrides.of(root))
    assert before == assets_version(OVERRIDES)
    (root / "overrides" / "styles").mkdir()
    (root / "overrides" / "styles" / "tokens.css").write_text(":root { --ink: #000000 }", encoding="utf-8")
    assert assets_version(Overrides.of(root)) != before
