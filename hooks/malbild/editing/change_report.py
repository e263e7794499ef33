"""Two versions of the content → what a change means: to readers, to those who embed, and to translators."""

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
from malbild.site.embeds import embeds
from malbild.site.urls import Urls

_ADDRESS = "https://example.org/"  # the same for both versions; no address is shown


@dataclass(frozen=True)
class Version:
    """The site as one commit has it."""

    context: BuildContext

    @classmethod
    def read(cls, folder: Path) -> "Version":
        """The version in the folder, whose prose need not pass the checks of today.

        Raises `ContentError` where it could not be drawn right.
        """
        project = read_project(folder)
        return cls(BuildContext(load_renderable(project), project, Urls.at(_ADDRESS, project.original)))

    @cached_property
    def statements(self) -> Mapping[tuple[str, str], RichText]:
        """Every statement's wording, by language and id."""
        editions = self.context.site.editions.values()
        return {(e.lang, card.statement.id): card.statement.text for e in editions for card in e.statements}

    @cached_property
    def adopted(self) -> frozenset[str]:
        """The ids of the statements that have been adopted."""
        cards = self.context.site.original.statements
        return frozenset(card.statement.id for card in cards if card.decision.status == "adopted")

    @cached_property
    def items(self) -> Mapping[tuple[str, str], Any]:
        """Every item of the API, by the path of its list and its id."""
        answers = api_files(self.context.site, self.context.urls)
        lists = {answer.path: json.loads(answer.content) for answer in answers}
        return {(path, item["id"]): item for path, answer in lists.items() for item in answer.get("items", ())}

    @cached_property
    def embeds(self) -> Mapping[tuple[str, str], bytes]:
        """Every document to embed, by language and path."""
        files = {file.path: file.content for file in embed_files(Renderer(self.context))}
        found = (e for edition in self.context.site.editions.values() for e in embeds(edition, self.context.urls))
        return {(embed.edition.lang, embed.path): files[f"{embed.path}index.html"] for embed in found}

    @cached_property
    def unaccepted(self) -> frozenset[tuple[str, str]]:
        """What has been translated from another text than today's: language, and page or statement."""
        return frozenset(self._unaccepted())

    @cached_property
    def readability(self) -> Mapping[tuple[str, str], Readability]:
        """How hard each page is to read, in the original language."""
        original = self.context.site.original
        return {(original.lang, path): page.readability for path, page in original.documents.items()}

    def _unaccepted(self) -> Iterator[tuple[str, str]]:
        for edition in self.context.site.editions.values():
            for document in edition.documents.values():
                if edition.translation(document).status == "outdated":
                    yield edition.lang, document.path
            for card in edition.statements:
                if card.translation.status == "outdated":
                    yield edition.lang, card.statement.id


@dataclass(frozen=True, slots=True)
class Change:
    """Something that differs between two versions: new where it was not before, removed where it is not after."""

    group: str  # the language, or the file of the list
    name: str
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        """new, removed or changed."""
        if self.before is None:
            return "new"
        return "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """Which fields of an item of the API differ."""
        if self.kind != "changed":
            return ()
        return tuple(sorted(key for key in self.before | self.after if self.before.get(key) != self.after.get(key)))


@dataclass(frozen=True)
class Comparison:
    """What a change does, from one version to another."""

    before: Version
    after: Version

    @property
    def statements(self) -> tuple[Change, ...]:
        """The statements whose wording differs, in each language."""
        return _changes(self.before.statements, self.after.statements)

    @property
    def items(self) -> tuple[Change, ...]:
        """The items of the API that differ, in the order of its lists."""
        order = {name: place for place, name in enumerate(LISTS)}
        found = _changes(self.before.items, self.after.items)
        return tuple(sorted(found, key=lambda change: order[Path(change.group).stem]))

    @property
    def embeds(self) -> tuple[Change, ...]:
        """The embeds that differ: what other sites show."""
        return _changes(self.before.embeds, self.after.embeds)

    @property
    def outdated(self) -> tuple[tuple[str, str], ...]:
        """The translations that somebody has to read again because of the change: language, and page or statement."""
        return tuple(sorted(self.after.unaccepted - self.before.unaccepted))

    @property
    def readability(self) -> tuple[Change, ...]:
        """The pages that have become easier or harder to read, longer or shorter."""
        return _changes(self.before.readability, self.after.readability)


def _changes(before: Mapping[tuple[str, str], Any], after: Mapping[tuple[str, str], Any]) -> tuple[Change, ...]:
    """What differs: first what is or was there in the order of the former, then what is new."""
    names = (*before, *(name for name in after if name not in before))
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(Change(*name, former, now) for name, former, now in pairs if former != now)


def in_words(comparison: Comparison, preview: str = "", touched: Sequence[str] = ()) -> str:
    """The comparison in Markdown and in the language of the original, for a comment on the change.

    `preview` is where the changed site can be seen; `touched` are the files that the change touches.
    """
    context = comparison.after.context
    environment = new_environment(context.overrides)
    beyond = tuple(
        folder for folder in ("hooks", "overrides") if any(path.startswith(f"{folder}/") for path in touched)
    )
    original = context.site.original
    words = original.locale.t.change_report
    template = environment.get_template("reports/change_report.md")
    return template.render(comparison=comparison, original=original.lang, words=words, preview=preview, beyond=beyond)
