"""Fixtures of the checks' tests."""

from pathlib import Path

import pytest

from tests.support.building import write_required_files
from tests.support.file_samples import picture as picture_of_one_colour
from tests.support.lint_page import PERSPECTIVE, TERMS, page


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project: a page to link to, a perspective with a statement, two images, a source."""
    root = tmp_path_factory.mktemp("playground")
    docs = root / "docs"
    (docs / "malbild").mkdir(parents=True)
    languages = (
        "site_name: Målbild nära vård i Sagolunds län\nplugins:\n  - i18n:\n      languages:\n"
        "        - {locale: sv, name: S, default: true}\n        - {locale: en, name: E}\n"
    )
    pages = ("mal.md", "malbild/boende.md", "prov.md", "tillganglighet.md")
    nav = "site_url: https://example.org/\nnav:\n" + "".join(f"  - {path}\n" for path in pages)
    (root / "mkdocs.yml").write_text(languages + nav, encoding="utf-8")
    write_required_files(root)
    source = "source_list:\n  - id: rapport\n    title: Rapporten\n    about: Allt.\n"
    (docs / "mal.md").write_text(page(TERMS + source, "## Ett {#ett}\n\n[[glossary]]", "Mål"), encoding="utf-8")
    (docs / "malbild" / "boende.md").write_text(page(PERSPECTIVE, title="Boende"), encoding="utf-8")
    (docs / ".hemligt.txt").write_bytes(b"x")
    for picture in ("mote.png", ".mote.png", "../mote.png"):
        (docs / picture).write_bytes(picture_of_one_colour())
    (docs / "stor.png").write_bytes(picture_of_one_colour() + b"x" * 400_000)
    return root
