"""A second generator without MkDocs and Material: the same text, links, embeds and API."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.support.building import ROOT
from tests.support.way_out import generate
from tests.support.website import DEFAULT_ADDRESS, Website


@pytest.fixture(scope="module")
def other(built_site: Path) -> dict[str, bytes]:
    """The files of the second generator by path."""
    return {file.path: file.content for file in generate(built_site.parent, DEFAULT_ADDRESS)}


def _words_and_links(page: HtmlElement, path: str) -> tuple[str, list[str]]:
    """Return the words of a document and the targets of its links."""
    base = DEFAULT_ADDRESS + path.removesuffix("index.html")
    links = [urljoin(base, address) for _, _, address, _ in page.iterlinks()]
    return " ".join(str(page.text_content()).split()), links


def test_second_generator_gives_the_same_words_and_links(website: Website, other: dict[str, bytes]) -> None:
    pages = {path: page for path, page in website.pages.items() if path == "" or path.endswith("/")}
    # The second generator makes no documents, which the kit lists with their sizes.
    waiting = {path for path in pages if b'data-placeholder="' in other[f"{path}index.html"]}
    assert len(waiting) <= len(pages) / 10
    assert {"malbild/", "malbild/boende/", "en/malbild/arbetslag/", "nyckelord/lugn/"} <= pages.keys()
    unlike = [
        path
        for path, page in pages.items()
        if path not in waiting
        and _words_and_links(page, path) != _words_and_links(html.fromstring(other[f"{path}index.html"].decode()), path)
    ]
    assert unlike == []


@pytest.mark.parametrize("place", ["embed/v1/", "api/v1/"])
def test_second_generator_gives_identical_embeds_and_api(built_site: Path, other: dict[str, bytes], place: str) -> None:
    files = [
        path.relative_to(built_site).as_posix()
        for path in (built_site / place).rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".br")
    ]
    assert len(files) > 5
    assert [path for path in files if other[path] != (built_site / path).read_bytes()] == []


def test_second_generator_does_not_import_mkdocs() -> None:
    program = "import sys, tests.support.way_out; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"malbild", "markdown"} <= {*done.stdout.split()}
    assert {"mkdocs", "material", "mkdocs_static_i18n"}.isdisjoint(done.stdout.split())
