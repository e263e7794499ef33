"""What the law wants a public site to say of its accessibility, as facts with types.

The requirements are those of MDFFS 2019:2, section 6, and of the agency's template: who answers for
the site, how far it conforms, what is not accessible and why, when and how it was assessed, when
the statement was updated, where to report a fault, and which authority supervises.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from malbild.model.field_types import Date, ShortText, Slug, Text, Translatable, WebAddress
from malbild.model.nested_types import Frozen
from malbild.model.page_types import Page

FRESH = timedelta(days=365)
"""How long an assessment is good for."""


class Shortcoming(Frozen):
    """Something on the site that not everybody can use."""

    anchor = "shortcoming"
    id: Slug
    """The shortcoming's id."""
    situation: Literal[
        "without-vision", "limited-vision", "limited-colour", "without-hearing", "limited-hearing", "without-voice",
        "limited-manipulation", "limited-reach", "photosensitive", "limited-cognition",
    ]  # fmt: skip
    """Whom it shuts out: one of the standard's ten situations of use."""
    criterion: Annotated[str, Field(pattern=r"^\d\.\d\.\d{1,2}$")] | None = None
    """The WCAG criterion it breaks, quoted: "1.4.3"."""
    text: Annotated[Text, Translatable()]
    """What does not work, and why."""
    instead: Annotated[Text, Translatable()]
    """What to do instead, and when it will be mended."""


class Authority(Frozen):
    """Who supervises the law."""

    anchor = "authority"
    name: Annotated[ShortText, Translatable()]
    """The authority's name."""
    url: WebAddress
    """Where a complaint is made."""
    verified_until: Date
    """The last day that name and address are known to be right."""


class AccessibilityStatement(Page):
    """The site's accessibility statement. Its headings are the law's and come from the layout."""

    anchor = "accessibilitystatement"
    kind: Literal["accessibility"]  # type: ignore[assignment]
    actor: Annotated[ShortText, Translatable()]
    """Who answers for the site."""
    status: Literal["full", "partial", "none"]
    """full, partial or none: how far the site conforms to the law."""
    assessed: Date
    """The day the site was last assessed."""
    updated: Date
    """The day the statement was last updated."""
    method: Annotated[Text, Translatable()]
    """How it was assessed, and by whom."""
    shortcomings: tuple[Shortcoming, ...]
    """What is not accessible: [] only where the status is full."""
    report_to: str
    """The page that says how to reach those who answer for the site, as a path from docs/: om/index.md."""
    authority: Authority
    """Who supervises."""

    def is_assessed(self, today: date) -> bool:
        """Whether the assessment is still good."""
        return today - self.assessed <= FRESH
