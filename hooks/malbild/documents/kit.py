"""What the leader's kit holds: each file with its title, format and place on the site."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from malbild.files.artifact import Artifact
from malbild.model.page_types import Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls


@dataclass(frozen=True)
class Material:
    """One file to take away."""

    title: str
    format: str
    name: str  # of the file
    content: bytes


@dataclass(frozen=True)
class Group:
    """Files that belong together under a heading; those of a perspective in its colour."""

    title: str
    materials: tuple[Material, ...]
    perspective: Document[Perspective] | None = None

    @property
    def by_title(self) -> tuple[tuple[str, tuple[Material, ...]], ...]:
        """The files in order, those that are the same thing in other formats together."""
        found = groupby(self.materials, attrgetter("title"))
        return tuple((title, tuple(materials)) for title, materials in found)


@dataclass(frozen=True)
class Kit:
    """All files of one language. `stamp` says which text they were made from."""

    edition: Edition
    stamp: str
    groups: tuple[Group, ...]

    @property
    def materials(self) -> tuple[Material, ...]:
        """Every file, in order."""
        return tuple(material for group in self.groups for material in group.materials)

    def artifacts(self, urls: Urls) -> tuple[Artifact, ...]:
        """The files as they lie on the site."""
        return tuple(Artifact(urls.kit_file(material.name), material.content) for material in self.materials)


def material(edition: Edition, kind: str, format: str, content: bytes, part: str = "") -> Material:
    """A file named in the edition's language; `part` is the perspective it is about, or a paper size."""
    say = edition.locale.t.kit
    words = (say.prefix, getattr(say.names, kind), part.lower(), edition.lang)
    title = getattr(say.titles, kind).format(part=part)
    return Material(title, format.upper(), f"{'-'.join(filter(None, words))}.{format.lower()}", content)
