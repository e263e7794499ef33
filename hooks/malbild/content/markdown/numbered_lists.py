"""Numbered lists: those that do not begin at 1, those that skip numbers, and text that begins with a date or a year."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from malbild.content.date_words import month_names
from malbild.content.markdown.blocks import Block

_MARKER = re.compile(rb"[ \r]*(\d{1,9})[.)]\s*")
_MONTHS = "|".join((*month_names("sv").values(), *month_names("en").values()))
_MONTH = re.compile(rf"(?:{_MONTHS})\b".encode(), re.IGNORECASE)
_YEAR = 1000


@dataclass
class NumberedLists:
    """The lists of a body that need more than their markers to be shown as they are written."""

    text: set[Block] = field(default_factory=set)  # items that are running text
    separated: dict[int, Block] = field(default_factory=dict)  # first lines of lists that do not go on from the former
    broken: set[int] = field(default_factory=set)  # lines of running text that a line break comes after

    @classmethod
    def of(cls, blocks: list[Block], source: bytes) -> "NumberedLists":
        """Return the lists among the blocks of a preprocessed text."""
        numbered = cls()
        children = defaultdict[Block | None, list[Block]](list)
        for block in blocks:
            if block.name:
                children[block.parent].append(block)
        for siblings in list(children.values()):
            numbered._read_siblings(siblings, children, source)
        return numbered

    def _read_siblings(self, siblings: list[Block], children: dict[Block | None, list[Block]], source: bytes) -> None:
        last, before = 0, None
        for block in siblings:
            if block.name == "List":
                items = children[block]
                numbers = [int(found[1]) for item in items if (found := _MARKER.match(source, item.start))]
                if not numbers:
                    is_list = True
                elif is_list := not self._is_text(items, numbers, last, children, source):
                    last = self._read_numbers(block, items, numbers)
                else:
                    self.text.update(items)
                    self.broken.update(
                        item.line - 1 for item in items[1:] if source[item.start - 2 : item.start] != b"\n\n"
                    )
                if is_list and before and bool(_MARKER.match(source, before.start)) == bool(numbers):
                    self.separated[block.line] = block
                before = block if is_list else None
            else:
                before = None

    def _read_numbers(self, block: Block, items: list[Block], numbers: list[int]) -> int:
        """Separate the list where its numbers jump; return the last number."""
        last = numbers[0] - 1
        for item, number in zip(items, numbers, strict=False):
            if number > last + 1:
                self.separated[item.line] = block
            last = max(number, last + 1)
        return last

    @staticmethod
    def _is_text(
        items: list[Block],
        numbers: list[int],
        last: int,
        children: dict[Block | None, list[Block]],
        source: bytes,
    ) -> bool:
        """Return whether each item is text that begins with a date or a year, or the only one has a late number."""
        if any([child.name for child in children[item]] not in ([], ["Paragraph"]) for item in items):
            return False
        after = [found.end() if (found := _MARKER.match(source, item.start)) else 0 for item in items]
        dates = [bool(_MONTH.match(source, end)) for end in after]
        is_late = len(items) == 1 and numbers[0] > 1
        is_sentence = all(date or number >= _YEAR for date, number in zip(dates, numbers, strict=False))
        return (is_late or is_sentence) and (dates[0] or numbers[0] != last + 1)
