"""Rules for Markdown that the two parsers of a body read differently.

Each body is read by two parsers: pyromark (CommonMark) for the checks, because it keeps line numbers, and
Python-Markdown for the pages, because MkDocs uses it. What only one of them takes for a list, a table or a link would
pass the checks and reach readers as raw characters. `blocks` and `inline` find it, by these rules.

Of the 60 lines with such mistakes in the tests, the linter rumdl 0.3.0 reports something on 28 in its MkDocs flavour,
and nothing on admonitions, unfinished shortcodes and strikethrough.
"""

from enum import Enum


class SyntaxRule(Enum):
    """A rule with the code of its diagnostic, and an example that breaks it."""

    COLUMN_COUNT = "MB329", "| A | B |\n|---|---|\n| 1 |"
    TABLE_DELIMITER = "MB329", "| A | B |\n| 1 | 2 |"
    CODE_FENCE = "MB331", "```\nkod"
    INDENTED_TEXT = "MB332", "Text.\n\n    Mer."
    LIST_MARKER = "MB335", "– Ett\n– Två"
    ADMONITION_MARKER = "MB328", '!! note "Tips"\n    Text.'
    EMPTY_ADMONITION = "MB336", '!!! note "Tips"\nText.'
    EMPTY_ITEM = "MB337", "- Ett\n-"
    STRONG = "MB325", "**Ett samspel."
    LINK = "MB326", "[målet] (mal.md)"
    FOOTNOTE = "MB327", "Att[^9]"
    SHORTCODE = "MB338", "[[timeline]"

    def __init__(self, code: str, example: str) -> None:
        self.code = code
        self.example = example
