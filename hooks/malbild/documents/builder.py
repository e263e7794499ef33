"""The documents of a built site, each language's made in a process of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from malbild.checks.runner import load_renderable
from malbild.documents.kit import EditionLabel, Group, Kit, Material, make_material
from malbild.documents.pdf.sheets import PrintSheets
from malbild.documents.pptx.presentation import make_presentation
from malbild.documents.pptx.template import PptxContext
from malbild.files.artifact import Artifact
from malbild.files.forks import forked
from malbild.files.zip_archive import make_zip
from malbild.model.types.pages import Activity, Page, Party, Perspective
from malbild.project.config import Project
from malbild.render import placeholders
from malbild.render.book import Book
from malbild.render.context import BuildContext
from malbild.render.graphics import qr_code
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries.presence import has_content


def make_documents(project: Project, site_dir: Path, built_at: int | None) -> Iterator[Artifact]:
    """Yield every document and the pages that list them. `built_at` is in seconds since 1970; None leaves them undated.

    Raises `TextOverflowError` and OSError.
    """
    renderer = Renderer(BuildContext.at(project.site_url, load_renderable(project), project))
    editions = renderer.context.site.editions.values()
    with forked(partial(_make_language, renderer, edition, site_dir, built_at) for edition in editions) as forks:
        for fork in forks:
            yield from fork.result()


def _make_language(renderer: Renderer, edition: Edition, site_dir: Path, built_at: int | None) -> list[Artifact]:
    kit = make_kit(renderer, edition, site_dir, built_at)
    return [*kit.artifacts(renderer.context.urls), *kit_pages(renderer, kit, site_dir)]


def make_kit(renderer: Renderer, edition: Edition, site_dir: Path, built_at: int | None) -> Kit:
    """Return the kit of one language; its last file is a ZIP of all the others."""
    label = _edition_label(edition, renderer.context, built_at)
    sheets = PrintSheets.of(renderer, edition, label)
    titles = edition.locale.t.kit.groups
    groups = (
        Group(titles.show, tuple(_slides(renderer, edition, label, built_at))),
        Group(titles.read, tuple(_books(sheets, site_dir))),
        Group(titles.wall, tuple(_posters(sheets))),
        *(Group(page.meta.title, tuple(_perspective(sheets, page)), page) for page in edition.perspectives),
    )
    groups = tuple(group for group in groups if group.materials)
    if not groups:
        return Kit(edition, label, ())
    files = {material.name: material.content for group in groups for material in group.materials}
    everything = make_material(edition, "everything", "ZIP", make_zip(files, built_at))
    return Kit(edition, label, (*groups, Group(titles.everything, (everything,))))


def _slides(renderer: Renderer, edition: Edition, label: EditionLabel, built_at: int | None) -> Iterator[Material]:
    """Yield the presentation, if the content has slides."""
    if has_content("slides", edition):
        context = PptxContext(renderer, edition, TextMeasurer(renderer.context.overrides))
        yield make_material(edition, "slides", "PPTX", make_presentation(context, label, built_at))


def _posters(sheets: PrintSheets) -> Iterator[Material]:
    """Yield the poster on each paper, if there are statements."""
    for paper, pdf in sheets.posters() if sheets.edition.statements else ():
        yield make_material(sheets.edition, "poster", "PDF", pdf, paper)


def _books(sheets: PrintSheets, site_dir: Path) -> Iterator[Material]:
    """Yield the book of each page that shows one."""
    urls = sheets.renderer.context.urls
    for document in sheets.edition.pages_with("print"):
        path = urls.page(document, sheets.edition.lang)
        pdf = sheets.book(site_dir / path / "index.html", urls.absolute(path))
        yield make_material(sheets.edition, "book", "PDF", pdf)


def _perspective(sheets: PrintSheets, page: Document[Perspective]) -> Iterator[Material]:
    """Yield the perspective's pocket card, and the QR code of its page."""
    edition, id, url = sheets.edition, page.meta.id, sheets.url(page)
    yield make_material(edition, "pocket", "PDF", sheets.pocket_card(page), id)
    yield make_material(edition, "qr", "SVG", qr_code.svg(url), id)
    yield make_material(edition, "qr", "PNG", qr_code.png(url), id)


def kit_pages(renderer: Renderer, kit: Kit, site_dir: Path) -> Iterator[Artifact]:
    """Yield the built pages that show the kit, with its files in the placeholder."""
    edition, urls = kit.edition, renderer.context.urls

    def render(document: Document[Page]) -> str:
        path = urls.page(document, edition.lang)
        return renderer.render_template("partials/kit.html", edition, kit=kit, current_path=path, urls=urls)

    return placeholders.fill_placeholders("kit", edition, site_dir, urls, render)


def _edition_label(edition: Edition, context: BuildContext, built_at: int | None) -> EditionLabel:
    """Return the day of the build, and a code that changes with the text."""
    pages = Book.of(edition, context.project.nav.sections, context.urls, "").pages.values()
    shown = (
        page
        for page in edition.documents.values()
        if page.meta.slides or page.meta.shifts or isinstance(page.meta, (Activity, Party))
    )
    texts = (f"{page.meta.model_dump_json()}{page.body}" for page in (*pages, *shown))
    code = sha256("".join(texts).encode()).hexdigest()[:6]
    return EditionLabel(code, None if built_at is None else datetime.fromtimestamp(built_at, UTC).date())
