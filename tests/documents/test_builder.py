"""The step that builds the documents."""

from tests.support.building import CopyOfProject, run


def test_build_without_pango_names_the_package_and_keeps_the_site(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    former = root / "site/index.html"
    former.parent.mkdir()
    former.write_text("the former site", encoding="utf-8")
    (root / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n", encoding="utf-8")
    done = run("build", root)
    assert done.returncode != 0
    assert "sudo apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert former.read_text(encoding="utf-8") == "the former site"
