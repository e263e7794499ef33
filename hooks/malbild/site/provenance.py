"""Where the words of a page come from: the sources it names, and whether adopted wordings stand on it."""

from malbild.model.page_types import Keyword, Page, Perspective
from malbild.site.document import Document

_SHOWING_STATEMENTS = frozenset(
    {"card", "conversation", "embed-generator", "print", "proposals", "register", "slides", "vision"}
)


def sources(document: Document[Page]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sources of a page, each once, with the sections named of it in their order."""
    sections: dict[str, set[str]] = {}
    for reference in document.meta.sources:
        sections.setdefault(reference.id, set()).update({reference.section} if reference.section else ())
    return tuple((id, tuple(sorted(named, key=_place))) for id, named in sections.items())


def shows_statements(document: Document[Page]) -> bool:
    """Whether adopted wordings stand on the page."""
    return isinstance(document.meta, Perspective | Keyword) or any(map(document.has_shortcode, _SHOWING_STATEMENTS))


def _place(section: str) -> list[tuple[bool, int, str]]:
    """Section 10 comes after section 9."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in section.split(".")]
