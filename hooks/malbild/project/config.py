"""Project: the languages, navigation, footer and contact in mkdocs.yml."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from malbild.content.source_text import SourceError
from malbild.diagnostics.diagnostic import CommandError, ContentError, Diagnostic
from malbild.project.mkdocs_yml.contact import Contact, read_contact
from malbild.project.mkdocs_yml.nav import Nav, PageLines, read_nav
from malbild.project.mkdocs_yml.nodes import (
    CONFIG,
    NodeTypeError,
    compose_config,
    entries,
    is_empty,
    is_true,
    items,
    known_entries,
    line_of,
    named_items,
    node_diagnostic,
    text,
)
from malbild.project.mkdocs_yml.page_settings import PageSettings, read_page_settings
from malbild.project.mkdocs_yml.settings import check_settings

WEB_EDITOR_SCRIPTS = ".web-editor"  # in the project's root, made by `make web-editor`


class BuildTimeError(CommandError):
    """A `BUILD_DATE` or `SOURCE_DATE_EPOCH` that is no time; the message is in Swedish, for the person building."""


def _today() -> date:
    """Return the day of `BUILD_DATE`, or else of `SOURCE_DATE_EPOCH`, or else today. Raises `BuildTimeError`.

    With one of the variables set, a commit always builds the same site.
    """
    if day := os.environ.get("BUILD_DATE"):
        try:
            return datetime.strptime(day, "%Y-%m-%d").date()
        except ValueError:
            raise BuildTimeError(f'BUILD_DATE är "{day}". Skriv en dag, till exempel 2027-01-31.') from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):  # up to the year 5138
        raise BuildTimeError(
            f'SOURCE_DATE_EPOCH är "{epoch}". Skriv tiden i hela sekunder sedan 1970, eller ta bort den.'
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of content and its settings."""

    root: Path
    languages: tuple[str, ...]  # the original first
    nav: Nav
    site_url: str
    footer: PageLines = ()
    contact: Contact = field(default_factory=Contact)
    page_settings: PageSettings = field(default_factory=PageSettings)
    nav_translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by language and title
    diagnostics: tuple[Diagnostic, ...] = ()  # of mkdocs.yml
    today: date = field(default_factory=_today)  # review dates and upcoming wordings are compared with it

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
    """Return the project in the folder `root`, with diagnostics of mkdocs.yml.

    Raises `ContentError` where mkdocs.yml is missing or cannot be read at all, and `BuildTimeError`.
    """
    diagnostics: list[Diagnostic] = []
    try:
        node = compose_config(root)
        diagnostics.extend(check_settings(node, root))
        return _project(root, entries(node), diagnostics)
    except SourceError as error:
        raise ContentError(error.diagnostics) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError([Diagnostic(CONFIG, line, "MB405")]) from None
    except NodeTypeError as error:
        raise ContentError([*diagnostics, Diagnostic(CONFIG, error.line, "MB405")]) from None


def _project(root: Path, config: dict[str, yaml.Node], diagnostics: list[Diagnostic]) -> Project:
    """Return the project of the settings; add what is wrong with them. Raises `NodeTypeError`."""
    footer, contact, social = _extra(config, diagnostics)
    nav = read_nav(config.get("nav"), diagnostics)
    languages = _languages(config)
    if is_empty(config.get("site_name")):
        diagnostics.append(Diagnostic(CONFIG, 1, "MB102", params={"key": "site_name"}))
    return Project(
        root,
        tuple(languages),
        nav,
        text(config.get("site_url")),
        footer,
        contact,
        read_page_settings(config, social, root, diagnostics),
        {lang: _translations(options) for lang, options in languages.items()},
        tuple(diagnostics),
    )


def _languages(config: dict[str, yaml.Node]) -> dict[str, dict[str, yaml.Node]]:
    """Return the options of the languages of static-i18n, the default first.

    Raises `NodeTypeError`, and `ContentError` where the plugin is missing.
    """
    plugins = {text(name): options for name, options in named_items(config["plugins"])} if "plugins" in config else {}
    if "i18n" not in plugins:
        raise ContentError([Diagnostic(CONFIG, 1, "MB080")])
    languages = [entries(language) for language in items(entries(plugins["i18n"]).get("languages"))]
    languages.sort(key=lambda language: not is_true(language.get("default")))
    return {text(language.get("locale")): language for language in languages}


def _translations(language: dict[str, yaml.Node]) -> dict[str, str]:
    """Return the words of the navigation in a language, by those of the original."""
    node = language.get("nav_translations")
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {text(name): text(value) for name, value in pairs}


def _extra(config: dict[str, yaml.Node], diagnostics: list[Diagnostic]) -> tuple[PageLines, Contact, yaml.Node | None]:
    """Return the footer's pages, the contact and the links to other services."""
    node = config.get("extra")
    extra = entries(node) if isinstance(node, yaml.MappingNode) else {}
    addresses = known_entries(extra.get("contact"), "extra.contact", ("email", "form", "security"), diagnostics)
    nodes = {f"extra.contact.{name}": value for name, value in addresses.items()}
    nodes |= _repository(extra.get("repository"), config, diagnostics)
    return _footer(extra.get("footer"), diagnostics), read_contact(nodes, diagnostics), extra.get("social")


def _repository(
    own: yaml.Node | None, config: dict[str, yaml.Node], diagnostics: list[Diagnostic]
) -> dict[str, yaml.Node]:
    """Return the addresses of the repository and of the folder docs/ in it, by field; report two repositories."""
    given = {"extra.repository": own, "repo_url": config.get("repo_url"), "edit_uri": config.get("edit_uri")}
    nodes = {field: node for field, node in given.items() if node is not None and not is_empty(node)}
    if (edit_uri := given["edit_uri"]) is not None and edit_uri.value == "" and edit_uri.tag.endswith(":str"):
        nodes["edit_uri"] = edit_uri  # in MkDocs, an empty text turns the links off
    if "extra.repository" in nodes and (other := nodes.pop("repo_url", None)):
        diagnostics.append(node_diagnostic("MB076", other, "repo_url"))
    return nodes


def _footer(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> PageLines:
    if node is None or is_empty(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        diagnostics.append(node_diagnostic("MB115", node, "extra.footer"))
        return ()
    pages = [page for page in node.value if isinstance(page, yaml.ScalarNode)]
    diagnostics.extend(node_diagnostic("MB113", page, "extra.footer") for page in node.value if page not in pages)
    return tuple((str(page.value), line_of(page)) for page in pages)
