"""Types of the API's lists, from which the published schema is made."""

from malbild.api.base_schemas import Items
from malbild.api.follow_up_schemas import Activity, Indicator, Party
from malbild.api.vision_schemas import Change, Keyword, Perspective, Seminar, Statement


class StatementList(Items):
    """All statements, in the order of the vision."""

    items: tuple[Statement, ...]


class PerspectiveList(Items):
    """All perspectives, in order."""

    items: tuple[Perspective, ...]


class KeywordList(Items):
    """All key words, in order."""

    items: tuple[Keyword, ...]


class SeminarList(Items):
    """All seminars, in order."""

    items: tuple[Seminar, ...]


class ActivityList(Items):
    """All activities, those with the latest status first."""

    items: tuple[Activity, ...]


class PartyList(Items):
    """All parties: regions, then municipalities in alphabetical order."""

    items: tuple[Party, ...]


class IndicatorList(Items):
    """All indicators, in the order of their page."""

    items: tuple[Indicator, ...]


class ChangeList(Items):
    """All changes of adopted wordings, the latest first; empty where none is decided."""

    items: tuple[Change, ...]


LISTS: dict[str, type[Items]] = {
    "perspectives": PerspectiveList,
    "statements": StatementList,
    "keywords": KeywordList,
    "seminars": SeminarList,
    "activities": ActivityList,
    "parties": PartyList,
    "indicators": IndicatorList,
    "changes": ChangeList,
}
"""The type of each list by the name of its file."""
