"""The presentation as a PowerPoint file: each with its notes."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.slide import Slide as PptxSlide

from malbild.documents import qr_code
from malbild.documents.pptx import charts, tables
from malbild.documents.pptx.template import Deck, empty, layouts
from malbild.documents.pptx.text_frames import describe, fill, mark_language, write
from malbild.files.zip_archive import redate
from malbild.site.edition import Edition
from malbild.site.slides import Slide, slides

STATEMENT_SIZES = (44, 40, 36, 32, 28, 24, 20)
TEXT_SIZES = (32, 30, 28, 26, 24, 22, 20, 18, 16)


def presentation(deck: Deck, stamp: str, moment: int) -> bytes:
    """The .pptx. `stamp` tells the reader which text it is; `moment` is the time it says it was made."""
    file = Presentation(BytesIO(empty(deck, stamp, moment)))
    by_name = {layout.name: layout for layout in file.slide_layouts}
    names = {(layout.kind, layout.perspective): layout.name for layout in layouts(deck.edition)}
    for slide in slides(deck.edition):
        kind, draw = _SHOWN[slide.shows]
        whose = slide.perspective.meta.id if slide.perspective else ""
        pptx_slide = file.slides.add_slide(by_name[names[kind, whose]])
        pptx_slide.shapes.title.text = slide.title
        draw(pptx_slide, slide, deck)
        _note(pptx_slide, slide, deck)
        mark_language(pptx_slide.element, deck.tongue(slide.document.text_lang))
    _describe(file, deck.edition, stamp)
    buffer = BytesIO()
    file.save(buffer)
    return redate(buffer.getvalue(), moment)


def _note(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    """What the presenter may say, with an empty line between the paragraphs."""
    frame: Any = pptx_slide.notes_slide.notes_text_frame
    frame.text = "\n\n".join(note.text for note in slide.notes)
    for paragraph, note in zip(frame.paragraphs[::2], slide.notes, strict=True):
        mark_language(paragraph._p, deck.tongue(note.lang))


def _describe(file: Any, edition: Edition, stamp: str) -> None:
    properties, t = file.core_properties, edition.locale.t
    properties.title, properties.author, properties.subject = t.site, t.footer_about, stamp
    properties.language = t.deck.tag
    properties.last_modified_by, properties.revision = "", 1


def _cover(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    fill(pptx_slide, 1, slide.spec.text or "")


def _points(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    size = deck.measurer.fitting_size(slide.spec.points, (760, 340), TEXT_SIZES)
    write(pptx_slide.placeholders[1], slide.spec.points, size)


def _ending(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    address = deck.renderer.context.urls.absolute(deck.renderer.context.urls.home(deck.edition.lang))
    size = deck.measurer.fitting_size(slide.spec.points, (500, 340), TEXT_SIZES)
    write(pptx_slide.placeholders[1], slide.spec.points, size)
    picture = pptx_slide.placeholders[12].insert_picture(BytesIO(qr_code.png(address)))
    describe(picture, deck.edition.locale.t.deck.qr.format(address=address))
    write(pptx_slide.placeholders[13], (*filter(None, [slide.spec.text]), address), 16)


def _perspective(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    text = slide.perspective.meta.introduction if slide.perspective else ""
    write(
        pptx_slide.placeholders[1], (text,), deck.measurer.fitting_size((text,), (640, 190), (24, 22, 20, 18, 16, 14))
    )


def _statement(pptx_slide: PptxSlide, slide: Slide, deck: Deck) -> None:
    """The statement as large as it can be, the adopted wording under a translation, and what to talk about."""
    if not slide.placed:
        return
    statement, translated = (
        slide.placed.statement,
        slide.placed.document.text_lang != deck.renderer.context.site.original.lang,
    )
    height = 214 - 64 * translated
    size = deck.measurer.fitting_size((statement.text,), (832, height), STATEMENT_SIZES)
    write(pptx_slide.placeholders[1], (statement.text,), size)
    if translated:
        language = deck.tongue(deck.renderer.context.site.original.lang)
        adopted = slide.placed.original.text
        size = deck.measurer.fitting_size((adopted,), (832, 50), (18, 16, 14, 12))
        write(pptx_slide.placeholders[1], (adopted,), size, language=language, more=True)
    questions = statement.questions
    write(
        pptx_slide.placeholders[13], questions, deck.measurer.fitting_size(questions, (790, 162), (20, 18, 16, 14, 12))
    )


_SHOWN: dict[str, tuple[str, Any]] = {
    "cover": ("cover", _cover),
    "points": ("text", _points),
    "figure": ("chart", charts.draw),
    "shifts": ("table", tables.shifts),
    "vision": ("table", tables.vision),
    "keywords": ("table", tables.keywords),
    "perspective": ("perspective", _perspective),
    "statement": ("statement", _statement),
    "ending": ("ending", _ending),
}
