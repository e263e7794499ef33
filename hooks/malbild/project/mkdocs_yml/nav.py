"""The navigation in mkdocs.yml: sections, pages and links, with their titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.mkdocs_yml.nodes import NodeTypeError, entries, items, line_of, node_diagnostic, text

PageLines = tuple[tuple[str, int], ...]
"""Pages named in mkdocs.yml, as paths from docs/, each with its line there."""

_LINK = re.compile(r"(?:https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+)\S*")


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link to another site."""

    title: str
    url: str
    lang: str = ""  # of a title that the edition has no translation of


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the navigation: a page, the entries below it in order, and links to other sites."""

    path: str
    children: tuple["Section", ...] = ()
    links: tuple[NavLink, ...] = ()
    heading: str = ""  # of an entry with others below it
    title: str = ""  # of the page, where mkdocs.yml gives it another than its own

    @property
    def paths(self) -> tuple[str, ...]:
        """Its pages at all levels, in reading order."""
        return (self.path, *(path for child in self.children for path in child.paths))


@dataclass(frozen=True, slots=True)
class Nav:
    """The navigation: its sections, the links beside them, and all its pages with their lines."""

    sections: tuple[Section, ...]
    links: tuple[NavLink, ...] = ()
    pages: PageLines = ()


@dataclass
class _Reader:
    """The pages read so far and what is wrong."""

    diagnostics: list[Diagnostic]
    pages: list[tuple[str, int]] = field(default_factory=list)

    def entries(self, nodes: list[yaml.Node]) -> tuple[tuple[Section, ...], tuple[NavLink, ...]]:
        """Return the sections and the links of a list. Raises `NodeTypeError`."""
        sections, links = list[Section](), list[NavLink]()
        for node in nodes:
            title, value = _titled(node)
            if isinstance(value, yaml.SequenceNode):
                sections.extend(self._section(title, list(value.value)))
            elif not _LINK.fullmatch(text(value)):
                self.pages.append((text(value), line_of(value)))
                sections.append(Section(text(value), title=title))
            elif title:
                links.append(NavLink(title, text(value)))
            else:
                self.diagnostics.append(node_diagnostic("MB078", value, "nav", value=text(value)))
        return tuple(sections), tuple(links)

    def _section(self, heading: str, nodes: list[yaml.Node]) -> Iterator[Section]:
        """Yield the section whose page is the first below the heading; nothing if that is no page."""
        children, links = self.entries(nodes)
        first = _titled(nodes[0])[1]
        if isinstance(first, yaml.SequenceNode) or _LINK.fullmatch(text(first)):
            self.diagnostics.append(node_diagnostic("MB079", nodes[0], "nav", value=heading))
        else:
            yield Section(children[0].path, children[1:], links, heading, children[0].title)


def read_nav(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> Nav:
    """Return the navigation; report links without a title, and sections that begin with something else than a page.

    Raises `NodeTypeError`.
    """
    reader = _Reader(diagnostics)
    sections, links = reader.entries(items(node))
    return Nav(sections, links, tuple(reader.pages))


def _titled(node: yaml.Node) -> tuple[str, yaml.Node]:
    """Return the title of an entry, empty where it has none, and what is under it."""
    if isinstance(node, yaml.ScalarNode):
        return "", node
    titled = list(entries(node).items())
    if len(titled) != 1 or (isinstance(titled[0][1], yaml.SequenceNode) and not titled[0][1].value):
        raise NodeTypeError(node)
    return titled[0]
