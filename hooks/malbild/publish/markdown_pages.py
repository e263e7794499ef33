"""Every page as Markdown beside the page, and llms.txt, which lists them: for machines that read."""

from collections.abc import Iterator, Mapping

from html_to_markdown import ConversionOptions, convert

from malbild.files.artifact import Artifact
from malbild.model.page_types import Page
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition

_OPTIONS = ConversionOptions(
    exclude_selectors=["svg", "button", "script", "template", ".visually-hidden", ".diff-toggle", ".card__link"]
)


def markdown_pages(renderer: Renderer, contents: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """The public pages of each language drawn, in the words of that language, and a list of these."""
    urls = renderer.context.urls
    for lang, drawn in contents.items():
        edition = renderer.context.site.editions[lang]
        for document in edition.listed:
            body = convert(drawn[document.path], _OPTIONS).content or ""
            text = renderer.render_text("page.md", edition=edition, document=document, body=body.strip())
            yield Artifact(urls.markdown(document, lang), f"{text}\n".encode())
        listed = renderer.render_text("llms.txt", edition=edition, sections=[*_sections(renderer.context, edition)])
        yield Artifact(urls.llms_txt(lang), f"{listed}\n".encode())


def _sections(context: BuildContext, edition: Edition) -> Iterator[list[Document[Page]]]:
    """The pages of the menu for everyone, section by section."""
    for section in context.project.sections:
        pages = [edition.documents[path] for path in section.paths]
        if offered := [*filter(edition.is_listed, pages)]:
            yield offered
