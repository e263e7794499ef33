"""Västernorrland's vision, in `examples/`: content alone, true to its source, on the same engine."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from malbild.checks.runner import lint, load, load_renderable
from malbild.project.config import read_project
from malbild.project.theme.design_tokens import DesignTokens
from malbild.project.theme.overrides import ENGINE, Overrides
from malbild.site.edition import Edition
from tests.support.browsing import page_violations
from tests.support.building import ROOT, build, files
from tests.support.http_server import Serve
from tests.support.nu import nu_messages
from tests.support.website import Website

EXAMPLE = ROOT / "examples" / "vasternorrland"
SOURCE = ROOT / "tests" / "data" / "vasternorrland.txt"
"""The slides of the source that hold the purpose and the parts of the vision, to the letter."""
DECIDED = "Målbild tagen av region och kommuner i Social ReKo 15 oktober 2020"


@pytest.fixture(scope="module")
def original() -> Edition:
    return load_renderable(read_project(EXAMPLE)).original


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's whole site, built in a copy."""
    ignored = shutil.ignore_patterns("site", ".site.*")
    return build(Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("example") / "county", ignore=ignored)))


def _slides(heading: str) -> list[str]:
    """Return the text under each of the source's slides that has the heading, on one line."""
    slides = re.split(r"\n{3,}", SOURCE.read_text(encoding="utf-8"))
    return [" ".join(text.split()).removeprefix(f"{heading} ") for text in slides if text.strip().startswith(heading)]


def test_example_has_no_diagnostics() -> None:
    assert lint(load(read_project(EXAMPLE))) == []


def test_example_statements_are_to_the_letter_of_the_source(original: Edition) -> None:
    statements = [placed.statement for placed in original.statements]
    texts = [" ".join([one.text.source, *(text.source for text in one.body)]) for one in statements]
    assert len(texts) == 4
    assert texts == _slides("Målbildens delar")


def test_example_purpose_is_to_the_letter_of_the_source(original: Edition) -> None:
    (slide,) = _slides("SocialReKos målbild")
    assert original.purpose is not None
    assert slide == f"{original.purpose.meta.text.source} {DECIDED}"
    assert str(original.purpose.meta.decision.date) == "2020-10-15"


def test_example_has_looks_but_no_template_of_its_own() -> None:
    assert files(EXAMPLE / "overrides").keys() == {"static/mark.svg", "styles/own-tokens.css"}


def test_example_tokens_are_the_engines_with_other_colours() -> None:
    own, engine = DesignTokens.read(Overrides.of(EXAMPLE)), DesignTokens.read(Overrides((ENGINE,)))
    assert own.values.keys() == engine.values.keys()
    for name in ("paper", "ink", "accent", "tone-1", "sunken"):
        assert own.values[name] != engine.values[name]
        assert own.dark[name] != engine.dark[name]


def test_example_site_passes_nu_and_has_whole_links(built: Path) -> None:
    assert nu_messages(built) == []
    assert Website(built).broken_links() == []


def test_example_site_has_every_text_of_the_source_on_its_start_page(built: Path, original: Edition) -> None:
    page = " ".join(Website(built).pages[""].text_content().replace("\u00ad", "").split()).replace("\u00a0", " ")
    texts = [text for one in original.statements for text in (one.statement.text, *one.statement.body)]
    assert [text.plain for text in texts if text.plain not in page] == []


def test_example_site_has_no_axe_violation(built: Path, browser: Browser, serve: Serve) -> None:
    page = browser.new_context(base_url=serve(built), reduced_motion="reduce").new_page()
    paths = [path for path in Website(built).pages if not path.startswith(("embed/", "en/"))]
    assert len(paths) >= 12
    assert [found for path in paths if (found := page_violations(page, path))] == []
