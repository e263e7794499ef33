"""Document: a page in one language, with its path, metadata and body."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from malbild.content.markdown.body import Body, Shortcode, read_body
from malbild.content.readability import Readability, measure
from malbild.content.yaml_nodes import Location, field_path, place_of
from malbild.content.yaml_nodes import Mapping as Nodes
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page, Perspective

M = TypeVar("M", bound=Page, covariant=True)


@dataclass(frozen=True)
class Document(Generic[M]):
    """A page in one language, or in the original language where it has no translation."""

    path: str  # from docs/, without language suffix: malbild/boende.md
    file: str  # from the project's root: docs/malbild/boende.en.md
    text_lang: str
    meta: M
    body: str
    body_line: int
    nodes: Nodes

    @cached_property
    def address(self) -> str:
        """The page's path within its language: `malbild/boende/`, empty for the start page."""
        path = PurePosixPath(self.path).with_suffix("")
        parts = path.parts[:-1] if path.name == "index" else path.parts
        return "/".join((*parts, "")) if parts else ""

    def child_path(self, id: str) -> str:
        """Return the path of a page below this one: `malbild/boende/lampan-lyser/`."""
        return f"{self.address}{id}/"

    @property
    def addresses(self) -> Iterator[str]:
        """Its address, and those of the share pages and tombstones below it."""
        yield self.address
        if isinstance(self.meta, Perspective):
            yield from (self.child_path(statement.id) for statement in self.meta.statements)
        yield from (
            self.child_path(tombstone.id)
            for tombstone in self.meta.removed
            if tombstone.has_page and not tombstone.address
        )

    @cached_property
    def parsed_body(self) -> Body:
        """The headings, links, images and text spans of the body.

        Parsing takes as long as rendering, so `has_…` search the text first.
        """
        return read_body(self.body, self.body_line)

    @property
    def shortcodes(self) -> list[Shortcode]:
        """The shortcodes of the body, in order."""
        return self.parsed_body.shortcodes if "[[" in self.body else []

    def has_shortcode(self, name: str) -> bool:
        """Return whether the body has a shortcode of the name."""
        return f"[[{name}" in self.body and any(shortcode.name == name for shortcode in self.shortcodes)

    def has_heading(self, id: str) -> bool:
        """Return whether a heading of the body has the id."""
        return f"#{id}" in self.body and any(heading.id == id for heading in self.parsed_body.headings)

    @cached_property
    def readability(self) -> Readability:
        """The readability of the lead and the body, without adopted text."""
        return measure((self.meta.description, *(span.text for span in self.parsed_body.words)))

    def line_of(self, location: Location) -> int:
        """Return the line of a value in the front matter."""
        return place_of(self.nodes, location)[1]

    def diagnostic(self, code: str, location: Location, **params: object) -> Diagnostic:
        """Return a diagnostic at the line of a value in the front matter."""
        return Diagnostic(*place_of(self.nodes, location), code, field_path(location), params)
