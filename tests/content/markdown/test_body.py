"""Markdown bodies: each part has its line."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from malbild.checks.body.syntax.blocks import broken_rules
from malbild.checks.body.syntax.rules import SyntaxRule
from malbild.content.markdown.body import Body, Heading, Image, Link, Shortcode, TextSpan, read_body
from malbild.content.markdown.source import to_python_markdown

PIECES = (
    "ord", "å ä ö 😀", " ", "  \n", "\n", "\n\n", "\r", "    ", "- ", "1. ", "> ", "# ", "##x", "{#id}", "*", "**",
    "`", "```\n", "[a](b.md)", "![c](d.png)", "[e][f]", "\n[f]: g.md\n", "[^1]", "\n[^1]: ", "<b>", "</div>", "&amp;",
    "<a@b.se>", "\n!!! note\n", '\n!!! tip "T"\n    ', "\n| a | b |\n|---|---|\n| c | d |\n", "\n:   ", "\\", "---\n",
)  # fmt: skip


def words(body: Body) -> list[tuple[int, str]]:
    """Return the running text by line."""
    return [(piece.line, piece.text) for piece in body.words]


def broken(text: str, first_line: int = 1) -> list[tuple[int, SyntaxRule]]:
    """Return the rules of block syntax that the text breaks, by line."""
    return [(line, rule) for line, rule, _ in broken_rules(text, first_line, read_body(text, first_line))]


def test_heading_has_level_text_and_id() -> None:
    body = read_body("## Ett *ord* {#ett-ord}\n\n###Utan blank\n\nUnder\n---\n\n##\n", 10)
    assert body.headings == [
        Heading(10, 2, "Ett ord", "ett-ord"),
        Heading(12, 3, "Utan blank"),
        Heading(14, 2, "Under"),
        Heading(17, 2, ""),
    ]


def test_attribute_list_that_is_no_id_is_kept_for_the_check() -> None:
    body = read_body('## Rubrik {#Fel}\n\nText{ .klass } och\n{: style="x" }\n', 1)
    assert body.headings == [Heading(1, 2, "Rubrik {#Fel}")]
    assert body.attributes == [TextSpan(1, "{#Fel}"), TextSpan(3, "{ .klass }"), TextSpan(4, '{: style="x" }')]


def test_links_have_line_target_and_text() -> None:
    text = (
        "Se [*en* `sida`](å ä.md)\noch [två](två.md#x 'T')\n<https://a.se/?b&c> <a@b.se> [fyra][f] [fem](javascript:x)"
        "\n\n- [![bild](p.png)](sex.md)\n\n[f]: fyra.md\n"
    )
    assert read_body(text, 1).links == [
        Link(2, "två.md#x", "två"),
        Link(3, "https://a.se/?b&c", "https://a.se/?b&c"),
        Link(3, "mailto:a@b.se", "a@b.se"),
        Link(3, "fyra.md", "fyra"),
        Link(3, "javascript:x", "fem"),
        Link(5, "sex.md", "bild"),
    ]
    assert read_body("[*en* `sida`\nhär](<å ä.md>)", 7).links == [Link(7, "å ä.md", "en sida\nhär")]


def test_image_has_its_alternative_text() -> None:
    assert read_body("Text\n![En *vy*](v.png)\n![](w.png)", 1).images == [
        Image(2, "v.png", "En vy"),
        Image(3, "w.png", ""),
    ]


def test_running_text_leaves_out_cells_code_shortcodes_and_html() -> None:
    body = read_body("Ord `kod`\nrad två\n\n    kod\n\n[[timeline]]\n\n| A | B |\n|---|---|\n| c | <b>d</b> |\n", 1)
    assert words(body) == [(1, "Ord \nrad två")]
    assert body.cells == [TextSpan(8, "A"), TextSpan(8, "B"), TextSpan(10, "c"), TextSpan(10, "d")]
    assert body.html == [TextSpan(10, "<b>"), TextSpan(10, "</b>")]


def test_shortcode_is_recognised_only_as_its_own_paragraph() -> None:
    mentioned = (
        "`[[kit]]`", "    [[kit]]", "```\n[[kit]]\n```", "~~~\n\n[[kit]]\n\n~~~", "<!--\n\n[[kit]]\n\n-->",
        "**[[kit]]**", "Text\n[[kit]]", "[[kit]] text", "- [[kit]]", "> [[kit]]", "## [[kit]]",
        "| A |\n|---|\n| [[kit]] |",
    )  # fmt: skip
    assert [text for text in mentioned if read_body(f"Före.\n\n{text}\n\nEfter.", 1).shortcodes] == []
    assert read_body("[[figure:ett]] \n\n```\n\n[[kit]]\n```\n\n[[kit]]", 3).shortcodes == [
        Shortcode(3, "figure", "ett"),
        Shortcode(10, "kit"),
    ]


def test_lists_terms_quotations_and_footnotes_are_running_text() -> None:
    text = "- en\n  rad\n    - två\n\nTerm\n:   Förklaring\n\n> Citat[^1]\n\n[^1]: Not\n"
    assert words(read_body(text, 1)) == [
        (1, "en\nrad"), (3, "två"), (5, "Term"), (6, "Förklaring"), (8, "Citat"), (10, "Not"),
    ]  # fmt: skip


def test_html_is_found_in_blocks_inline_and_incomplete() -> None:
    body = read_body("Rad <br>\n\n<div>\nx\n</div>\n\n1 < 2 och <x y\n\n```\n<kod>\n```\n", 1)
    assert body.html == [TextSpan(1, "<br>"), TextSpan(3, "<div>\nx\n"), TextSpan(7, "1 < 2 och <x y")]


@pytest.mark.parametrize("empty", ["", "\n"])
def test_admonition_is_read_with_title_and_content(empty: str) -> None:
    text = f'Före\n!!! note "Rubrik"\n{empty}    Text\n\n    - punkt\n\n    !!! tip\n        Inre\n\nEfter\n'
    more = len(empty)
    assert words(read_body(text, 1)) == [
        (1, "Före"), (2, "Rubrik"), (3 + more, "Text"), (5 + more, "punkt"), (7 + more, "tip"), (8 + more, "Inre"),
        (10 + more, "Efter"),
    ]  # fmt: skip
    assert broken(text) == []


def test_table_row_with_another_cell_count_is_recorded() -> None:
    rows = (
        "| a | b |",
        "|---|---|",
        "| 1 | 2 |",
        "| 1 |",
        "| 1 | |",
        "| `x|y` | \\| |",
        "1 | 2",
        "| 1 | 2 | 3 |",
        "text",
    )
    text = "\n".join((*rows, "", "> a | b", "> --|--", "> | 1 |", ""))
    assert broken(text, 10) == [(line, SyntaxRule.COLUMN_COUNT) for line in (13, 17, 22)]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("ord\r{#id}")
def test_any_text_is_parsed_with_lines_within_it(text: str) -> None:
    body = read_body(text, 5)
    pieces = (*body.html, *body.attributes, *body.words, *body.cells)
    lines = [part.line for parts in (body.headings, body.links, body.images, pieces) for part in parts]
    assert all(5 <= line <= 5 + text.count("\n") for line in (*lines, *(line for line, _ in broken(text, 5))))


@pytest.mark.parametrize("code", ["1. a\n  - b", "• a", "[r](tel:019 60)", "[^a b]", "++Ctrl++", "- a\n    - b"])
def test_fenced_code_keeps_its_characters(code: str) -> None:
    html = f"<pre><code>{code}\n</code></pre>"
    lines = to_python_markdown(read_body(f"```\n{code}\n```", 1), str)
    assert "\n".join(lines).rstrip("\n") == html.rstrip("\n")


@given(st.lists(st.sampled_from((*PIECES, "  - ", "   ", '??? "T"\n', "/// note\n", "a) b\n", "2022. "))).map("".join))
def test_any_text_is_written_for_python_markdown(text: str) -> None:
    assert to_python_markdown(read_body(text, 1), str)
