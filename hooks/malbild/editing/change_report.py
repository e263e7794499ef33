"""Change report: what differs between two versions of the content, for readers, embedders and translators."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from babel import Locale as BabelLocale
from markupsafe import Markup

from malbild.api.endpoints import api_files
from malbild.api.schemas import LISTS
from malbild.checks.runner import load_renderable
from malbild.content.readability import Readability
from malbild.editing.dead_addresses import dead_addresses
from malbild.editing.page_changes import PageChange, page_changes
from malbild.model.nested_types import Statement
from malbild.model.page_types import EasyPage
from malbild.model.rich_text import RichText
from malbild.project.config import read_project
from malbild.project.yaml_config import CONFIG
from malbild.publish.oembed import embed_files
from malbild.render.context import BuildContext
from malbild.render.environment import new_environment
from malbild.render.renderer import Renderer
from malbild.site.adoption_lock import PURPOSE, current_lock
from malbild.site.embeds import Embed, embeds
from malbild.site.urls import Urls
from malbild.site.word_diff import diff_texts

MOST_SENTENCES = 12  # of a page; a comment on GitHub holds 65 536 characters
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
    def pages(self) -> tuple[PageChange, ...]:
        """The pages that differ, in each language."""
        former, now = self.before.context.site.editions, self.after.context.site.editions
        return tuple(change for lang in now if lang in former for change in page_changes(former[lang], now[lang]))

    @property
    def statements(self) -> tuple[Difference, ...]:
        """The statements whose text differs, in each language."""
        return _differences(self.before.statements, self.after.statements)

    @property
    def dead_addresses(self) -> tuple[str, ...]:
        """The paths that no longer lead anywhere."""
        return tuple(dead_addresses(self.before.context, self.after.context))

    @property
    def embeds_by_name(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """The languages of the embeds that differ, by kind of difference, kind of embed, and name in the original."""
        found: dict[tuple[str, str, str], list[str]] = {}
        original = self.after.context.site.original.lang
        for difference in self.embeds:
            version = self.before if difference.kind == "removed" else self.after
            embed = version.embeds_by_path[difference.group, difference.name]
            named = version.embeds_by_path[original, version.context.urls.embed(original, embed.kind, embed.id)]
            found.setdefault((difference.kind, embed.kind, named.name), []).append(difference.group)
        return {key: tuple(langs) for key, langs in found.items()}

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
    def missing(self) -> tuple[Key, ...]:
        """The translations that are missing after the change and were not before it: language, and path of the page."""
        return tuple(sorted(self.after.missing - self.before.missing))

    def name(self, key: Key) -> str:
        """Return the title of a page, or the wording of a statement, in the original language."""
        original = self.after.context.site.original
        if document := original.documents.get(key[1]):
            return document.meta.title
        return self.after.statements[original.lang, key[1]].plain

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
    """Return the report in the original language.

    `preview` is the address of the changed site. One that ends in a slash is the site itself: its pages are linked to.
    """
    context = report.after.context
    others = [file for file in changed_files if file.startswith("docs/") and not file.endswith(".md")]
    others += [file for file in changed_files if file == CONFIG]
    folders = [name for name in ("hooks", "overrides") if any(file.startswith(f"{name}/") for file in changed_files)]
    original = context.site.original
    environment = new_environment(context.overrides)
    environment.filters |= {"plain": plain, "language": partial(_language, original.lang)}
    environment.globals |= {"diff_texts": diff_texts, "urls": context.urls, "most": MOST_SENTENCES}
    return environment.get_template("reports/change_report.md").render(
        report=report,
        original=original.lang,
        t=original.locale.t.change_report,
        preview=preview,
        folders=folders,
        others=others,
    )


def plain(text: str) -> Markup:
    """Escape text so that GitHub and GitLab show its characters as they are."""
    return Markup("".join(f"&#{ord(char)};" if char in "\\`*_[]<>&|~@#" else char for char in text))


def _language(lang: str, code: str) -> str:
    """Return the name of a language in another: engelska."""
    return str(BabelLocale.parse(code).get_display_name(lang) or code)
