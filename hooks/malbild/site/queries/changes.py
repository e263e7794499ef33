"""Changes of adopted wordings: those that are decided, and those that have taken effect."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from malbild.model.types.nested import FormerWording, Statement
from malbild.model.types.rich_text import RichText
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.queries.cache import cached_by_edition
from malbild.site.word_diff import DiffSegment, diff_texts


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a statement's wording, before or after its day."""

    placed: PlacedStatement
    before: RichText
    after: RichText
    lang: str  # of the wordings and the decision
    day: date  # the first day of the new wording
    decision: str  # in words
    decided: str = ""  # the day, month or year of the decision, while the change lies ahead

    @property
    def id(self) -> str:
        """Its permanent id, the same before and after its day."""
        return f"{self.placed.statement.id}-{self.day}"

    @property
    def is_upcoming(self) -> bool:
        """True where the former wording still applies."""
        return bool(self.decided)

    @property
    def announced(self) -> date:
        """The day that a feed dates it by: of the decision, as far as it is known, and then of the new wording."""
        return date.fromisoformat((self.decided + "-01-01")[:10]) if self.decided else self.day

    @property
    def marked(self) -> tuple[tuple[DiffSegment, ...], tuple[DiffSegment, ...]]:
        """Both wordings with their differences; with the marks of bold words where nothing else differs."""
        if self.before.plain == self.after.plain:
            return diff_texts(self.before.source, self.after.source)
        return diff_texts(self.before.plain, self.after.plain)


@cached_by_edition
def changes(edition: Edition) -> tuple[Change, ...]:
    """Return the changes of all statements, the latest first."""
    found = (change for placed in edition.statements for change in _changes_of(placed, edition))
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


@cached_by_edition
def changes_by_statement(edition: Edition) -> dict[str, tuple[Change, ...]]:
    """Return the changes of each statement that has any, by its id, the latest first."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes(edition):
        found[change.placed.statement.id].append(change)
    return {id: tuple(of_statement) for id, of_statement in found.items()}


def _changes_of(placed: PlacedStatement, edition: Edition) -> Iterator[Change]:
    """Yield a statement's changes. Those that have taken effect are in the language of the adopted text."""
    lang = (edition.original or edition).lang
    for former, after in _replaced(placed.original):
        yield Change(placed, former.text, after, lang, former.date, former.decision)
    if new := placed.statement.upcoming:
        text, decision = placed.statement.text, new.decision
        yield Change(
            placed, text, new.text, placed.document.text_lang, new.takes_effect, decision.reference, decision.date
        )


def _replaced(statement: Statement) -> Iterator[tuple[FormerWording, RichText]]:
    """Yield each former wording with the one that came after it."""
    texts = [*(former.text for former in statement.history), statement.text]
    return zip(statement.history, texts[1:], strict=True)
