"""Endpoints of the JSON API, version 1. The same site gives the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import models_json_schema

from malbild.api import follow_up_schemas, vision_schemas
from malbild.api.base_schemas import VERSION, ApiModel, Decision, Translation
from malbild.api.index import Index, api_lists, build_index
from malbild.api.schemas import LISTS
from malbild.files.artifact import Artifact
from malbild.model.types.indicators import Measurement
from malbild.model.types.nested import ProgrammeItem, UpcomingWording
from malbild.model.types.pages import Activity, Keyword, Page, Party, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.queries import follow_up, vision
from malbild.site.queries.changes import changes
from malbild.site.urls import Urls


def api_files(site: Site, urls: Urls) -> Iterator[Artifact]:
    """Yield the index, the schema, and every list that has items, in every language."""
    yield Artifact.of_json(urls.api("index"), build_index(site, urls).model_dump(exclude_none=True), sort_keys=True)
    yield Artifact.of_json(urls.api("schema"), schema(urls), sort_keys=True)
    for edition in site.editions.values():
        builder = _ListBuilder(edition, urls)
        for name in api_lists(edition):
            list_type = LISTS[name]
            response = list_type(version=VERSION, lang=edition.lang, items=tuple(getattr(builder, name)()))
            yield Artifact.of_json(urls.api(name, edition.lang), response.model_dump(exclude_none=True), sort_keys=True)


def schema(urls: Urls) -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of every response, each under `$defs` by the name of its type."""
    types: list[type[ApiModel]] = [Index, *LISTS.values()]
    _, definitions = models_json_schema([(type_, "validation") for type_ in types], ref_template="#/$defs/{model}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": urls.absolute(urls.api("schema")),
        "anyOf": [{"$ref": f"#/$defs/{type_.__name__}"} for type_ in types],
        "$defs": definitions["$defs"],
    }


