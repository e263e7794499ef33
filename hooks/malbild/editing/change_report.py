"""Change report: what differs between two versions of the content, for readers, embedders and translators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale as BabelLocale
from markupsafe import Markup

from malbild.api.schemas import LISTS
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.formatters import job_summary
from malbild.editing.dead_addresses import dead_addresses
from malbild.editing.page_changes import PageChange, SentenceChange, data_changes, page_changes
from malbild.editing.site_version import Key, SiteVersion
from malbild.project.mkdocs_yml.nodes import CONFIG
from malbild.render.jinja.environment import new_environment
from malbild.site.word_diff import diff_texts

MOST_SENTENCES = 12  # of a page; a comment on GitHub holds 65 536 characters
_HEADING = Markup("<!-- malbild:jamforelse -->\n## Vad ändringen innebär")


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
    def data(self) -> Mapping[Key, tuple[SentenceChange, ...]]:
        """The changed texts of the settings and of the search's words, by language and name."""
        former, now = self.before.context.site.editions, self.after.context.site.editions
        changes = {lang: data_changes(former[lang], now[lang]) for lang in now if lang in former}
        return {(lang, name): found for lang, files in changes.items() for name, found in files.items()}

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """The entries of the menu that differ: `new`, `removed` or `moved`, and the title in the original."""
        before, after = self.before.menu, self.after.menu
        opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        gone = [title for tag, i, j, _, _ in opcodes if tag != "equal" for title in before[i:j]]
        came = [title for tag, _, _, i, j in opcodes if tag != "equal" for title in after[i:j]]
        kinds = [("moved" if title in gone else "new", title) for title in came]
        return (*kinds, *(("removed", title) for title in gone if title not in came))

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
        heading=_HEADING,
        t=original.locale.t.change_report,
        preview=preview,
        folders=folders,
        others=others,
    )


def errors_to_markdown(diagnostics: Sequence[Diagnostic], reference: str) -> str:
    """Return what the comment says instead of the report where the change has errors."""
    lines = ("Ändringen har fel, så den går inte att jämföra. Rätta dem, så kommer jämförelsen.", "")
    return "\n".join([_HEADING, "", *lines, job_summary(diagnostics, reference)])


def plain(text: str) -> Markup:
    """Escape text so that GitHub and GitLab show its characters as they are."""
    return Markup("".join(f"&#{ord(char)};" if char in "\\`*_[]<>&|~@#" else char for char in text))


def _language(lang: str, code: str) -> str:
    """Return the name of a language in another: engelska."""
    return str(BabelLocale.parse(code).get_display_name(lang) or code)
