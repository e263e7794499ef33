"""Site version: the site of one commit, by the parts that a change report compares."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from malbild.api.endpoints import api_files
from malbild.checks.runner import load_renderable
from malbild.content.readability import Readability
from malbild.model.types.nested import Statement
from malbild.model.types.pages import EasyPage
from malbild.model.types.rich_text import RichText
from malbild.project.config import read_project
from malbild.publish.embeds import embed_files
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.embeds import Embed, embeds
from malbild.site.locks.adoption_lock import PURPOSE, current_lock
from malbild.site.navigation import Navigation
from malbild.site.urls import Urls

_SITE_URL = "https://example.org/"  # the same for both versions; the report shows no absolute address
Key = tuple[str, str]
"""The language, or the file of a list, and the name of something in it."""


@dataclass(frozen=True)
class SiteVersion:
    """The site of one commit."""

    context: BuildContext

    @classmethod
    def read(cls, folder: Path) -> "SiteVersion":
        """Return the version in the folder, whose bodies may have errors. Raises `ContentError` for other errors."""
        project = read_project(folder)
        return cls(BuildContext(load_renderable(project), project, Urls.at(_SITE_URL, project.original)))

    @cached_property
    def statements(self) -> Mapping[Key, RichText]:
        """The texts of every statement, and of the purpose, by language and id or name."""
        editions = self.context.site.editions.values()
        statements = ((e.lang, placed.statement) for e in editions for placed in e.statements)
        purposes = {(e.lang, PURPOSE): e.purpose.meta.text for e in editions if e.purpose}
        return {(lang, one.id): _whole_text(one) for lang, one in statements} | purposes

    @cached_property
    def adopted(self) -> frozenset[str]:
        """The ids of the adopted statements, and the name of an adopted purpose."""
        return frozenset(current_lock(self.context.site.original).texts)

    @cached_property
    def items(self) -> Mapping[Key, Any]:
        """Every item of the API, by the path of its list and its id."""
        lists = {file.path: json.loads(file.content) for file in api_files(self.context.site, self.context.urls)}
        return {(path, item["id"]): item for path, listing in lists.items() for item in listing.get("items", ())}

    @cached_property
    def embeds(self) -> Mapping[Key, bytes]:
        """Every embed, by language and path."""
        files = {file.path: file.content for file in embed_files(Renderer(self.context))}
        return {key: files[f"{embed.path}index.html"] for key, embed in self.embeds_by_path.items()}

    @cached_property
    def embeds_by_path(self) -> Mapping[Key, Embed]:
        """Every embed that shows a part of the vision, by language and path."""
        found = (e for edition in self.context.site.editions.values() for e in embeds(edition, self.context.urls))
        return {(embed.edition.lang, embed.path): embed for embed in found}

    @cached_property
    def menu(self) -> tuple[str, ...]:
        """The titles of the pages in the menu, in order, in the original language."""
        nav = Navigation(self.context.site.original, self.context.project.nav)
        return tuple(nav.title(nav.edition.documents[path]) for top in nav.sections for path in top.paths)

    @cached_property
    def outdated(self) -> frozenset[Key]:
        """The outdated translations: language, and path of the page or id of the statement."""
        return frozenset(self._outdated())

    @cached_property
    def missing(self) -> frozenset[Key]:
        """The missing translations: language and path of the page. An easy-to-read page needs none."""
        editions = self.context.site.editions.items()
        pages = ((lang, page) for lang, edition in editions for page in edition.documents.values())
        missing = (
            (lang, page) for lang, page in pages if page.text_lang != lang and not isinstance(page.meta, EasyPage)
        )
        return frozenset((lang, page.path) for lang, page in missing)

    @cached_property
    def readability(self) -> Mapping[Key, Readability]:
        """The readability of every page in the original language, by language and path."""
        original = self.context.site.original
        return {(original.lang, path): page.readability for path, page in original.documents.items()}

    def _outdated(self) -> Iterator[Key]:
        for edition in self.context.site.editions.values():
            for document in edition.documents.values():
                if edition.translation(document).status == "outdated":
                    yield edition.lang, document.path
            for placed in edition.statements:
                if placed.translation.status == "outdated":
                    yield edition.lang, placed.statement.id


def _whole_text(statement: Statement) -> RichText:
    upcoming = (statement.upcoming.text,) if statement.upcoming else ()
    return RichText.parse(" ".join(text.source for text in (statement.text, *statement.body, *upcoming)))