@dataclass(frozen=True)
class _ListBuilder:
    """The items of an edition, with a method for each list."""

    edition: Edition
    urls: Urls

    def perspectives(self) -> Iterator[vision_schemas.Perspective]:
        for document in self.edition.perspectives:
            meta: Perspective = document.meta
            yield vision_schemas.Perspective(
                id=meta.id,
                title=meta.title,
                introduction=meta.introduction,
                order=meta.order,
                statements=tuple(statement.id for statement in meta.statements),
                **self._addresses(self._page(document), "perspective", meta.id),
            )

    def statements(self) -> Iterator[vision_schemas.Statement]:
        for placed in self.edition.statements:
            text, translation = placed.statement.text, placed.translation
            yield vision_schemas.Statement(
                id=placed.statement.id,
                perspective=placed.perspective.id,
                order=placed.number,
                text=text.plain,
                html=str(text.html),
                emphasis=text.emphasis,
                body=tuple(paragraph.plain for paragraph in placed.statement.body) or None,
                body_html=tuple(str(paragraph.html) for paragraph in placed.statement.body) or None,
                upcoming=_upcoming(placed.statement.upcoming),
                keywords=placed.statement.keywords,
                decision=Decision(**placed.decision.model_dump()),
                translation=Translation(source_lang=translation.source_lang, status=translation.status),
                **self._addresses(self.urls.statement(placed, self.edition.lang), "statement", placed.statement.id),
            )

    def keywords(self) -> Iterator[vision_schemas.Keyword]:
        by_keyword = vision.statements_by_keyword(self.edition)
        for document in self.edition.keywords:
            meta: Keyword = document.meta
            yield vision_schemas.Keyword(
                id=meta.id,
                term=meta.title,
                definition=meta.definition,
                statements=tuple(placed.statement.id for placed in by_keyword[meta.id]),
                pages=tuple(map(self._link, vision.pages_about(self.edition, meta.id))),
                see_also=meta.see_also,
                **self._addresses(self._page(document), "keyword", meta.id),
            )

    def seminars(self) -> Iterator[vision_schemas.Seminar]:
        for document in self.edition.seminars:
            meta: Seminar = document.meta
            yield vision_schemas.Seminar(
                id=meta.id,
                number=meta.number,
                title=meta.title,
                date=meta.date.isoformat(),
                programme=tuple(map(_item, meta.programme)),
                url=self.urls.absolute(self._page(document)),
            )

    def activities(self) -> Iterator[follow_up_schemas.Activity]:
        fields = ("id", "title", "parties", "statements", "keywords", "status", "status_as_of", "start", "end")
        for document in follow_up.activities(self.edition):
            meta: Activity = document.meta
            yield follow_up_schemas.Activity(
                **{name: getattr(meta, name) for name in (*fields, "result", "contact")},
                summary=meta.description,
                sources=tuple(self._source(id) for id, _ in vision.cited_sources(document)),
                url=self.urls.absolute(self._page(document)),
            )

    def parties(self) -> Iterator[follow_up_schemas.Party]:
        by_party = follow_up.activities_by_party(self.edition)
        for document in follow_up.parties(self.edition):
            meta: Party = document.meta
            yield follow_up_schemas.Party(
                id=meta.id,
                name=meta.title,
                type=meta.type,
                activities=tuple(page.meta.id for page in by_party.get(meta.id, ())),
                **self._addresses(self._page(document), "party", meta.id),
            )

    def indicators(self) -> Iterator[follow_up_schemas.Indicator]:
        fields = ("id", "title", "measures", "unit", "direction", "area", "party", "shift", "statements", "keywords")
        for placed in follow_up.indicators(self.edition):
            indicator = placed.indicator
            yield follow_up_schemas.Indicator(
                **{name: getattr(indicator, name) for name in fields},
                series=tuple(map(self._measurement, indicator.series)),
                updated=indicator.updated.isoformat(),
                next_update=indicator.next_update.isoformat() if indicator.next_update else None,
                url=self.urls.absolute(self.urls.indicator(placed, self.edition.lang)),
            )

    def changes(self) -> Iterator[vision_schemas.Change]:
        for change in changes(self.edition):
            yield vision_schemas.Change(
                id=change.id,
                kind="statement",
                of=change.placed.statement.id,
                lang=change.lang,
                date=change.day.isoformat(),
                takes_effect=change.day.isoformat() if change.is_upcoming else None,
                before=change.before.plain,
                before_html=str(change.before.html),
                after=change.after.plain,
                after_html=str(change.after.html),
                decision=change.decision,
                url=self.urls.absolute(self.urls.share_page(change.placed, self.edition.lang)),
            )

    def _source(self, id: str) -> str:
        return vision.source_titles(self.edition)[id]

    def _measurement(self, one: Measurement) -> follow_up_schemas.Measurement:
        return follow_up_schemas.Measurement(date=one.date, value=float(one.value), source=self._source(one.source))

    def _link(self, document: Document[Page]) -> vision_schemas.Link:
        return vision_schemas.Link(title=document.meta.title, url=self.urls.absolute(self._page(document)))

    def _page(self, document: Document[Page]) -> str:
        return self.urls.page(document, self.edition.lang)

    def _addresses(self, path: str, kind: str, id: str) -> dict[str, str]:
        lang, urls = self.edition.lang, self.urls
        paths = {"url": path, "embed_url": urls.embed(lang, kind, id), "oembed_url": urls.oembed(lang, kind, id)}
        return {name: urls.absolute(path) for name, path in paths.items()}


def _upcoming(wording: UpcomingWording | None) -> vision_schemas.UpcomingWording | None:
    if wording is None:
        return None
    return vision_schemas.UpcomingWording(
        text=wording.text.plain,
        html=str(wording.text.html),
        decision=Decision(**wording.decision.model_dump()),
        takes_effect=wording.takes_effect.isoformat(),
    )


def _item(item: ProgrammeItem) -> vision_schemas.ProgrammeItem:
    return vision_schemas.ProgrammeItem(kind=item.kind, title=item.title, speakers=item.speakers, url=item.url)
