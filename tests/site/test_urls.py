"""URLs: relative and absolute, wherever the site is published."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malbild.site.edition import Site
from malbild.site.urls import SiteUrlError, Urls

BASES = st.sampled_from(
    ["https://example.org/", "http://127.0.0.1:8000/", "https://example.org/malbild/", "https://x.se/a/b/"]
)
SLUG = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
PAGES = st.lists(SLUG, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(PAGES, SLUG).map(lambda parts: f"{parts[0]}{parts[1]}.css")
ANCHORS = st.one_of(st.just(""), SLUG.map("#{}".format))


@given(BASES, st.one_of(PAGES, FILES), ANCHORS, PAGES)
def test_relative_url_resolves_to_the_absolute_one(base: str, path: str, anchor: str, start: str) -> None:
    urls = Urls.at(base, "sv")
    address = urls.relative(path + anchor, start)
    assert not urlsplit(address).netloc
    assert not address.startswith("/")
    assert urljoin(urls.absolute(start), address) == urls.absolute(path + anchor)


@pytest.mark.parametrize(
    "site_url", ["https://example.org/malbild", "https://example.org/malbild/", "https://example.org/malbild//"]
)
def test_site_url_with_a_path_ends_in_one_slash(site_url: str) -> None:
    assert Urls.at(site_url, "sv").absolute("en/") == "https://example.org/malbild/en/"


@pytest.mark.parametrize(
    "site_url",
    ["", "example.org", "ftp://example.org/", "https://", "https:///a", "https://[", "https://a:b/", "https://a b/",
     "https://example.org/?a=b", "https://example.org/#a", "https://example.org/?"],
)  # fmt: skip
def test_site_url_that_is_not_public_is_rejected(site_url: str) -> None:
    with pytest.raises(SiteUrlError, match="SITE_URL är inte en webbadress"):
        Urls.at(site_url, "sv")


def test_absolute_url_is_ascii() -> None:
    assert (
        Urls.at("https://example.org/", "sv").absolute("bild på väg.png")
        == "https://example.org/bild%20p%C3%A5%20v%C3%A4g.png"
    )


@pytest.mark.parametrize("site_url", ["https://målbild.example:8443/nära-vård/",
                                      "https://xn--mlbild-iua.example:8443/n%C3%A4ra-v%C3%A5rd"])  # fmt: skip
def test_site_url_with_swedish_letters_is_ascii_in_every_form(site_url: str) -> None:
    urls, base = Urls.at(site_url, "sv"), "https://xn--mlbild-iua.example:8443/n%C3%A4ra-v%C3%A5rd/"
    assert urls.absolute("en/") == f"{base}en/"
    assert urls.root_relative("bild på.png") == "/n%C3%A4ra-v%C3%A5rd/bild%20p%C3%A5.png"
    assert urls.origin == "https://xn--mlbild-iua.example:8443"


def test_page_url_has_the_language_code_for_translations(site: Site) -> None:
    urls = Urls.at("https://example.org/", "sv")
    pages = site.original.documents
    assert [urls.page(pages["index.md"], lang) for lang in ("sv", "en")] == ["", "en/"]
    assert urls.page(pages["seminarier/1.md"], "en") == "en/seminarier/1/"
    assert urls.page(pages["malbild/index.md"], "sv") == "malbild/"
    assert urls.statement(site.original.statements[0], "en") == "en/malbild/boende/#lampan-lyser"


def test_page_urls_are_unique(site: Site) -> None:
    urls = Urls.at("https://example.org/", "sv")
    addresses = [
        urls.page(page, edition.lang) for edition in site.editions.values() for page in edition.documents.values()
    ]
    assert len(addresses) == len({*addresses})
