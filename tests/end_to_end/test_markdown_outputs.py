"""A page of the vision with every form of Markdown, in each output that is made of pages."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from PIL import Image

from tests.support.building import COUNTY, copy_project, run
from tests.support.markdown import body_of_every_form
from tests.support.pdf_ua import faults
from tests.support.printing import text_of

PAGE = "malbild/boende"
WORDS = ("Varning: Halt ute", "Figur 1. Text.", "Tabell 1. Text.", "XYZ (Xylofon)", "Artikel 9 (c)", "Svara")
RAW = re.compile(r"!!! \w|\?\?\? |=== |///|\{ ?[.#]|\[\^|\*\*\w|~~|==\w|\^\^|\+\+\w|:material-|<!--|\[[ x]\]|-->|\*\[")
SHOWN = ("**a och ==b !!! note", "`-->`", "--> b")  # escaped, or in code


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up county's whole site, with every form on the page of a perspective."""
    root = copy_project(tmp_path_factory.mktemp("forms") / "county", COUNTY)
    page = root / "docs" / f"{PAGE}.md"
    front_matter = page.read_text(encoding="utf-8").rpartition("\n---\n")[0]
    page.write_text(f"{front_matter}\n---\n{body_of_every_form()}\n", encoding="utf-8")
    Image.new("RGB", (40, 30), "#97401f").save(root / "docs" / "malbild" / "mote.png")
    done = run("build", root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def raw_signs(text: str) -> list[str]:
    """Return the signs of Markdown in a text for readers."""
    for shown in SHOWN:
        text = text.replace(shown, "")
    return RAW.findall(text)


def main_of(page: Path) -> HtmlElement:
    """Return the element `main` of a built page."""
    (main,) = html.document_fromstring((page / "index.html").read_bytes()).iter("main")
    return main


def test_page_and_book_show_no_sign_of_markdown(site: Path) -> None:
    for path in (PAGE, "utskrift"):
        main = main_of(site / path)
        for code in [*main.iter("pre", "code", "script")]:
            code.drop_tree()
        text = " ".join(main.text_content().split())
        assert raw_signs(text) == []
        assert [words for words in WORDS if words not in text] == []


def test_pictures_of_a_page_are_found_from_the_book(site: Path) -> None:
    for path in (PAGE, "utskrift"):
        sources = (image.get("src", "") for image in main_of(site / path).iter("img"))
        pictures = [source for source in sources if "mote.png" in source]
        assert pictures
        assert [source for source in pictures if not (site / path / source).is_file()] == []


def test_search_index_shows_no_sign_of_markdown(site: Path) -> None:
    index = json.loads((site / "search" / "sv.json").read_text(encoding="utf-8"))
    text = " ".join(entry["text"] for entry in index["entries"] if entry["url"].startswith(f"../{PAGE}/"))
    assert raw_signs(text) == []
    assert [words for words in WORDS if words not in text] == []
    assert "Text Not. Mer." in text  # without the footnote's number and arrow


def test_markdown_copy_keeps_titles_captions_and_indents(site: Path) -> None:
    text = (site / PAGE / "index.md").read_text(encoding="utf-8")
    for part in (
        "**Varning: Halt ute**", "1. ![Ett bord](../mote.png)\n\n   *Text.*\n", "H~2~O", "^^tillagt^^", "==viktigt==",
        "~~borttaget~~", "- [x] *Fråga*", "  **Tips: B**\n\n  c", "\\*så\\*", "4) d\n5) e", "| 1 | 2 |", "```yaml",
    ):  # fmt: skip
        assert part in text


def test_pdf_has_numbers_pictures_and_no_sign_of_markdown(site: Path) -> None:
    (pdf,) = (site / "material").glob("*-dokument-sv.pdf")
    text = text_of(pdf)
    assert raw_signs(text.replace("``` a ```", "")) == []
    assert [words for words in WORDS if words not in text] == []
    assert "4. d 5. e" in text
    assert "a. x b. y" in text
    assert "i. x ii. y iii. z" in text
    said = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True)
    assert said.stdout.count(" image ") > 0
    found = [fault for fault in faults(pdf) if not fault.startswith("28-011")]  # links of the matrix: test_sheets
    assert found == []
