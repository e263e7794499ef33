"""The easy-to-read version: beside the adopted text, never instead of it."""

from urllib.parse import urljoin

import pytest

from malbild.site.edition import Site
from tests.support.website import Website


@pytest.mark.parametrize("perspective", ["boende", "arbetslag"])
def test_perspectives_have_an_easy_page_with_all_statements(website: Website, site: Site, perspective: str) -> None:
    page = website.pages[f"lattlast/{perspective}/"]
    shown = [
        " ".join(item.text_content().split()) for item in page.xpath("//ul[@class='easy']//p[@class='preserve-lines']")
    ]
    assert shown == [c.statement.easy for c in site.original.statements if c.perspective.id == perspective]
    assert page.xpath("//main//*[@class='notice']")[0].text.endswith("Den är inte antagen.")


def test_easy_wording_is_folded_and_marked_as_not_adopted(website: Website, site: Site) -> None:
    for card in site.original.statements:
        easy, *_ = website.pages[card.document.address].xpath("//*[@id=$id]//details", id=card.statement.id)
        assert easy.get("open") is None
        assert " ".join(easy.xpath("p[@class='preserve-lines']")[0].text.split()) == card.statement.easy
        assert "inte antagen" in easy.xpath("p[@class='small-print']")[0].text


def test_easy_keyword_page_has_every_easy_definition(website: Website, site: Site) -> None:
    page = website.pages["lattlast/nyckelord/"]
    assert [" ".join(dd.text.split()) for dd in page.xpath("//dl/dd")] == [
        keyword.meta.easy for keyword in site.original.keywords
    ]


def test_footer_links_to_the_easy_pages(website: Website) -> None:
    for path, page in website.pages.items():
        if page.xpath("//footer[@class='site-footer']"):
            ways = page.xpath("//footer[@class='site-footer']//a/@href")
            links = {website.path_of(urljoin(website.base + path, way)) for way in ways}
            assert links & {"lattlast/", "en/lattlast/"}, path
