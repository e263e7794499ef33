"""Tables on slides: the shifts, the whole vision, the key words, activities and indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from markupsafe import Markup
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from malbild.documents.pptx.template import PptxContext, theme_accent
from malbild.documents.pptx.text_frames import Texts, describe, write, write_to_fit
from malbild.model.types.rich_text import RichText, Run
from malbild.site.edition import PlacedPurpose
from malbild.site.queries import follow_up, vision
from malbild.site.slides import Slide

WIDTH = 832.0  # of a table, in points
_HEAD_HEIGHT, _PADDING = 34.0, 7.0
_PURPOSE_HEIGHT = 64.0  # of the purpose, above the table of the vision
_TALLEST_ROW = 84.0  # of activities and indicators, so that one alone does not fill the slide
_SIZES = (22, 20, 18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11, 10, 9, 8)


@dataclass(frozen=True)
class Column:
    """A column: its heading, the heading's language and background in the theme, its share of the width."""

    title: str
    lang: str
    colour: str = "accent4"
    share: int = 1


@dataclass(frozen=True)
class Cell:
    """The texts of a cell, and their language."""

    texts: Texts
    lang: str


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A table: its columns and rows, its alternative text, and the greatest height of a row in points."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    description: str
    tallest_row: float = inf


def render_shifts(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert a table of what close care moves from, and to, with an arrow between them."""
    t, lang = context.edition.locale.t, context.edition.lang
    columns = (Column(t.shifts.before, lang, "accent5", 8), Column("→", lang), Column(t.shifts.after, lang, share=8))
    rows = [
        [Cell((text,), page.text_lang) for text in (shift.before, _bold("→"), _bold(shift.after))]
        for shift, page in vision.shifts(context.edition)
    ]
    _insert_table(pptx_slide, context, Table(columns, rows, t.deck.shifts))


def render_vision(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert a table of all statements, with a column for each perspective."""
    pages, t = context.edition.perspectives, context.edition.locale.t
    columns = [Column(page.meta.title, page.text_lang, theme_accent(context.edition, page.meta.id)) for page in pages]
    columns_of_cards = (context.edition.statements_of(page.meta) for page in pages)
    texts = ([placed.statement.text for placed in cards] for cards in columns_of_cards)
    row = [Cell(column, page.text_lang) for column, page in zip(texts, pages, strict=True)]
    description = t.deck.vision.format(perspectives=", ".join(page.meta.title for page in pages))
    if slide.purpose:
        _insert_purpose(pptx_slide, slide.purpose, context)
    _insert_table(pptx_slide, context, Table(columns, [row], description))


def render_keywords(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert a table of the key words and their definitions."""
    t, lang = context.edition.locale.t, context.edition.lang
    columns = (Column(t.deck.keyword, lang), Column(t.deck.meaning, lang, share=3))
    rows = [
        [Cell((text,), page.text_lang) for text in (_bold(page.meta.title), page.meta.definition)]
        for page in context.edition.keywords
    ]
    _insert_table(pptx_slide, context, Table(columns, rows, t.deck.keywords))


def _insert_purpose(pptx_slide: Any, purpose: PlacedPurpose, context: PptxContext) -> None:
    """Insert a text box above the place of the table, which loses its height."""
    table, height, lang = pptx_slide.placeholders[12], Pt(_PURPOSE_HEIGHT), context.language_tag(purpose.text_lang)
    left, top, width = table.left, table.top, table.width
    box = pptx_slide.shapes.add_textbox(left, top, width, height)
    box.text_frame.word_wrap = True
    table._element.addprevious(box._element)  # read before the table
    table.left, table.top, table.width, table.height = left, top + height, width, table.height - height
    space = (WIDTH - 2 * _PADDING, _PURPOSE_HEIGHT - 2 * _PADDING)
    write_to_fit(box, (purpose.meta.text,), context.measurer, space, (18, 16, 15, 14, 13, 12), language=lang)


def render_activities(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert a table of the perspective's activities and their status."""
    pages = follow_up.activities_by_perspective(context.edition)[_perspective_id(slide)][: follow_up.ON_SLIDE]
    rows = [
        [Cell((page.meta.title,), page.text_lang), _rendered("activity_status", context, activity=page)]
        for page in pages
    ]
    _insert_follow_up(pptx_slide, context, context.edition.locale.t.activity.heading, rows, slide.title)


def render_indicators(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert a table of the perspective's indicators, their change and their area."""
    found = follow_up.indicators_by_perspective(context.edition)[_perspective_id(slide)][: follow_up.ON_SLIDE]
    rows = [
        [
            Cell((f"{one.indicator.title}, {one.indicator.unit}",), one.document.text_lang),
            _rendered("indicator_on_slide", context, placed=one),
        ]
        for one in found
    ]
    _insert_follow_up(pptx_slide, context, context.edition.locale.t.indicator.heading, rows, slide.title)


def _perspective_id(slide: Slide) -> str:
    return slide.perspective.meta.id if slide.perspective else ""


def _rendered(partial: str, context: PptxContext, **variables: object) -> Cell:
    """Return a cell with the text of a partial that pages show too."""
    html = context.renderer.render_template(f"partials/{partial}.html", context.edition, **variables)
    return Cell((" ".join(Markup(html).striptags().split()),), context.edition.lang)


def _insert_follow_up(
    pptx_slide: Any, context: PptxContext, heading: str, rows: Sequence[Row], description: str
) -> None:
    lang = context.edition.lang
    columns = (Column(heading, lang, share=2), Column(context.edition.locale.t.deck.state, lang, share=3))
    _insert_table(pptx_slide, context, Table(columns, rows, description, _TALLEST_ROW))


def _bold(word: str) -> RichText:
    return RichText(word, (Run(word, bold=True),))


def _insert_table(pptx_slide: Any, context: PptxContext, content: Table) -> None:
    """Insert the table with a heading row, its text at the largest size that fits."""
    columns, rows = content.columns, content.rows
    height = pptx_slide.placeholders[12].height.pt
    frame = pptx_slide.placeholders[12].insert_table(len(rows) + 1, len(columns))
    describe(frame, content.description)
    table, shares = frame.table, sum(column.share for column in columns)
    widths = [WIDTH * column.share / shares for column in columns]
    row_height = min(content.tallest_row, (height - _HEAD_HEIGHT) / len(rows))
    size = _text_size(context, rows, widths, row_height - 2 * _PADDING)
    table.horz_banding = False
    if context.direction == "rtl":
        table._tbl.tblPr.set("rtl", "1")  # the first column to the right
    table.rows[0].height = Pt(_HEAD_HEIGHT)
    for number, column in enumerate(columns):
        table.columns[number].width = Pt(widths[number])
        _fill_cell(table.cell(0, number), Cell((column.title,), column.lang), 16, context, column.colour)
    for line, row in enumerate(rows, start=1):
        table.rows[line].height = Pt(row_height)
        for number, cell in enumerate(row):
            _fill_cell(table.cell(line, number), cell, size, context)
            if len(rows) > 1 or content.tallest_row < inf:
                table.cell(line, number).vertical_anchor = MSO_ANCHOR.MIDDLE


def _text_size(context: PptxContext, rows: Sequence[Row], widths: Sequence[float], height: float) -> float:
    """Return the largest size, in points, at which every cell's text fits a height."""
    cells = [(cell.texts, width - 2 * _PADDING) for row in rows for cell, width in zip(row, widths, strict=True)]
    sizes = (context.measurer.fitting_size(texts, (width, height), _SIZES, line_height=1.17) for texts, width in cells)
    return min(sizes)


def _fill_cell(box: Any, cell: Cell, size: float, context: PptxContext, colour: str = "") -> None:
    """Write a cell's text; with a `colour` of the theme the cell is a heading, white on that colour."""
    write(box, cell.texts, size, language=context.language_tag(cell.lang))
    box.margin_left = box.margin_right = box.margin_top = box.margin_bottom = Pt(_PADDING)
    box.fill.solid()
    box.fill.fore_color.theme_color = MSO_THEME_COLOR.from_xml(colour) if colour else MSO_THEME_COLOR.BACKGROUND_2
    for number, paragraph in enumerate(box.text_frame.paragraphs):
        paragraph.space_before = Pt(size * 0.5 if number else 0)
        for run in paragraph.runs:
            run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if colour else MSO_THEME_COLOR.TEXT_1
            run.font.bold = True if colour else run.font.bold or False
