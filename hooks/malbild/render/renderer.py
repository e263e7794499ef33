"""Renderer of the pages of a site and of all its other templates."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from malbild.content.components import RENDERED_SHORTCODE
from malbild.content.html_allowlist import clean
from malbild.model.types.pages import Page, Perspective
from malbild.render.context import BuildContext
from malbild.render.graphics.inline_icons import InlineIcons
from malbild.render.head import Head, page_head, share_page_head
from malbild.render.html.directions import add_directions
from malbild.render.html.responsive_tables import wrap_tables
from malbild.render.html.sections import headings
from malbild.render.html.typography import Typography
from malbild.render.jinja.environment import site_environment
from malbild.render.jinja.mkdocs_names import TemplatePage
from malbild.render.relative_urls import RelativeUrls
from malbild.render.theme.inline_assets import InlineAssets, read_inline_assets
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedPurpose, PlacedStatement
from malbild.site.embeds import Embed
from malbild.site.navigation import Navigation

Variables = dict[str, Any]
_BOX_TITLE = re.compile(
    r'<(?:div|details) class="admonition (?P<type>[a-z]+)[^"]*"[^>]*>\s*<(?:p class="admonition-title"|summary)>'
)


@dataclass(frozen=True)
class Renderer:
    """A renderer of the context's site. All text is escaped."""

    context: BuildContext

    def render_body(self, edition: Edition, document: Document[Page], html: str) -> Markup:
        """Render a page's body, from the HTML that its Markdown gives: components, tables and the page type's layout.

        The body of an untranslated page is in the original language throughout; only its links stay in the edition.
        """
        text_edition = self.context.site.editions[document.text_lang]
        variables = self._variables(text_edition, document) | {"to": self._relative_urls(edition, document)}

        def render_component(shortcode: re.Match[str]) -> str:
            template = self.environment.get_template(f"components/{shortcode['name']}.html")
            return template.render(variables, argument=shortcode["argument"] or "")

        def render_frame(table: Markup, name: str) -> str:
            template = self.environment.get_template("partials/table.html")
            return template.render(t=text_edition.locale.t, table=table, name=name)

        def render_icon(title: re.Match[str]) -> str:
            template = self.environment.get_template("partials/admonition_icon.html")
            return title[0] + template.render(type=title["type"]).strip()

        boxes = _BOX_TITLE.sub(render_icon, wrap_tables(clean(html), render_frame))
        boxes = self._icons.render_shortcodes(boxes)
        body = Markup(RENDERED_SHORTCODE.sub(render_component, boxes))
        layout = self.environment.get_template(f"page_types/{document.meta.kind}.html")
        return Markup(layout.render(variables, body=body))

    def page_variables(self, edition: Edition, document: Document[Page], body: str) -> Variables:
        """Return the variables with which main.html renders a page from its rendered body."""
        variables = self._variables(edition, document)
        head = page_head(self.context, edition, document, variables["breadcrumb"])
        is_home = document == variables["nav"].home
        return variables | {
            **self._page_ends(edition, variables["to"]),
            "content": Markup(body),
            "head": head,
            "headings": [*headings(body)],
            "page": self._template_page(document, head, variables["to"], is_home=is_home),
        }

    def render_share_page(self, edition: Edition, placed: PlacedStatement) -> str:
        """Render the HTML document of a statement's share page."""
        document, path = placed.document, self.context.urls.share_page(placed, edition.lang)
        to = RelativeUrls(self.context.urls, edition.lang, path)
        text_edition = self.context.site.editions[document.text_lang]
        own = {"card": placed, "to": to, "base_url": to.base_url}
        body = self._render("page_types/statement.html", self._variables(text_edition, document) | own)
        variables = self._variables(edition, document) | own
        breadcrumb = (*variables["breadcrumb"], document)
        head = share_page_head(self.context, edition, placed, breadcrumb)
        variables |= {
            **self._page_ends(edition, to),
            "content": Markup(body),
            "head": head,
            "headings": [*headings(body)],
            "current_title": edition.locale.t.statement_number.format(n=placed.number),
            "breadcrumb": breadcrumb,
            "page": self._template_page(document, head, to),
        }
        return self.finish(self._render("layouts/statement.html", variables))

    def finish(self, html: str) -> str:
        """Return a rendered HTML document with no-break spaces where a line must not end, and its directions."""
        return self._typography.add_no_break_spaces(add_directions(html))

    def render_standalone(self, layout: str, edition: Edition, to: RelativeUrls, **variables: object) -> str:
        """Render a standalone page, which no Markdown file is the source of, from its template in layouts/."""
        shared = self._variables(edition, self._navigations[edition.lang].home)
        own = {"to": to, "base_url": to.base_url, "page": None, **self._page_ends(edition, to)}
        return self._render(f"layouts/{layout}.html", shared | own | variables)

    def render_embed(self, embed: Embed, template: str = "layouts/embed.html") -> str:
        """Render the HTML document that other sites show in an iframe, or another template for it."""
        variables = self._variables(embed.edition, embed.document) | {
            "embed": embed,
            "embedded": True,
            "inline": self._inline_assets(embed.kind),
            "to": RelativeUrls(self.context.urls, embed.edition.lang, embed.path, at_any_url=True),
        }
        return self._render(template, variables).replace(">\n<", "><")  # a limit of 12 kB

    def render_template(self, template: str, edition: Edition, **variables: Any) -> str:
        """Render a template in the edition's language."""
        return self._render(template, _language_variables(edition) | variables)

    def render_partial(self, name: str, edition: Edition, to: RelativeUrls) -> Markup:
        """Render a partial that is the same on several pages, in the edition's language."""
        nav = self._navigations[edition.lang]
        return Markup(self.render_template(f"partials/{name}.html", edition, nav=nav, to=to))

    def render_text(self, name: str, **variables: object) -> str:
        """Render a text file, such as robots.txt, from its template in text/."""
        return self._render(f"text/{name}", variables)

    def _render(self, template: str, variables: Variables) -> str:
        rendered = self.environment.get_template(template).render(variables)
        return add_directions(rendered) if template.endswith(".html") else rendered

    def _variables(self, edition: Edition, document: Document[Page]) -> Variables:
        """Return the variables of a page's templates."""
        nav = self._navigations[edition.lang]
        to = self._relative_urls(edition, document)
        return _language_variables(edition) | {
            "document": document,
            "embedded": False,
            "nav": nav,
            "current_title": document.meta.title,
            "breadcrumb": nav.breadcrumb(document),
            "section": nav.section_of(document),
            "perspective": document.meta.id if isinstance(document.meta, Perspective) else "",
            "to": to,
            "base_url": to.base_url,
        }

    def _relative_urls(self, edition: Edition, document: Document[Page]) -> RelativeUrls:
        return RelativeUrls(self.context.urls, edition.lang, self.context.urls.page(document, edition.lang))

    def _template_page(
        self, document: Document[Page], head: Head, to: RelativeUrls, *, is_home: bool = False
    ) -> TemplatePage:
        edit_url = self.context.project.contact.edit_url(document.file)
        return TemplatePage(head.title, document.meta, to.current_path, head.canonical, edit_url, is_home)

    def _page_ends(self, edition: Edition, to: RelativeUrls) -> dict[str, Markup]:
        """Return the footer and the rest of the page end.

        They are rendered once for all pages of a language with the same distance to the root.
        """
        key = (edition.lang, to.root_distance)
        if key not in self._rendered_page_ends:
            names = {"page_footer": "footer", "page_end": "page_end"}
            rendered = {variable: self.render_partial(name, edition, to) for variable, name in names.items()}
            self._rendered_page_ends[key] = rendered
        return self._rendered_page_ends[key]

    @cached_property
    def _rendered_page_ends(self) -> dict[tuple[str, tuple[int, bool]], dict[str, Markup]]:
        return {}

    @cached_property
    def environment(self) -> Environment:
        """The environment of the templates."""
        return site_environment(self.context)

    @cached_property
    def _icons(self) -> InlineIcons:
        return InlineIcons(self.context.overrides)

    @cached_property
    def _inline_assets(self) -> Callable[[str], InlineAssets]:
        return cache(partial(read_inline_assets, self.context.overrides))

    @cached_property
    def _navigations(self) -> dict[str, Navigation]:
        project, editions = self.context.project, self.context.site.editions.items()
        footer = tuple(path for path, _ in project.footer)
        translations = project.nav_translations
        return {
            lang: Navigation(edition, project.nav, footer, translations.get(lang, {})) for lang, edition in editions
        }

    @cached_property
    def _typography(self) -> Typography:
        return Typography(tuple(edition.locale for edition in self.context.site.editions.values()))


def _language_variables(edition: Edition) -> Variables:
    """Return the variables that depend on the language alone."""
    return {
        "edition": edition,
        "locale": edition.locale,
        "t": edition.locale.t,
        "lang": partial(_lang_attribute, edition),
    }


def _lang_attribute(edition: Edition, text: Document[Page] | PlacedPurpose) -> Markup:
    """Return ` lang="sv"` for an element whose text the edition has no translation of."""
    if text.text_lang == edition.lang:
        return Markup("")
    return Markup(' lang="{}"').format(text.text_lang)
