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

    source: bytes
    text: set[Block] = field(default_factory=set)  # items that are running text
    separated: dict[int, Block] = field(default_factory=dict)  # first lines of lists that do not go on from the former
    broken: set[int] = field(default_factory=set)  # lines of running text that a line break comes after
    _children: dict[Block | None, list[Block]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, blocks: list[Block], source: bytes) -> "NumberedLists":
        """Return the lists among the blocks of a preprocessed text."""
        numbered = cls(source)
        for block in blocks:
            if block.name:
                numbered._children[block.parent].append(block)
        for siblings in [*numbered._children.values()]:
            numbered._read_siblings(siblings)
        return numbered

    def _read_siblings(self, siblings: list[Block]) -> None:
        last, before = 0, None  # the last number so far, and the list right before
        for block in siblings:
            if block.name != "List":
                before = None
                continue
            items = self._children[block]
            numbers = [int(found[1]) for item in items if (found := _MARKER.match(self.source, item.start))]
            if numbers and self._is_text(items, numbers, last):
                before = None
                self.text.update(items)
                self.broken.update(item.line - 1 for item in items[1:] if self._follows_text(item))
                continue
            if numbers:
                last = self._read_numbers(block, items, numbers)
            if before and bool(_MARKER.match(self.source, before.start)) == bool(numbers):
                self.separated[block.line] = block
            before = block

    def _follows_text(self, item: Block) -> bool:
        """Return whether no blank line stands before the item."""
        return self.source[item.start - 2 : item.start] != b"\n\n"

    def _read_numbers(self, block: Block, items: list[Block], numbers: list[int]) -> int:
        """Separate the list where it skips a number; return the last number."""
        last = numbers[0] - 1
        for item, number in zip(items, numbers, strict=False):
            if number > last + 1:
                self.separated[item.line] = block
            last = max(number, last + 1)
        return last

    def _is_text(self, items: list[Block], numbers: list[int], last: int) -> bool:
        """Return whether each item is text that begins with a date or a year, or the only one has a number above 1."""
        if any([child.name for child in self._children[item]] not in ([], ["Paragraph"]) for item in items):
            return False
        after = [found.end() if (found := _MARKER.match(self.source, item.start)) else 0 for item in items]
        dates = [bool(_MONTH.match(self.source, end)) for end in after]
        is_alone = len(items) == 1 and numbers[0] > 1
        is_sentence = all(date or number >= _YEAR for date, number in zip(dates, numbers, strict=False))
        return (is_alone or is_sentence) and (dates[0] or numbers[0] != last + 1)
