"""The step that makes every document of a built site, the languages side by side."""

import gc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from malbild.checks.runner import load_renderable
from malbild.documents import qr_code
from malbild.documents.kit import Group, Kit, Material, material
from malbild.documents.pdf.sheets import Sheets
from malbild.documents.pptx.presentation import presentation
from malbild.documents.pptx.template import Deck
from malbild.files.artifact import Artifact
from malbild.files.zip_archive import make_zip
from malbild.model.page_types import Page, Perspective
from malbild.project.config import Project
from malbild.render import placeholders
from malbild.render.book import Book
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.document import Document
from malbild.site.edition import Edition

_FORK = get_context("fork")
_SHARED: list[Renderer] = []  # in each process that makes documents, the one renderer, which a fork does not copy


def press(project: Project, built: Path, moment: int) -> Iterator[Artifact]:
    """Every document, and the pages that list them. `moment` is the time they say they were made."""
    renderer = Renderer(BuildContext.at(project.site_url, load_renderable(project), project))
    gc.freeze()  # as in drawing.py: the processes share what has been read
    with ProcessPoolExecutor(mp_context=_FORK, initializer=_SHARED.append, initargs=(renderer,)) as processes:
        for artifacts in processes.map(_press, project.languages, repeat(built), repeat(moment)):
            yield from artifacts


def _press(lang: str, built: Path, moment: int) -> list[Artifact]:
    """One language's documents, in a process of their own."""
    (renderer,) = _SHARED
    kit = make_kit(renderer, renderer.context.site.editions[lang], built, moment)
    return [*kit.artifacts(renderer.context.urls), *listings(renderer, kit, built)]


def make_kit(renderer: Renderer, edition: Edition, built: Path, moment: int) -> Kit:
    """All files of one language, and last an archive of them."""
    stamp = _stamp(edition, renderer.context, moment)
    sheets = Sheets.of(renderer, edition, stamp)
    say = edition.locale.t.kit
    groups = (
        Group(say.groups.show, tuple(_shown(renderer, edition, stamp, moment))),
        Group(say.groups.read, tuple(_read(sheets, built))),
        Group(say.groups.wall, tuple(material(edition, "poster", "PDF", made, p) for p, made in sheets.posters())),
        *(Group(page.meta.title, tuple(_pocket(sheets, page)), page) for page in edition.perspectives),
    )
    files = {made.name: made.content for group in groups for made in group.materials}
    everything = material(edition, "everything", "ZIP", make_zip(files, moment))
    return Kit(edition, stamp, (*groups, Group(say.groups.everything, (everything,))))


def _shown(renderer: Renderer, edition: Edition, stamp: str, moment: int) -> Iterator[Material]:
    measurer = TextMeasurer(renderer.context.overrides / "fonts")
    yield material(edition, "slides", "PPTX", presentation(Deck(renderer, edition, measurer), stamp, moment))


def _read(sheets: Sheets, built: Path) -> Iterator[Material]:
    for document in sheets.edition.pages_with("print"):
        urls, path = sheets.renderer.context.urls, sheets.renderer.context.urls.page(document, sheets.edition.lang)
        yield material(sheets.edition, "book", "PDF", sheets.book(built / path / "index.html", urls.absolute(path)))


def _pocket(sheets: Sheets, page: Document[Perspective]) -> Iterator[Material]:
    edition, id, address = sheets.edition, page.meta.id, sheets.address(page)
    yield material(edition, "pocket", "PDF", sheets.pocket(page), id)
    yield material(edition, "qr", "SVG", qr_code.svg(address), id)
    yield material(edition, "qr", "PNG", qr_code.png(address), id)


def listings(renderer: Renderer, kit: Kit, built: Path) -> Iterator[Artifact]:
    """The pages with [[kit]] on them, with the files in the place that waited for them."""
    edition, urls = kit.edition, renderer.context.urls

    def draw(document: Document[Page]) -> str:
        here = urls.page(document, edition.lang)
        return renderer.render_template("partials/kit.html", edition, kit=kit, here=here, urls=urls)

    return placeholders.filled("kit", edition, built, urls, draw)


def _stamp(edition: Edition, context: BuildContext, moment: int) -> str:
    """The day, and a code of six digits that is the same as long as the text is."""
    pages = Book.of(edition, context.project.sections, context.urls, "").pages.values()
    shown = (page for page in edition.documents.values() if page.meta.slides or page.meta.shifts)
    texts = (f"{page.meta.model_dump_json()}{page.body}" for page in (*pages, *shown))
    code = sha256("".join(texts).encode()).hexdigest()[:6]
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d} ({code})"
