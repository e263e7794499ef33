"""Project: the languages, navigation, footer and contact in mkdocs.yml."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from malbild.content.source_text import SourceError
from malbild.diagnostics.diagnostic import ContentError, Diagnostic
from malbild.project.contact import Contact, read_contact
from malbild.project.yaml_config import (
    CONFIG,
    NodeTypeError,
    entries,
    is_empty,
    items,
    known_entries,
    line_of,
    node_diagnostic,
    read_config,
    text,
)

WEB_EDITOR_SCRIPTS = ".web-editor"  # in the project's root, made by `make web-editor`
PageLines = tuple[tuple[str, int], ...]
"""Pages named in mkdocs.yml, as paths from docs/, each with its line there."""


class BuildTimeError(ValueError):
    """A `SOURCE_DATE_EPOCH` that is no time; the message is in Swedish, for the person building."""


def _today() -> date:
    """Return today, or the day of `SOURCE_DATE_EPOCH`. Raises `BuildTimeError`.

    With the variable set, a commit always builds the same site.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):  # up to the year 5138
        raise BuildTimeError(
            f'SOURCE_DATE_EPOCH är "{epoch}". Skriv tiden i hela sekunder sedan 1970, eller ta bort den.'
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation: a page, and the entries below it in order."""

    path: str
    children: tuple["Section", ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Its pages at all levels, in reading order."""
        return (self.path, *(path for child in self.children for path in child.paths))


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of content and its settings."""

    root: Path
    languages: tuple[str, ...]  # the original first
    sections: tuple[Section, ...]
    nav_pages: PageLines
    site_url: str
    footer: PageLines = ()
    contact: Contact = field(default_factory=Contact)
    today: date = field(default_factory=_today)  # review dates are compared with it

    @property
    def docs(self) -> Path:
        """The folder of the Markdown files."""
        return self.root / "docs"

    @property
    def original(self) -> str:
        """The language of the adopted text."""
        return self.languages[0]

    @property
    def has_web_editor(self) -> bool:
        """True where the scripts of the web editor have been made."""
        return (self.root / WEB_EDITOR_SCRIPTS).is_dir()


def read_project(root: Path) -> Project:
    """Return the project in the folder `root`.

    Raises `ContentError` where mkdocs.yml is missing or not as expected, and `BuildTimeError`.
    """
    diagnostics: list[Diagnostic] = []
    try:
        config = read_config(root)
        footer, contact = _extra(config.get("extra"), diagnostics)
        nav = items(config.get("nav"))
        sections = tuple(map(_section, nav))
        nav_pages = tuple((text(page), line_of(page)) for entry in nav for page in _pages(entry))
        site_url = _site_url(config.get("site_url"))
        languages = _languages(config)
    except SourceError as error:
        diagnostics.extend(error.diagnostics)
    except yaml.MarkedYAMLError as error:
        diagnostics.append(Diagnostic(CONFIG, error.problem_mark.line + 1 if error.problem_mark else 1, "MB405"))
    except NodeTypeError as error:
        diagnostics.append(Diagnostic(CONFIG, error.line, "MB405"))
    if diagnostics:
        raise ContentError(diagnostics)
    return Project(root, languages, sections, nav_pages, site_url, footer, contact)


def _languages(config: dict[str, yaml.Node]) -> tuple[str, ...]:
    """Return the languages of static-i18n, the default first."""
    plugins = [entries(plugin) for plugin in items(config.get("plugins")) if isinstance(plugin, yaml.MappingNode)]
    i18n = next((plugin["i18n"] for plugin in plugins if "i18n" in plugin), None)
    languages = [entries(language) for language in items(entries(i18n).get("languages"))]
    languages.sort(key=lambda language: "default" not in language or text(language["default"]) != "true")
    return tuple(text(language.get("locale")) for language in languages)


def _site_url(node: yaml.Node | None) -> str:
    """Return the value, or that of the variable in `!ENV [NAME, default]`."""
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        *names, default = map(text, node.value)
        return next((os.environ[name] for name in names if os.environ.get(name)), default)
    return text(node)


def _section(entry: yaml.Node) -> Section:
    """Return a page alone, or the first page under a heading with the entries after it."""
    first, *others = _under_heading(entry)
    return Section(text(first), tuple(map(_section, others)))


def _pages(entry: yaml.Node) -> Iterator[yaml.Node]:
    """Yield the pages of an entry, at all levels."""
    if isinstance(entry, yaml.ScalarNode):
        yield entry
    else:
        for item in _under_heading(entry):
            yield from _pages(item)


def _under_heading(entry: yaml.Node) -> list[yaml.Node]:
    """Return a page alone, or the entries under a heading; pages have titles of their own."""
    if isinstance(entry, yaml.ScalarNode):
        return [entry]
    headed = list(entries(entry).values())
    if len(headed) != 1 or not items(headed[0]):
        raise NodeTypeError(entry)
    return items(headed[0])


def _extra(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> tuple[PageLines, Contact]:
    """Return the footer's pages and the contact."""
    extra = known_entries(node, "extra", ("footer", "repository", "contact"), diagnostics)
    addresses = known_entries(extra.get("contact"), "extra.contact", ("email", "form", "security"), diagnostics)
    nodes = {f"extra.contact.{name}": value for name, value in addresses.items()}
    if "repository" in extra:
        nodes["extra.repository"] = extra["repository"]
    return _footer(extra.get("footer"), diagnostics), read_contact(nodes, diagnostics)


def _footer(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> PageLines:
    if node is None or is_empty(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        diagnostics.append(node_diagnostic("MB115", node, "extra.footer"))
        return ()
    pages = [page for page in node.value if isinstance(page, yaml.ScalarNode)]
    diagnostics.extend(node_diagnostic("MB113", page, "extra.footer") for page in node.value if page not in pages)
    return tuple((str(page.value), line_of(page)) for page in pages)
