"""Markdown copies of pages, and llms.txt, which lists them, for language models."""

import re
from collections.abc import Iterator, Mapping, Sequence

from html_to_markdown import ConversionOptions, convert

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Page
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries import follow_up

_EXCLUDED = "svg button script template .visually-hidden .diff-toggle .card__link .flow"
_OPTIONS = ConversionOptions(exclude_selectors=_EXCLUDED.split(), escape_asterisks=True)
_TITLE = re.compile(r'<p class="(?:admonition-title|tabs__name)"[^>]*>(?:<svg.*?</svg>)?(.*?)</p>', re.DOTALL)
_CAPTION = re.compile(r"<figcaption>\s*(?:<p>)?(.*?)(?:</p>\s*)?</figcaption>", re.DOTALL)
_RAISED = re.compile(r"<(sub|sup|ins)>(.*?)</\1>")
_SIGNS = {"sub": "~", "sup": "^", "ins": "^^"}


def markdown_pages(renderer: Renderer, bodies: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """Yield a copy of each listed page, and each rendered language's llms.txt. `bodies`: see `outputs_of_pages`."""
    context = renderer.context
    for lang, by_path in bodies.items():
        edition = context.site.editions[lang]
        for document in edition.listed:
            body = convert(_simplify(str(by_path[document.path])), _OPTIONS).content or ""
            text = renderer.render_text("page.md", edition=edition, document=document, body=body.strip())
            yield Artifact(context.urls.markdown(document, lang), f"{text}\n".encode())
        text = renderer.render_text("llms.txt", edition=edition, sections=[*_sections(context, edition)])
        yield Artifact(context.urls.llms_txt(lang), f"{text}\n".encode())


def _simplify(html: str) -> str:
    """Return a body with bold titles of boxes and tabs, captions as paragraphs, and the signs of the dialect.

    The converter knows none of them, and loses the indent of a caption in a list.
    """
    html = _CAPTION.sub(r"<p><em>\1</em></p>", _TITLE.sub(r"<p><strong>\1</strong></p>", html))
    return _RAISED.sub(lambda found: f"{_SIGNS[found[1]]}{found[2]}{_SIGNS[found[1]]}", html)


def _sections(context: BuildContext, edition: Edition) -> Iterator[Sequence[Document[Page]]]:
    """Yield the listed pages of each section of the navigation that has any, then activities and parties."""
    for section in context.project.nav.sections:
        shown = [edition.documents[path] for path in section.paths]
        if listed := [*filter(edition.is_listed, shown)]:
            yield listed
    for pages in (follow_up.activities(edition), follow_up.parties(edition)):
        if others := [*filter(edition.is_listed, pages)]:
            yield others
