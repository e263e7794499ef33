"""Settings: facts that differ between sites, in `docs/settings.yml`."""

from typing import Annotated

from pydantic import Field

from malbild.model.types.fields import Rich, ShortText, Text, Translatable
from malbild.model.types.nested import Decision, Frozen, Texts

_PART = r"^(vision|[a-z]+/[a-z0-9]+(-[a-z0-9]+)*)$"
_Prefix = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Purpose(Frozen):
    """The vision's purpose, adopted as its statements are."""

    anchor = "purpose"
    text: Annotated[Rich, Translatable()]
    """The purpose to the letter; bold words with ** around them are part of it."""
    decision: Decision
    """The decision that adopted it."""


class TermForms(Frozen):
    """The forms of a word for a part of the vision."""

    anchor = "term-forms"
    singular: Annotated[ShortText, Translatable()]
    """One of them, without an article: statement."""
    plural: Annotated[ShortText, Translatable()]
    """Several: statements."""
    indefinite: Annotated[ShortText, Translatable()]
    """One of them, with its article: a statement."""
    definite: Annotated[ShortText, Translatable()]
    """This one: the statement."""
    definite_plural: Annotated[ShortText, Translatable()]
    """All of them: the statements."""


class Terms(Frozen):
    """The words for the parts of the vision. What is left out has the words of the language's locale file."""

    anchor = "terms"
    perspective: TermForms | None = None
    """The part that holds statements."""
    statement: TermForms | None = None
    """The adopted sentence."""


class Embedder(Frozen):
    """Somebody who shows a part of the vision on a website and wants to know before it changes."""

    anchor = "embedder"
    name: ShortText
    """The municipality or the organisation."""
    contact: Text
    """The address to write to: of a function, not of a person. It can be read by everyone who reads the repository."""
    parts: tuple[Annotated[str, Field(pattern=_PART)], ...] = ()
    """The embeds they show, as in the embed's address: statement/ID, perspective/ID, vision. Left out: unknown."""


class Settings(Frozen):
    """Facts of the site that belong to no page."""

    anchor = "settings"
    site: Annotated[ShortText, Translatable()]
    """The name of the site, in full: in the browser's tab, in feeds and when a link is shared."""
    brand: Annotated[ShortText, Translatable()]
    """The short name at the top of every page."""
    county: Annotated[ShortText, Translatable()]
    """The county, under the short name."""
    vision: Annotated[ShortText, Translatable()]
    """The vision as it is called within a sentence."""
    parties: Annotated[Text, Translatable()]
    """Those who share the vision, on one line."""
    about: Annotated[Text, Translatable()]
    """The owners of the vision, in a sentence: at the foot of every page."""
    sender: Annotated[Text | None, Translatable()] = None
    """The body behind the site itself, as far as it is known, in a sentence or two: at the foot of every page."""
    rights: Annotated[Text, Translatable()]
    """The terms for quoting the adopted text."""
    attribution: Annotated[Text, Translatable()]
    """The source as others are to state it: what was adopted, when and by whom. No full stop."""
    calendar: Annotated[ShortText | None, Translatable()] = None
    """The name of the calendar of seminars and meetings. Without it, the name of the site."""
    file_prefix: Annotated[_Prefix, Translatable()]
    """The beginning of the names of the files to download: a–z, 0–9 and hyphens."""
    proposals: Annotated[ShortText | None, Translatable()] = None
    """The heading over the proposed wordings. Without it, the word for a proposal."""
    poster_questions: Annotated[Texts, Translatable()] = ()
    """Questions to talk about, on the pocket cards."""
    purpose: Purpose | None = None
    """The purpose of the vision, where one was adopted."""
    allowed_contacts: tuple[ShortText, ...] = ()
    """Mobile numbers and private mail addresses that are published on purpose."""
    embedders: tuple[Embedder, ...] = ()
    """Those who have asked to know before an embed changes. A voluntary list: the site follows nobody."""
    terms: Terms = Terms()
    """The words for the parts of the vision, where they are others than those of the locale file."""
