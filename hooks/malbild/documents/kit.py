"""The kit: all downloads of one language, each with its title, format and file name."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls


@dataclass(frozen=True)
class EditionLabel:
    """The text that files were made from, by a code, and the day if it is known: `2026-11-22 (abc123)`."""

    code: str
    day: date | None

    def __str__(self) -> str:
        return f"{self.day} ({self.code})" if self.day else self.code


@dataclass(frozen=True)
class Material:
    """One file to download."""

    title: str
    format: str
    name: str  # of the file
    content: bytes


@dataclass(frozen=True)
class Group:
    """Files under a common heading; a perspective's have its colour."""

    title: str
    materials: tuple[Material, ...]
    perspective: Document[Perspective] | None = None

    @property
    def by_title(self) -> tuple[tuple[str, tuple[Material, ...]], ...]:
        """The files in order, the formats of one title together."""
        found = groupby(self.materials, attrgetter("title"))
        return tuple((title, tuple(materials)) for title, materials in found)


@dataclass(frozen=True)
class Kit:
    """All downloads of one language. `edition_label` identifies the text that they were made from."""

    edition: Edition
    edition_label: EditionLabel
    groups: tuple[Group, ...]

    @property
    def materials(self) -> tuple[Material, ...]:
        """All files, in order."""
        return tuple(material for group in self.groups for material in group.materials)

    def artifacts(self, urls: Urls) -> tuple[Artifact, ...]:
        """Return the files at their addresses on the site."""
        return tuple(Artifact(urls.kit_file(material.name), material.content) for material in self.materials)


def make_material(edition: Edition, kind: str, format: str, content: bytes, part: str = "") -> Material:
    """Return a file named in the edition's language; `part` is a perspective's id or a paper size."""
    t = edition.locale.t.kit
    words = (t.prefix, getattr(t.names, kind), part.lower(), edition.lang)
    title = getattr(t.titles, kind).format(part=part)
    return Material(title, format.upper(), f"{'-'.join(filter(None, words))}.{format.lower()}", content)
