"""Index of the API: languages, endpoints, licence and attribution."""

from typing import Annotated, Literal

from pydantic.json_schema import SkipJsonSchema

from malbild.api.base_schemas import LEFT_OUT, VERSION, Address, ApiModel, Decision, Html, Lang, Translation
from malbild.api.schemas import LISTS
from malbild.site.edition import Edition, PlacedPurpose, Site
from malbild.site.queries import vision
from malbild.site.queries.presence import has_content
from malbild.site.urls import Urls


class Language(ApiModel):
    """A language the site speaks."""

    lang: Lang
    name: str
    """The name of the language in itself."""
    url: Address
    """The start page."""


class Endpoint(ApiModel):
    """An answer of the API."""

    name: str
    lang: Lang
    url: Address
    schema_url: Address
    """Its schema."""


class Licence(ApiModel):
    """The terms for using the text."""

    lang: Lang
    text: str
    url: Address


class Attribution(ApiModel):
    """The source to state beside the text."""

    lang: Lang
    text: str


class Purpose(ApiModel):
    """The purpose of the vision."""

    lang: Lang
    text: str
    """The words without marks."""
    html: Html
    """The words with the bold ones in <strong>; no other markup."""
    decision: Decision
    translation: Translation


class Index(ApiModel):
    """The content of the API, and its terms."""

    version: str
    languages: tuple[Language, ...]
    """The language of the adopted text first."""
    endpoints: tuple[Endpoint, ...]
    licence: tuple[Licence, ...]
    attribution: tuple[Attribution, ...]
    purpose: Annotated[tuple[Purpose, ...] | SkipJsonSchema[None], LEFT_OUT] = None
    """The purpose of the vision in each language; left out where none was adopted."""


def build_index(site: Site, urls: Urls) -> Index:
    """Build the index of the API."""
    editions = site.editions.values()
    return Index(
        version=VERSION,
        languages=tuple(
            Language(lang=e.lang, name=e.locale.name, url=urls.absolute(urls.home(e.lang))) for e in editions
        ),
        endpoints=tuple(_endpoint(name, edition.lang, urls) for edition in editions for name in api_lists(edition)),
        licence=tuple(_licence(edition, urls) for edition in editions),
        attribution=tuple(Attribution(lang=e.lang, text=e.locale.t.attribution) for e in editions),
        purpose=tuple(_purpose(e.purpose, e) for e in editions if e.purpose) or None,
    )


def _purpose(purpose: PlacedPurpose, edition: Edition) -> Purpose:
    """Return the purpose; one without a translation is in the original's language, and says so."""
    text, source_lang = purpose.meta.text, (edition.original or edition).lang
    status: Literal["original", "current", "missing"] = "original"
    if edition.original:
        status = "current" if purpose.text_lang == edition.lang else "missing"
    return Purpose(
        lang=edition.lang,
        text=text.plain,
        html=str(text.html),
        decision=Decision(**purpose.meta.decision.model_dump()),
        translation=Translation(source_lang=source_lang, status=status),
    )


def api_lists(edition: Edition) -> tuple[str, ...]:
    """Return the names of the lists that the edition has items for."""
    return tuple(name for name in LISTS if has_content(name, edition))


def _endpoint(name: str, lang: str, urls: Urls) -> Endpoint:
    schema_url = f"{urls.absolute(urls.api('schema'))}#/$defs/{LISTS[name].__name__}"
    return Endpoint(name=name, lang=lang, url=urls.absolute(urls.api(name, lang)), schema_url=schema_url)


def _licence(edition: Edition, urls: Urls) -> Licence:
    """Return the terms of use, with the start page where no page has them: every footer sums them up."""
    page = vision.terms_page(edition)
    path = urls.page(page, edition.lang) if page else urls.home(edition.lang)
    return Licence(lang=edition.lang, text=edition.locale.t.footer_rights, url=urls.absolute(path))
