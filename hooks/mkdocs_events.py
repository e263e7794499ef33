"""MkDocs' events, each answered by one call into `malbild`. The only file that knows MkDocs (`drawing` starts it).

static-i18n builds the site once per language within one process, so every event comes once per
language; what is kept between events is replaced at each build's beginning, never added to.
`malbild build` has one MkDocs for each language, and says to each what to render (`mkdocs_adapter`).
A preview (`mkdocs serve --dirty`) keeps what it has drawn, and draws anew what may look otherwise.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads hooks as files, not as a package

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from malbild.diagnostics.diagnostic import ContentError
from malbild.files.os_errors import refusal
from malbild.files.writer import write
from malbild.mkdocs_adapter.preview import Look
from malbild.project.config import BuildTimeError, read_project
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.book import bind
from malbild.render.renderer import Renderer
from malbild.site.edition import Document, Edition
from malbild.site.loader import load_drawable
from malbild.site.urls import SiteUrlError


@dataclass
class _Build:
    """One language's build."""

    renderer: Renderer
    edition: Edition
    look: Look
    changed: frozenset[str]  # the paths of the pages to draw
    contents: dict[str, dict[str, str]]  # language → page's path → what stands on the page

    @property
    def is_whole(self) -> bool:
        """Whether every page is drawn."""
        return self.changed == self.look.texts.keys()


_given: tuple[Renderer, str] | None = None  # what to draw, and the only language to draw
_current: _Build
_shown: _Build | None = None  # the last whole or partial build that a preview shows
_keeps = False


def draw(config: MkDocsConfig, renderer: Renderer, lang: str) -> None:
    """Has the builds of this process draw a site that has been read, in one language only."""
    global _given
    _given = renderer, lang
    for language in _i18n(config).config.languages:  # the default language leads, so it is built even if not drawn
        language.build = language.default or language.locale == lang


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Only a preview that is asked to keeps what it has drawn."""
    global _keeps
    _keeps = command == "serve" and dirty


@event_priority(-200)  # after static-i18n has chosen the language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the content anew; what could not be drawn right ends the build before anything is written.

    The prose is not checked again: `malbild build` has done so, and a preview is for looking.
    """
    global _current
    lang = _i18n(config).current_language
    if lang == _i18n(config).default_language:
        _current = _begin(_given[0] if _given else _read(config))
        config.mdx_configs["toc"] = {"toc_depth": 0, "marker": ""}  # the list of a page's headings is ours
    else:
        _current.edition = _current.renderer.site.editions[lang]
    if _is_drawn(lang):
        _current.contents.setdefault(lang, {})
    config.theme.static_templates.clear()  # the search page, the sitemap and 404 are ours
    config.theme.dirs = [config.theme.custom_dir or ""]  # as are all templates: Material's 14 000 icons are not listed
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keeps only what lies in docs/, no file of the theme; what is not to be drawn now is read and not written."""
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
        elif not _is_drawn(_i18n(config).current_language):
            file.inclusion = InclusionLevel.EXCLUDED
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Makes the drawn pages that may look otherwise older than their sources, which is how MkDocs tells."""
    for file in files.documentation_pages():
        drawn = Path(file.abs_dest_path)
        if file.norm_src_uri in _current.changed and drawn.exists():  # type: ignore[attr-defined]  # static-i18n's
            os.utime(drawn, (0, 0))
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """The body alone: the front matter has been read, strictly, by us. What footnotes say is in its language."""
    document = _document(page)
    words = _current.renderer.site.editions[document.text_lang].locale.t
    config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": words.footnote_back}
    return document.body


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The body with cards, indexes and figures in it."""
    document = _document(page)
    content = _current.renderer.content(_current.edition, document, html)
    _current.contents[_current.edition.lang][document.path] = content
    page.markdown = None  # which MkDocs has rendered, and would else hold until the last page is written
    return content


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """The whole page, for main.html to print."""
    build, document = _current, _document(page)
    content = bind(build.renderer, build.edition, document, build.contents[build.edition.lang])
    context["document"] = build.renderer.page(build.edition, document, content)
    return context


@event_priority(-200)  # after static-i18n has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """What is not a page, as it is when every page is drawn."""
    global _shown
    if _i18n(config).building:  # once, and not once more for each language
        return
    if _current.is_whole:
        write(outputs_of_pages(_current.renderer, _current.contents), Path(config.site_dir))
        if not _given:
            write(outputs_of_site(_current.renderer), Path(config.site_dir))
    if _keeps:
        _shown = _current


def on_build_error(error: Exception) -> None:
    """Says in words what the disk refuses; any other fault is MkDocs' to tell."""
    if isinstance(error, OSError):
        raise PluginError(refusal(error)) from None


def _read(config: MkDocsConfig) -> Renderer:
    try:
        project = read_project(Path(config.config_file_path).parent)
        return Renderer.at(config.site_url or "", load_drawable(project), project)
    except (SiteUrlError, BuildTimeError, ContentError) as error:
        raise PluginError(str(error)) from None


def _begin(renderer: Renderer) -> _Build:
    """A build that draws what differs from what is shown: all, where nothing is."""
    look = Look.of(renderer.site, renderer.project)
    build = _Build(renderer, renderer.site.original, look, look.changed(_shown.look if _shown else None), {})
    if _shown and not build.is_whole:
        build.contents = _shown.contents
    return build


def _document(page: Page) -> Document[Any]:
    return _current.edition.documents[page.file.norm_src_uri]  # type: ignore[attr-defined]  # static-i18n's


def _is_drawn(lang: str) -> bool:
    return not _given or _given[1] == lang


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
