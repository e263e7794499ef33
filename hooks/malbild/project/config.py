"""What mkdocs.yml says that the core needs: the languages and the navigation.

Read as YAML nodes, so that MkDocs' own tags need no meaning here, every page keeps its line, and the
content can be checked in a moment and without MkDocs.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from malbild.content.source_text import SourceError, open_file, read_text
from malbild.diagnostics.diagnostic import ContentError, Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.files.yaml_loader import LOADER

CONFIG = "mkdocs.yml"

_MAIL = r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+"
_HTTPS = r"https://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?"
# What each way to those who answer for the site looks like, and an example of it.
_WAYS = {
    "email": (re.compile(_MAIL), "namn@example.org"),
    "form": (re.compile(_HTTPS), "https://example.org/formular"),
    "security": (re.compile(f"mailto:{_MAIL}|{_HTTPS}"), "mailto:namn@example.org"),
    "repository": (re.compile(r"https://[\w.-]+(/[\w.-]+){2,}/?"), "https://example.org/grupp/projekt"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation: a page, and the entries below it in order."""

    path: str
    children: tuple["Section", ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Its pages all the way down, in reading order."""
        return (self.path, *(path for child in self.children for path in child.paths))


class BuildTimeError(ValueError):
    """The time of the build that the environment gives is none; says so in Swedish, to those who build."""


def _today() -> date:
    """Today, or the day of the build where one is given: the same commit gives the same site. Raises `BadTime`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    if not re.fullmatch(r"[0-9]{1,11}", epoch):  # the year 5138, and no further
        raise BuildTimeError(
            f'SOURCE_DATE_EPOCH är "{epoch}". Skriv tiden i hela sekunder sedan 1970, eller ta bort den.'
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()


@dataclass(frozen=True, slots=True)
class Contact:
    """How readers reach those who answer for the site, as far as mkdocs.yml says."""

    email: str = ""
    form: str = ""
    security: str = ""  # for security.txt: a mailto: or https: address
    repository: str = ""

    @property
    def forge(self) -> str:
        """What answers at the repository's address, as far as its host tells: github, gitlab or gitea."""
        host = urlsplit(self.repository).hostname or ""
        return "github" if host == "github.com" else "gitlab" if "gitlab" in host else "gitea"


@dataclass(frozen=True, slots=True)
class Project:
    """Where the content lies, which languages it has (the original first), and in what order it is shown."""

    root: Path
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    shown: tuple[tuple[str, int], ...]  # every page of the navigation, and its line in mkdocs.yml
    site_url: str
    footer: tuple[tuple[str, int], ...] = ()  # the pages that every page's foot links to, in the same way
    contact: Contact = Contact()
    today: date = field(default_factory=_today)  # the day that review dates are judged on

    @property
    def docs(self) -> Path:
        """The folder of the Markdown files."""
        return self.root / "docs"

    @property
    def original(self) -> str:
        """The language of the adopted text."""
        return self.languages[0]


class _Unexpected(Exception):
    """Something else stands in mkdocs.yml than what the core reads; `line` is where."""

    def __init__(self, node: yaml.Node | None) -> None:
        self.line = _line(node) if node else 1
        super().__init__()


def read_project(root: Path) -> Project:
    """The project in the folder `root`.

    Raises `ContentError` where mkdocs.yml is not there or says something else, and `BadTime`.
    """
    diagnostics: list[Diagnostic] = []
    try:
        config = _entries(yaml.compose(read_text(open_file(root / CONFIG, CONFIG), CONFIG), Loader=LOADER))
        footer, contact = _extra(config.get("extra"), diagnostics)
        entries = _items(config.get("nav"))
        menu = tuple(map(_section, entries))
        shown = tuple((_text(page), _line(page)) for entry in entries for page in _pages(entry))
        site_url = _site_url(config.get("site_url"))
        languages = _languages(config)
    except SourceError as error:
        diagnostics.extend(error.diagnostics)
    except yaml.MarkedYAMLError as error:
        diagnostics.append(Diagnostic(CONFIG, error.problem_mark.line + 1 if error.problem_mark else 1, "MB405"))
    except _Unexpected as error:
        diagnostics.append(Diagnostic(CONFIG, error.line, "MB405"))
    if diagnostics:
        raise ContentError(diagnostics)
    return Project(root, languages, menu, shown, site_url, footer, contact)


def _languages(config: dict[str, yaml.Node]) -> tuple[str, ...]:
    """The languages of static-i18n, the default first."""
    plugins = [_entries(plugin) for plugin in _items(config.get("plugins")) if isinstance(plugin, yaml.MappingNode)]
    i18n = next((plugin["i18n"] for plugin in plugins if "i18n" in plugin), None)
    languages = [_entries(language) for language in _items(_entries(i18n).get("languages"))]
    languages.sort(key=lambda language: "default" not in language or _text(language["default"]) != "true")
    return tuple(_text(language.get("locale")) for language in languages)


def _site_url(node: yaml.Node | None) -> str:
    """Where the site is published: what stands there, or the variable of `!ENV [NAME, default]`."""
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        *names, default = map(_text, node.value)
        return next((os.environ[name] for name in names if os.environ.get(name)), default)
    return _text(node)


def _section(entry: yaml.Node) -> Section:
    """A page alone, or a page and the entries after it under a heading."""
    first, *others = _under_heading(entry)
    return Section(_text(first), tuple(map(_section, others)))


def _pages(entry: yaml.Node) -> Iterator[yaml.Node]:
    """The pages of an entry, all the way down."""
    if isinstance(entry, yaml.ScalarNode):
        yield entry
    else:
        for item in _under_heading(entry):
            yield from _pages(item)


def _under_heading(entry: yaml.Node) -> list[yaml.Node]:
    """A page alone, or what stands under a heading. Titles of pages stand in the pages, not here."""
    if isinstance(entry, yaml.ScalarNode):
        return [entry]
    headed = list(_entries(entry).values())
    if len(headed) != 1 or not _items(headed[0]):
        raise _Unexpected(entry)
    return _items(headed[0])


def _extra(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> tuple[tuple[tuple[str, int], ...], Contact]:
    """The pages of the foot with their lines, and the ways to reach those who answer for the site."""
    extra = _known(node, "extra", ("footer", "repository", "contact"), diagnostics)
    ways = _known(extra.get("contact"), "extra.contact", ("email", "form", "security"), diagnostics)
    values = {f"extra.contact.{name}": value for name, value in ways.items()}
    if "repository" in extra:
        values["extra.repository"] = extra["repository"]
    return _footer(extra.get("footer"), diagnostics), Contact(
        **{where.rpartition(".")[2]: _way(value, where, diagnostics) for where, value in values.items()}
    )


def _known(
    node: yaml.Node | None, where: str, names: tuple[str, ...], diagnostics: list[Diagnostic]
) -> dict[str, yaml.Node]:
    """What stands under the names; what stands under others is a problem, and nothing at all is none."""
    if node is None or _is_empty(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        diagnostics.append(_problem("MB116", node, where))
        return {}
    for key, _ in node.value:
        if key.value not in names:
            hint = closest_match(str(key.value), names)
            diagnostics.append(_problem("MB101", key, f"{where}.{key.value}", key=key.value, hint=hint))
    return {key.value: value for key, value in node.value if key.value in names}


def _footer(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> tuple[tuple[str, int], ...]:
    if node is None or _is_empty(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        diagnostics.append(_problem("MB115", node, "extra.footer"))
        return ()
    pages = [page for page in node.value if isinstance(page, yaml.ScalarNode)]
    diagnostics.extend(_problem("MB113", page, "extra.footer") for page in node.value if page not in pages)
    return tuple((str(page.value), _line(page)) for page in pages)


def _way(node: yaml.Node, where: str, diagnostics: list[Diagnostic]) -> str:
    """An address that readers follow, where it is known."""
    if not isinstance(node, yaml.ScalarNode):
        diagnostics.append(_problem("MB113", node, where))
        return ""
    pattern, example = _WAYS[where.rpartition(".")[2]]
    if node.value and not pattern.fullmatch(node.value):
        diagnostics.append(_problem("MB407", node, where, value=node.value, example=example))
    return str(node.value)


def _problem(code: str, node: yaml.Node, where: str, **values: object) -> Diagnostic:
    return Diagnostic(CONFIG, _line(node), code, where, values)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null")


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _Unexpected(node)
    return {_text(key): value for key, value in node.value}


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Unexpected(node)
    return list(node.value)


def _text(node: yaml.Node | None) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Unexpected(node)
    return str(node.value)
