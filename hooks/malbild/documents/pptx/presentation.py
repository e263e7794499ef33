"""The presentation as a PowerPoint file: every slide of the site, each with its notes."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as PptxSlide

from malbild.documents.kit import EditionLabel
from malbild.documents.pptx import charts, tables
from malbild.documents.pptx.template import PptxContext, empty_presentation, slide_layouts
from malbild.documents.pptx.text_frames import Texts, describe, fill, mark_language, write, write_to_fit
from malbild.files.zip_archive import redate
from malbild.render.graphics import qr_code
from malbild.site.edition import Edition
from malbild.site.slides import Slide, slides

STATEMENT_SIZES: tuple[int, ...] = (44, 40, 36, 32, 28, 24, 20)
TEXT_SIZES = (32, 30, 28, 26, 24, 22, 20, 18, 16)


def make_presentation(context: PptxContext, edition_label: EditionLabel, built_at: int | None) -> bytes:
    """Return the .pptx. `built_at` is in seconds since 1970; `edition_label` is at the foot of every slide."""
    file = Presentation(BytesIO(empty_presentation(context, edition_label, built_at)))
    by_name = {layout.name: layout for layout in file.slide_layouts}
    names = {(layout.kind, layout.perspective): layout.name for layout in slide_layouts(context.edition)}
    for slide in slides(context.edition):
        kind, render = _RENDERERS[slide.shows]
        perspective = slide.perspective.meta.id if slide.perspective and kind != "table" else ""
        pptx_slide = file.slides.add_slide(by_name[names[kind, perspective]])
        pptx_slide.shapes.title.text = slide.title
        render(pptx_slide, slide, context)
        _write_notes(pptx_slide, slide, context)
        mark_language(pptx_slide.element, context.language_tag(slide.document.text_lang), context.direction)
    _list_notes_master(file)
    _set_properties(file, context.edition, edition_label)
    buffer = BytesIO()
    file.save(buffer)
    return redate(buffer.getvalue(), built_at)


def _write_notes(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    """Write the presenter's notes, with an empty line between two paragraphs."""
    frame: Any = pptx_slide.notes_slide.notes_text_frame
    frame.text = "\n\n".join(note.text for note in slide.notes)
    for paragraph, note in zip(frame.paragraphs[::2], slide.notes, strict=True):
        mark_language(paragraph._p, context.language_tag(note.lang), "ltr")  # the notes' own layout


def _list_notes_master(file: Any) -> None:
    """Name the master of the notes in presentation.xml; python-pptx adds the part alone, and Keynote shows no notes."""
    id = file.part.relate_to(file.notes_master.part, RT.NOTES_MASTER)
    element = parse_xml(f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{id}"/></p:notesMasterIdLst>')
    file.element.sldMasterIdLst.addnext(element)


def _set_properties(file: Any, edition: Edition, edition_label: EditionLabel) -> None:
    properties, t = file.core_properties, edition.locale.t
    properties.title, properties.author, properties.subject = t.site, t.author, str(edition_label)
    properties.language = t.deck.tag
    properties.last_modified_by, properties.revision = "", 1


def _render_cover(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    fill(pptx_slide, 1, slide.spec.text or "")


def _render_points(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    write_to_fit(pptx_slide.placeholders[1], slide.spec.points, context.measurer, (760, 340), TEXT_SIZES)


def _render_ending(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    urls, t = context.renderer.context.urls, context.edition.locale.t
    url = urls.absolute(urls.home(context.edition.lang))
    write_to_fit(pptx_slide.placeholders[1], slide.spec.points, context.measurer, (500, 340), TEXT_SIZES)
    picture = pptx_slide.placeholders[12].insert_picture(BytesIO(qr_code.png(url)))
    describe(picture, t.deck.qr.format(address=url))
    write(pptx_slide.placeholders[13], (*filter(None, [slide.spec.text]), url), 16)


def _render_perspective(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    text = slide.perspective.meta.introduction if slide.perspective else ""
    write_to_fit(pptx_slide.placeholders[1], (text,), context.measurer, (640, 190), (24, 22, 20, 18, 16, 14))


def _render_statement(pptx_slide: PptxSlide, slide: Slide, context: PptxContext) -> None:
    """Write the statement with its paragraphs, the adopted wording under a translation, and the questions."""
    if not slide.placed:
        return
    statement, original = slide.placed.statement, context.renderer.context.site.original.lang
    box, is_translated = pptx_slide.placeholders[1], slide.placed.document.text_lang != original
    room = 214 - 64 * is_translated
    below, sizes = _below_statement(slide, context), STATEMENT_SIZES
    if below:
        room, sizes = room - 122 + 32 * is_translated, (*STATEMENT_SIZES, 18, 16)
    write_to_fit(box, (statement.text,), context.measurer, (832, room), sizes)
    if below:
        space = (832, 108 - 32 * is_translated)
        write_to_fit(box, below, context.measurer, space, (20, 18, 16, 15, 14, 13, 12, 11), append=True)
    if is_translated:
        adopted, tag = slide.placed.original.text, context.language_tag(original)
        write_to_fit(box, (adopted,), context.measurer, (832, 50), (18, 16, 14, 12), language=tag, append=True)
    write_to_fit(pptx_slide.placeholders[13], statement.questions, context.measurer, (790, 162), (20, 18, 16, 14, 12))


def _below_statement(slide: Slide, context: PptxContext) -> Texts:
    """Return the statement's paragraphs, or the address of what does not fit."""
    if slide.body or not slide.placed or not slide.placed.statement.body:
        return slide.body
    urls, lang = context.renderer.context.urls, context.edition.lang
    return (f"{context.edition.locale.t.deck.whole_text} {urls.absolute(urls.statement(slide.placed, lang))}",)


_RENDERERS: dict[str, tuple[str, Callable[[PptxSlide, Slide, PptxContext], None]]] = {
    "cover": ("cover", _render_cover),
    "points": ("text", _render_points),
    "figure": ("chart", charts.render_figure),
    "shifts": ("table", tables.render_shifts),
    "vision": ("table", tables.render_vision),
    "keywords": ("table", tables.render_keywords),
    "perspective": ("perspective", _render_perspective),
    "statement": ("statement", _render_statement),
    "activities": ("table", tables.render_activities),
    "indicators": ("table", tables.render_indicators),
    "ending": ("ending", _render_ending),
}
"""The layout and the fill function of each kind of slide."""
