"""Tables on slides: from and to, the whole vision, the key words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from malbild.documents.pptx.template import Deck, accent
from malbild.documents.pptx.text_frames import describe, write
from malbild.model.rich_text import RichText, Run
from malbild.site import queries
from malbild.site.slides import Slide

WIDTH, HEIGHT = 832.0, 376.0
_HEAD, _PAD = 34.0, 7.0
_SIZES = (22, 20, 18, 17, 16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11, 10, 9, 8)


@dataclass(frozen=True)
class Column:
    """A column: its heading, the heading's language, the theme's colour behind it, its width beside the others'."""

    title: str
    lang: str
    colour: str = "accent4"
    share: int = 1


@dataclass(frozen=True)
class Cell:
    """What stands below a heading, and its language."""

    texts: Sequence[RichText | str]
    lang: str


Row = Sequence[Cell]


def shifts(pptx_slide: Any, slide: Slide, deck: Deck) -> None:
    """What close care moves from, and to."""
    t, lang = deck.edition.locale.t, deck.edition.lang
    columns = (Column(t.shifts.before, lang, "accent5"), Column(t.shifts.after, lang))
    rows = [
        [Cell((text,), page.text_lang) for text in (shift.before, shift.after)]
        for shift, page in queries.shifts(deck.edition)
    ]
    describe(_draw(pptx_slide, deck, columns, rows), t.deck.shifts)


def vision(pptx_slide: Any, slide: Slide, deck: Deck) -> None:
    """Every statement, a column for each perspective."""
    pages = deck.edition.perspectives
    columns = [Column(page.meta.title, page.text_lang, accent(deck.edition, page.meta.id)) for page in pages]
    row = [Cell([statement.text for statement in page.meta.statements], page.text_lang) for page in pages]
    titles = ", ".join(page.meta.title for page in pages)
    describe(_draw(pptx_slide, deck, columns, [row]), deck.edition.locale.t.deck.vision.format(perspectives=titles))


def keywords(pptx_slide: Any, slide: Slide, deck: Deck) -> None:
    """The key words and what they mean."""
    t, lang = deck.edition.locale.t, deck.edition.lang
    columns = (Column(t.deck.keyword, lang), Column(t.deck.meaning, lang, share=3))
    rows = [
        [Cell((text,), page.text_lang) for text in (_bold(page.meta.title), page.meta.definition)]
        for page in deck.edition.keywords
    ]
    describe(_draw(pptx_slide, deck, columns, rows), t.deck.keywords)


def _bold(word: str) -> RichText:
    return RichText(word, (Run(word, bold=True),))


def _draw(pptx_slide: Any, deck: Deck, columns: Sequence[Column], rows: Sequence[Row]) -> Any:
    """The frame of a table with a heading row, its text as large as the space lets it be."""
    frame = pptx_slide.placeholders[12].insert_table(len(rows) + 1, len(columns))
    table, parts = frame.table, sum(column.share for column in columns)
    widths = [WIDTH * column.share / parts for column in columns]
    size = _size(deck, rows, widths)
    table.horz_banding = False
    table.rows[0].height = Pt(_HEAD)
    for number, column in enumerate(columns):
        table.columns[number].width = Pt(widths[number])
        _fill(table.cell(0, number), Cell((column.title,), column.lang), 16, deck, column.colour)
    for line, row in enumerate(rows, start=1):
        table.rows[line].height = Pt((HEIGHT - _HEAD) / len(rows))
        for number, cell in enumerate(row):
            _fill(table.cell(line, number), cell, size, deck)
            if len(rows) > 1:
                table.cell(line, number).vertical_anchor = MSO_ANCHOR.MIDDLE
    return frame


def _size(deck: Deck, rows: Sequence[Row], widths: Sequence[float]) -> float:
    room = (HEIGHT - _HEAD) / len(rows) - 2 * _PAD
    cells = [(cell.texts, (width - 2 * _PAD, room)) for row in rows for cell, width in zip(row, widths, strict=True)]
    return min(deck.measurer.fitting_size(texts, box, _SIZES, line_height=1.17) for texts, box in cells)


def _fill(box: Any, cell: Cell, size: float, deck: Deck, colour: str = "") -> None:
    """One cell; with a colour of the theme it is a heading in white on it."""
    write(box, cell.texts, size, language=deck.tongue(cell.lang))
    box.margin_left = box.margin_right = box.margin_top = box.margin_bottom = Pt(_PAD)
    box.fill.solid()
    box.fill.fore_color.theme_color = MSO_THEME_COLOR.from_xml(colour) if colour else MSO_THEME_COLOR.BACKGROUND_2
    for number, paragraph in enumerate(box.text_frame.paragraphs):
        paragraph.space_before = Pt(size * 0.5 if number else 0)
        for run in paragraph.runs:
            run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if colour else MSO_THEME_COLOR.TEXT_1
            run.font.bold = True if colour else run.font.bold or False
