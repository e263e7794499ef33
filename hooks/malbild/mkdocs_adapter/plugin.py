"""MkDocs plugin: answers each of MkDocs' events with one call into the package."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from jinja2 import Environment, TemplateError
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory
from mkdocs.utils.templates import TemplateContext

from malbild.checks.runner import load_renderable
from malbild.diagnostics.diagnostic import ContentError
from malbild.files.image_position import SUFFIXES as IMAGE_SUFFIXES
from malbild.files.image_position import has_position, without_position
from malbild.files.os_errors import describe_os_error
from malbild.files.writer import write
from malbild.mkdocs_adapter.preview import Snapshot
from malbild.project.config import BuildTimeError, read_project
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.book import insert_chapters
from malbild.render.context import BuildContext
from malbild.render.jinja.template_errors import describe_template_error
from malbild.render.markdown_config import extension_options
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import SiteUrlError

AFTER_I18N = -200
"""The priority of handlers that run after those of static-i18n (-100)."""
NOT_REGISTERED = """mkdocs.yml nämner inte det som bygger webbplatsens sidor.
    Lägg till raden hooks/mkdocs_events.py under hooks eller, om mappen hooks saknas, raden malbild under plugins."""
REGISTERED_TWICE = """mkdocs.yml nämner det som bygger webbplatsens sidor två gånger.
    Ta bort antingen raden hooks/mkdocs_events.py under hooks eller raden malbild under plugins."""


@dataclass
class Build:
    """One build of the site: the content, the pages to render and the bodies rendered so far."""

    renderer: Renderer
    edition: Edition  # of the language that is being built
    snapshot: Snapshot
    to_render: frozenset[str]  # paths of pages
    bodies: dict[str, dict[str, str]] = field(default_factory=dict)  # HTML by language and path
    written: set[Path] = field(default_factory=set)  # pages and the files beside them

    @property
    def is_whole(self) -> bool:
        """Return whether every page is rendered."""
        return self.to_render == self.snapshot.texts.keys()


class MalbildPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # BasePlugin.__init_subclass__
    """MkDocs plugin, registered by the hook `hooks/mkdocs_events.py` or, without one, as plugin `malbild`.

    There is one object for as long as MkDocs runs. static-i18n repeats a build's events for each language; the default
    language comes first and begins a new `Build`. A preview (`mkdocs serve --dirty`) keeps the previous build, and
    renders only the pages that may look different.
    """

    def __init__(self) -> None:
        self.only: tuple[BuildContext, str] | None = None
        self.incremental = False
        self.previous: Build | None = None
        self.current: Build

    def build_only(self, context: BuildContext, lang: str) -> None:
        """Let the next build use content that has been read, and render one language alone."""
        self.only = context, lang

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep what a preview has rendered if it is asked to."""
        self.incremental = command == "serve" and dirty

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content. Errors in it stop the build before anything is written.

        The bodies are not linted: `malbild build` has done so, and a preview shows a text that is not finished.
        """
        find_plugin(config)
        lang = _i18n(config).current_language
        if lang == _i18n(config).default_language:
            self.current = self._start(self.only[0] if self.only else _read(config))
            if self.previous and self.current.is_whole:
                clean_directory(config.site_dir)  # `--dirty` would leave what is no longer on the site
            config.mdx_configs["toc"] = {"toc_depth": 0, "marker": ""}  # our templates list a page's headings
        else:
            self.current.edition = self.current.renderer.context.site.editions[lang]
        if self._is_rendered(lang):
            self.current.bodies.setdefault(lang, {})
        config.theme.static_templates.clear()  # the search page, sitemap and 404 page are ours
        overrides = self.current.renderer.context.overrides
        config.theme.dirs = [*map(str, overrides.folders)]  # spares MkDocs the list of Material's 14 000 icons
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Remove the theme's files, and exclude a language that is not rendered from being written."""
        for file in list(files):
            if file.src_dir != config.docs_dir:
                files.remove(file)
            elif not self._is_rendered(_i18n(config).current_language):
                file.inclusion = InclusionLevel.EXCLUDED
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Date what is to be written before its sources, since `--dirty` skips a file that is newer than its source.

        That is the pages to render, and every other file: it may have been replaced by an older one. Photographs lose
        their position here.
        """
        for file in files:
            target = Path(file.abs_dest_path)
            self.current.written.add(target)
            is_kept = file.is_documentation_page() and file.norm_src_uri not in self.current.to_render  # type: ignore[attr-defined]  # static-i18n's
            if not is_kept and target.exists():
                os.utime(target, (0, 0))
            _remove_position(file)
        return nav

    @event_priority(AFTER_I18N)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Return the environment of our templates, to which MkDocs' pages belong too."""
        return self.current.renderer.environment

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str:
        """Return the body without the front matter, and set what its Markdown extensions need to know of the page."""
        document = self._document(page)
        text_edition = self.current.renderer.context.site.editions[document.text_lang]
        config.mdx_configs |= extension_options(text_edition, document)
        return document.body

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render the components into the body."""
        document, build = self._document(page), self.current
        body = build.renderer.render_body(build.edition, document, html)
        build.bodies[build.edition.lang][document.path] = body
        page.markdown = None  # MkDocs would keep it until the last page is written
        return body

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add the variables of main.html, which MkDocs renders."""
        document, build = self._document(page), self.current
        body = insert_chapters(build.renderer, build.edition, document, build.bodies[build.edition.lang])
        context.update(build.renderer.page_variables(build.edition, document, body))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Finish the rendered page."""
        return self.current.renderer.finish(output)

    @event_priority(AFTER_I18N)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is made from all pages when all are rendered; a preview has the other outputs too."""
        if _i18n(config).building:  # static-i18n is inside its loop over the other languages
            return
        if self.current.is_whole:
            write(outputs_of_pages(self.current.renderer.context, self.current.bodies), Path(config.site_dir))
            if not self.only:
                write(outputs_of_site(self.current.renderer.context), Path(config.site_dir))
        for path in self.previous.written - self.current.written if self.previous else ():
            path.unlink(missing_ok=True)
        if self.incremental:
            self.previous = self.current

    def on_build_error(self, error: Exception) -> None:
        """Report an OSError or a template's error to the person building; MkDocs reports others. Raises PluginError."""
        if isinstance(error, TemplateError):  # one that is not found is an OSError too
            raise PluginError(describe_template_error(error)) from None
        if isinstance(error, OSError):
            raise PluginError(describe_os_error(error)) from None

    def _start(self, context: BuildContext) -> Build:
        """Return a build of the pages that differ from the previous build's: all, if there is none."""
        snapshot = Snapshot.take(context.site, context.project)
        build = Build(
            Renderer(context),
            context.site.original,
            snapshot,
            snapshot.pages_to_render(self.previous.snapshot if self.previous else None),
        )
        if self.previous and not build.is_whole:
            build.bodies = self.previous.bodies
        return build

    def _document(self, page: Page) -> Document[Any]:
        return self.current.edition.documents[page.file.norm_src_uri]  # type: ignore[attr-defined]  # static-i18n's

    def _is_rendered(self, lang: str) -> bool:
        return not self.only or self.only[1] == lang


