"""The source of a body as Python-Markdown needs it: the blocks that CommonMark reads, in the form that both read alike.

Python-Markdown asks for four spaces where CommonMark asks for the width of a list marker, for a blank line before a
list, and for code that begins its line. Authors, GitHub and Prettier write CommonMark. So the blocks are read by the
parser of the checks, and their indents, markers and blank lines are written anew.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from malbild.content.markdown.blocks import BOX, FENCED_BLOCK, Block
from malbild.content.markdown.body import Body
from malbild.content.markdown.inline import Edit, edits_by_line
from malbild.content.markdown.numbered_lists import NumberedLists
from malbild.content.markdown.spelling import lettered_items

_CONTAINERS = frozenset({"Item", "BlockQuote", "FootnoteDefinition", "DefinitionListDefinition"})
_SPACED = frozenset({"List", "Table", "CodeBlock", "BlockQuote", "HtmlBlock", "Heading"})
_MARKER = re.compile(r"(?P<indent> *)(?P<label>[-*+]|\d+|[a-zA-Z]+)(?P<end>[.)]?)(?P<space> {1,4}(?! )| |$)")
_FIRST_LINE = {
    "BlockQuote": re.compile(r" {0,3}> ?"),
    "FootnoteDefinition": re.compile(r" {0,3}\[\^[^\]]*\]: *"),
    "DefinitionListDefinition": re.compile(r" {0,3}: {1,4}"),
}
_LIST_LIKE = re.compile(r"(?P<label>(?:\d+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)(?=[.)]\s))|(?=#)")
_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_LANGUAGE = re.compile(r"\s*(?:\{\s*\.)?([\w#+-]+)")


def to_python_markdown(body: Body, stash: Callable[[str], str]) -> list[str]:
    """Return the lines of the body for Python-Markdown. `stash` keeps HTML and returns what stands for it."""
    return [*_Source(body, stash).written(), "", ""]  # a block ends with an empty line


@dataclass
class _Source:
    body: Body
    stash: Callable[[str], str]
    offsets: dict[Block, int] = field(default_factory=dict)  # columns before the content of a container

    def written(self) -> Iterator[str]:
        """Yield the lines, one after another."""
        last_blank, is_blank, code = -1, True, None
        for number in range(self.body.first_line, len(self.lines)):
            before, rest = self._split_containers(number)
            block = self._leaf.get(number)
            begun = self._spaced.get(number)
            if code and block is not code:
                if rest.strip():
                    yield self._blank_line(code)
                code = None
            if begun and not is_blank and (begun.name != "Item" or self._former_item[begun] <= last_blank):
                last_blank = number
                yield self._blank_line(begun)
            if separator := self._numbers.separated.get(number):
                last_blank = number
                blank = self._blank_line(separator)
                yield from (blank, self._indent(separator) + self.stash("<!-- -->"), blank)
            if block and block.name == "CodeBlock" and (fence := self._fence(block)):
                if block.line == number:
                    yield before + self.stash(self._code(block, fence))
                code, last_blank, is_blank = block, number, True
                continue
            line = before + self._inline(number, rest, block)
            is_blank = not rest.strip()
            last_blank = number if is_blank else last_blank
            yield line.rstrip() if is_blank and not before.endswith("-   ") else line

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text by their numbers, after one empty line for each that comes before it in its file."""
        return [""] * self.body.first_line + self.body.text.split("\n")

    @cached_property
    def _ends(self) -> list[int]:
        return [-1] * self.body.first_line + [found.start() for found in re.finditer(b"\n", self.body.source)]

    @cached_property
    def _edits(self) -> dict[int, list[Edit]]:
        return edits_by_line(self.body.replacements, self.body.source, self._ends)

    @cached_property
    def _numbers(self) -> NumberedLists:
        return NumberedLists.of(self.body.blocks, self.body.source)

    @cached_property
    def _lettered(self) -> dict[int, re.Match[str]]:
        return lettered_items(self.lines)

    def _last_line(self, block: Block) -> int:
        end = block.end
        while end > block.start and self.body.source[end - 1] in b" \n\r":
            end -= 1
        return bisect_left(self._ends, end)

    @cached_property
    def _around(self) -> list[list[Block]]:
        """The containers around each line, from the outermost."""
        around: list[list[Block]] = [[] for _ in self.lines]
        for block in self.body.blocks:
            if block.name in _CONTAINERS and block not in self._numbers.text:
                for number in range(block.line, self._last_line(block) + 1):
                    around[number].append(block)
        return around

    @cached_property
    def _leaf(self) -> dict[int, Block]:
        """The innermost block of each line that is no container; of a table its rows."""
        leaves = dict[int, Block]()
        for block in self.body.blocks:
            is_leaf = block.name not in _CONTAINERS and block.name not in ("", "List", "Table", "TableCell")
            if is_leaf or block in self._numbers.text:
                for number in range(block.line, self._last_line(block) + 1):
                    leaves[number] = block
        return leaves

    @cached_property
    def _spaced(self) -> dict[int, Block]:
        """The lines that a blank line must come before, each with the block that begins there."""
        spaced, previous = dict[int, Block](), Block("", 0, 0, 0, 0)
        for block in self.body.blocks:
            is_nested = block.name == "List" and block.parent is not None and self._is_first(previous, block.parent)
            is_after_table = block.name == "TableRow" and self._is_after_table(block.line)
            if (block.name in _SPACED and not is_nested) or is_after_table or block.name == "Item":
                spaced.setdefault(block.line, block)
            previous = block if block.name else previous
        return spaced

    @cached_property
    def _former_item(self) -> dict[Block, int]:
        """The first line of the item before each item; for a box and for the first item, a line before all."""
        former, last = dict[Block, int](), dict[Block | None, int]()
        for block in self.body.blocks:
            if block.name == "Item":
                former[block] = -1 if self._is_box(block) else last.get(block.parent, len(self.lines))
                last[block.parent] = block.line + 1
        return former

    def _is_first(self, block: Block, item: Block) -> bool:
        """Return whether a block is the item itself, or the paragraph that it begins with, and the item is no box."""
        is_paragraph = block.name == "Paragraph" and block.parent is item and block.line == item.line
        return item.name == "Item" and (block is item or is_paragraph) and not self._is_box(item)

    def _is_after_table(self, line: int) -> bool:
        return "|" not in self.lines[line] and "|" in self.lines[line - 1]

    def _is_box(self, block: Block) -> bool:
        return block.name == "Item" and bool(BOX.match(self.lines[block.line].lstrip(" >")))

    def _split_containers(self, number: int) -> tuple[str, str]:
        """Return what Python-Markdown needs before the line's content, and the content."""
        before, rest = "", self.lines[number]
        for block in self._around[number]:
            if block.line == number:
                marker, rest = self._split_marker(block, number, rest)
            else:
                marker, rest = self._split_indent(block, rest)
            before += marker
        return before, rest

    def _split_marker(self, block: Block, number: int, rest: str) -> tuple[str, str]:
        """Split the marker of a container from its first line."""
        if block.name != "Item":
            found = _FIRST_LINE[block.name].match(rest)
            self.offsets[block] = 4
            written = {"BlockQuote": "> ", "DefinitionListDefinition": ":   "}.get(
                block.name, found[0] if found else ""
            )
            return written, rest[found.end() :] if found else rest
        if BOX.match(rest.lstrip()):
            self.offsets[block] = 4
            return "", rest.lstrip()
        found = _MARKER.match(rest)
        if not found:  # pragma: no cover
            return "", rest.lstrip()
        self.offsets[block] = found.end() if found["space"] else found.end() + 1
        label = found["label"]
        if not found["end"]:
            return "-   ", rest[found.end() :]
        end = found["end"] if number in self._lettered else "."
        return f"{label}{end}".ljust(3) + " ", rest[found.end() :]

    def _split_indent(self, block: Block, rest: str) -> tuple[str, str]:
        """Split the indent of a container from a line after its first."""
        if block.name == "BlockQuote":
            found = _FIRST_LINE["BlockQuote"].match(rest)
            return "> ", rest[found.end() :] if found else rest
        spaces = len(rest) - len(rest.lstrip(" "))
        return "    ", rest[min(spaces, self.offsets.get(block, 4)) :]

    def _indent(self, block: Block) -> str:
        """Return what comes before a line of the blocks around the block."""
        parents = list[Block]()
        while block.parent is not None:
            block = block.parent
            parents.insert(0, block)
        return "".join(self._split_indent(one, "")[0] for one in parents if one in self.offsets)

    def _blank_line(self, block: Block) -> str:
        return self._indent(block).rstrip()

    def _inline(self, number: int, rest: str, block: Block | None) -> str:
        """Return the content of a line, with what Python-Markdown would read otherwise replaced."""
        for start, end, text in sorted(self._edits.get(number, ()), reverse=True):
            rest = rest[: len(rest) - start] + text + rest[len(rest) - end :]
        if block is None and not self._around[number]:
            return rest
        if block and block.name in ("CodeBlock", "HtmlBlock"):
            return rest
        if FENCED_BLOCK.match(rest):
            return rest
        rest = rest.lstrip()
        if (block is None or block.name in ("Paragraph", "Item")) and (found := _LIST_LIKE.match(rest)):
            rest = rest[: found.end()] + "\\" + rest[found.end() :]
        return rest + ("  " if number in self._numbers.broken else "")

    def _fence(self, block: Block) -> re.Match[str] | None:
        """Return the opening fence of a code block, or None if it is indented code."""
        return _FENCE.match(self._split_containers(block.line)[1])

    def _code(self, block: Block, fence: re.Match[str]) -> str:
        """Return the HTML of fenced code."""
        rows = [self._split_containers(number)[1] for number in range(block.line + 1, self._last_line(block) + 1)]
        if rows and rows[-1].strip().startswith(fence["fence"]):
            rows.pop()
        indent = re.compile(f" {{0,{len(fence['indent'])}}}")
        code = "".join(f"{indent.sub('', row, count=1)}\n" for row in rows)
        language = _LANGUAGE.match(fence["info"])
        attribute = f' class="language-{language[1]}"' if language else ""
        shown = escape(code, quote=False).replace('"', "&quot;")
        return f"<pre><code{attribute}>{shown}</code></pre>"
