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

import yaml

from malbild.problems import ContentError, Problem
from malbild.project_yaml import LOADER

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation: a page, and the entries below it in order."""

    path: str
    parts: tuple["Section", ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Its pages all the way down, in reading order."""
        return (self.path, *(path for part in self.parts for path in part.paths))


def _today() -> date:
    """Today, or the day of the build where one is given: the same commit gives the same site."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Contact:
    """How readers reach those who answer for the site, as far as mkdocs.yml says."""

    email: str = ""
    form: str = ""
    security: str = ""  # for security.txt: a mailto: or https: address
    repository: str = ""


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
        self.line = node.start_mark.line + 1 if node else 1
        super().__init__()


def read_project(root: Path) -> Project:
    """The project in the folder `root`. Raises OSError, and `ContentError` where mkdocs.yml says something else."""
    try:
        config = _entries(yaml.compose((root / CONFIG).read_text(encoding="utf-8"), Loader=LOADER))
        entries = _items(config.get("nav"))
        menu = tuple(map(_section, entries))
        shown = tuple((_text(page), page.start_mark.line + 1) for entry in entries for page in _pages(entry))
        site_url = _site_url(config.get("site_url"))
        return Project(root, _languages(config), menu, shown, site_url, *_extra(config.get("extra")))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
    except _Unexpected as error:
        line = error.line
    raise ContentError([Problem(CONFIG, line, "MB405")])


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


def _extra(node: yaml.Node | None) -> tuple[tuple[tuple[str, int], ...], Contact]:
    """The pages of the foot with their lines, and the ways to reach those who answer for the site."""
    extra = _entries(node) if node else {}
    foot = _items(extra["footer"]) if "footer" in extra else []
    ways = _entries(extra["contact"]) if "contact" in extra else {}
    if not ways.keys() <= {"email", "form", "security"}:
        raise _Unexpected(extra["contact"])
    footer = tuple((_text(page), page.start_mark.line + 1) for page in foot)
    return footer, Contact(**{key: _text(way) for key, way in ways.items()}, repository=_repository(extra))


def _repository(extra: dict[str, yaml.Node]) -> str:
    """The address of the repository on GitHub or GitLab, where it is known."""
    address = _text(extra["repository"]) if "repository" in extra else ""
    if address and not re.fullmatch(r"https://[\w.-]+(/[\w.-]+){2,}/?", address):
        raise _Unexpected(extra["repository"])
    return address


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
