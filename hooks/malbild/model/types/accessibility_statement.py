"""Accessibility statement, with the facts that the law requires of a public site.

They are those of MDFFS 2019:2, section 6, and of the agency's template: the body responsible, the conformance, the
shortcomings with reasons, the method and date of assessment, the date of update, the way to report an error, and the
authority that supervises.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from malbild.model.types.fields import Date, PagePath, ShortText, Slug, Text, Translatable, WebAddress
from malbild.model.types.nested import Frozen
from malbild.model.types.pages import Page

ASSESSMENT_PERIOD = timedelta(days=365)
"""The time for which an assessment counts as current."""


class Shortcoming(Frozen):
    """A part of the site that not everybody can use."""

    anchor = "shortcoming"
    id: Slug
    """The shortcoming's id."""
    situation: Literal[
        "without-vision", "limited-vision", "limited-colour", "without-hearing", "limited-hearing", "without-voice",
        "limited-manipulation", "limited-reach", "photosensitive", "limited-cognition",
    ]  # fmt: skip
    """The situation of use that it shuts out: one of the standard's ten."""
    criterion: Annotated[str, Field(pattern=r"^\d\.\d\.\d{1,2}$")] | None = None
    """The WCAG criterion it breaks, quoted: "1.4.3"."""
    text: Annotated[Text, Translatable()]
    """The fault, and the reason for it."""
    instead: Annotated[Text, Translatable()]
    """A way around it, and the time when it will be mended."""


class Authority(Frozen):
    """The authority that supervises the law."""

    anchor = "authority"
    name: Annotated[ShortText, Translatable()]
    """The authority's name."""
    url: WebAddress
    """The address for complaints."""
    verified_until: Date
    """The last day that name and address are known to be right."""


class AccessibilityStatement(Page):
    """The site's accessibility statement. Its headings are the law's and come from the layout."""

    anchor = "accessibilitystatement"
    kind: Literal["accessibility"]  # type: ignore[assignment]
    actor: Annotated[ShortText, Translatable()]
    """The body that answers for the site."""
    status: Literal["full", "partial", "none"]
    """full, partial or none: how far the site conforms to the law."""
    assessed: Date
    """The day the site was last assessed."""
    updated: Date
    """The day the statement was last updated."""
    method: Annotated[Text, Translatable()]
    """The method of assessment, and the assessor."""
    shortcomings: tuple[Shortcoming, ...]
    """The parts that are not accessible: [] only where the status is full."""
    report_to: PagePath
    """The page with ways to report an error, as a path from docs/: om/index.md."""
    authority: Authority
    """The supervising authority."""

    def is_assessed(self, today: date) -> bool:
        """Return whether the assessment is still current."""
        return today - self.assessed <= ASSESSMENT_PERIOD
