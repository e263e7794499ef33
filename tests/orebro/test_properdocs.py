"""ProperDocs, the continuation of MkDocs 1.x, in MkDocs' place: the same site, byte for byte."""

from pathlib import Path

from tests.support.building import build, copy_project, files


def test_site_built_with_properdocs_has_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    other = files(build(copy_project(tmp_path / "malbild"), MALBILD_ENGINE="properdocs"))
    mine = files(built_site)
    assert other.keys() == mine.keys()
    assert [name for name, content in mine.items() if other[name] != content] == []
