"""Change report: what differs between two versions of the content, for readers, embedders and translators."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from malbild.api.endpoints import api_files
from malbild.api.schemas import LISTS
from malbild.checks.runner import load_renderable
from malbild.content.readability import Readability
from malbild.model.rich_text import RichText
from malbild.project.config import read_project
from malbild.publish.oembed import embed_files
from malbild.render.context import BuildContext
from malbild.render.environment import new_environment
from malbild.render.renderer import Renderer
from malbild.site.adoption_lock import PURPOSE, current_lock
from malbild.site.embeds import embeds
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
    def statements(self) -> Mapping[Key, tuple[RichText, ...]]:
        """The paragraphs of every statement and of the purpose, by language and id or name."""
        editions = self.context.site.editions.values()
        statements = ((e.lang, placed.statement) for e in editions for placed in e.statements)
        purposes = {(e.lang, PURPOSE): (e.purpose.meta.text,) for e in editions if e.purpose}
        return {(lang, one.id): (one.text, *one.body) for lang, one in statements} | purposes

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
        found = (e for edition in self.context.site.editions.values() for e in embeds(edition, self.context.urls))
        return {(embed.edition.lang, embed.path): files[f"{embed.path}index.html"] for embed in found}

    @cached_property
    def outdated(self) -> frozenset[Key]:
        """The outdated translations: language, and path of the page or id of the statement."""
        return frozenset(self._outdated())

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


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs between two versions: new if there is none before, removed if there is none after."""

    group: str  # the language, or the file of the list
    name: str
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        """`new`, `removed` or `changed`."""
        if self.before is None:
            return "new"
        return "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ in a changed item of the API."""
        if self.kind != "changed":
            return ()
        return tuple(sorted(key for key in self.before | self.after if self.before.get(key) != self.after.get(key)))


@dataclass(frozen=True)
class ChangeReport:
    """The effects of a change, from one version to another."""

    before: SiteVersion
    after: SiteVersion

    @property
    def statements(self) -> tuple[Difference, ...]:
        """The statements whose text differs, in each language."""
        return _differences(self.before.statements, self.after.statements)

    @property
    def items(self) -> tuple[Difference, ...]:
        """The items of the API that differ, in the order of its lists."""
        order = {name: place for place, name in enumerate(LISTS)}
        found = _differences(self.before.items, self.after.items)
        return tuple(sorted(found, key=lambda difference: order[Path(difference.group).stem]))

    @property
    def embeds(self) -> tuple[Difference, ...]:
        """The embeds that differ, which other sites show."""
        return _differences(self.before.embeds, self.after.embeds)

    @property
    def outdated(self) -> tuple[Key, ...]:
        """The translations that the change makes outdated: language, and path of the page or id of the statement."""
        return tuple(sorted(self.after.outdated - self.before.outdated))

    @property
    def readability(self) -> tuple[Difference, ...]:
        """The pages whose readability or number of words differs."""
        return _differences(self.before.readability, self.after.readability)


def _differences(before: Mapping[Key, Any], after: Mapping[Key, Any]) -> tuple[Difference, ...]:
    """Return the differing values in the order of `before`, then the new ones."""
    keys = (*before, *(key for key in after if key not in before))
    values = ((key, before.get(key), after.get(key)) for key in keys)
    return tuple(Difference(*key, former, now) for key, former, now in values if former != now)


def to_markdown(report: ChangeReport, preview: str = "", changed_files: Sequence[str] = ()) -> str:
    """Return the report in the original language. `preview` is the address of the changed site."""
    context = report.after.context
    folders = [name for name in ("hooks", "overrides") if any(file.startswith(f"{name}/") for file in changed_files)]
    original = context.site.original
    template = new_environment(context.overrides).get_template("reports/change_report.md")
    return template.render(
        report=report, original=original.lang, t=original.locale.t.change_report, preview=preview, folders=folders
    )
