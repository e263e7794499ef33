"""Search words: what readers write in the search though no page says it, in `docs/search-words.yml`."""

from typing import Annotated

from pydantic import Field

from malbild.model.types.fields import ShortText, Text
from malbild.model.types.nested import Frozen

_Words = Annotated[tuple[ShortText, ...], Field(min_length=1)]


class Synonym(Frozen):
    """Words of readers that find other words."""

    anchor = "synonym"
    words: _Words
    """Words or phrases that readers write, in one form; the search knows the others."""
    means: _Words
    """Words or phrases of the site that they find as well."""


class Answer(Frozen):
    """An answer to readers who look for what the site does not have."""

    anchor = "answer"
    words: _Words
    """Words or phrases that readers write. The answer is shown above the hits of a search with one of them."""
    text: Text
    """The text of the answer: the subject that is missing here, and whom to ask."""
    page: ShortText
    """The page to go on to, from docs/, with an anchor if need be: om/index.md#anmal-fel."""


class EmptyAnswer(Frozen):
    """The answer to a search without hits that no other answer suits."""

    anchor = "empty-answer"
    text: Text
    """The text of the answer: the subject of the site, and whom to ask about others."""
    page: ShortText
    """The page to go on to, from docs/, with an anchor if need be: om/index.md#anmal-fel."""


class SearchWords(Frozen):
    """Words of readers, in one language."""

    anchor = "reader-words"
    synonyms: tuple[Synonym, ...] = ()
    """Words that find other words."""
    answers: tuple[Answer, ...] = ()
    """Answers to those who look for what is not here."""
    nothing: EmptyAnswer | None = None
    """The answer to a search without hits."""
