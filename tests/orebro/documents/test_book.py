"""Activities, parties and indicators in the book of Örebro."""

import pytest

from malbild.site.edition import Site
from malbild.site.queries import follow_up
from tests.support.website import Website


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_book_lists_activities_parties_and_indicators(website: Website, site: Site, lang: str) -> None:
    edition = site.editions[lang]
    book = website.pages["utskrift/" if edition.is_original else "en/utskrift/"]
    text = " ".join(book.xpath('//div[@class="book"]')[0].text_content().split())
    pages = (*follow_up.activities(edition), *follow_up.parties(edition))
    titles = [*(page.meta.title for page in pages), *(one.indicator.title for one in follow_up.indicators(edition))]
    assert len(titles) == 8 + 13 + 12
    assert [title for title in titles if " ".join(title.split()) not in text] == []
    assert not book.xpath('//div[@class="book"]//*[self::form or self::script]')