def _remove_position(file: File) -> None:
    """Let a photograph be published without the place where it was taken."""
    if PurePosixPath(file.src_uri).suffix.lower() in IMAGE_SUFFIXES and has_position(file.content_bytes):
        file.content_bytes = without_position(file.content_bytes)


def find_plugin(config: MkDocsConfig) -> MalbildPlugin:
    """Return the plugin whose handlers MkDocs has registered. Raises PluginError if there is none, or two."""
    owners = (getattr(handler, "__self__", None) for handler in config.plugins.events["config"])
    plugins = [owner for owner in owners if isinstance(owner, MalbildPlugin)]
    if len(plugins) != 1:
        raise PluginError(REGISTERED_TWICE if plugins else NOT_REGISTERED)
    return plugins[0]


def _read(config: MkDocsConfig) -> BuildContext:
    """Read the project that MkDocs builds. Raises PluginError."""
    try:
        project = read_project(Path(config.config_file_path).parent)
        return BuildContext.at(config.site_url or "", load_renderable(project), project)
    except (SiteUrlError, BuildTimeError, ContentError) as error:
        raise PluginError(str(error)) from None


def _i18n(config: MkDocsConfig) -> Any:
    """Return the plugin mkdocs-static-i18n, which ships no types."""
    return config.plugins["i18n"]
