"""Markdown copies of the pages, and llms.txt."""

import re
from urllib.parse import urljoin

import pytest

from malbild.site.edition import Site
from tests.support.website import Website


def test_listed_pages_have_a_markdown_copy(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        for document in edition.documents.values():
            folder = website.folder / ("" if lang == "sv" else lang) / document.address
            if edition.is_listed(document):
                text = (folder / "index.md").read_text(encoding="utf-8")
                assert text.startswith(f"# {document.meta.title}\n\n> {document.meta.description}\n")
                prose = re.sub(r"(`+).*?\1", "", text, flags=re.DOTALL)
                assert not re.search(r"<(?!https?:)/?[a-z]+", prose), document.path
            else:
                assert not (folder / "index.md").exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_markdown_copy_has_the_statements_exactly(website: Website, site: Site, lang: str) -> None:
    for card in site.editions[lang].statements:
        folder = website.folder / ("" if lang == "sv" else lang) / card.document.address
        assert card.statement.text.source in (folder / "index.md").read_text(encoding="utf-8")


def test_markdown_copies_are_linked_from_pages_and_llms_txt(website: Website, site: Site) -> None:
    for lang, edition in site.editions.items():
        home = "" if lang == "sv" else f"{lang}/"
        listed = re.findall(r"\]\((\S+)\)", (website.folder / home / "llms.txt").read_text(encoding="utf-8"))
        named = {
            urljoin(f"{website.base}{home}{document.address}", address)
            for document in edition.documents.values()
            for address in website.pages[home + document.address].xpath("//link[@type='text/markdown']/@href")
        }
        assert named == set(listed)
        assert len(listed) == len(named) > 25
        assert all((website.folder / website.path_of(address)).is_file() for address in listed)
