"""The site and a place on it → HTML. One Jinja environment over overrides/; every text is escaped."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from malbild.api import schemas
from malbild.content.components import RENDERED_SHORTCODE
from malbild.content.html_allowlist import clean
from malbild.diagnostics.reference import reference_entries
from malbild.model import field_docs
from malbild.model.page_types import Page, Perspective
from malbild.render.context import BuildContext
from malbild.render.environment import new_environment
from malbild.render.head import head_of, head_of_statement
from malbild.render.html_sections import headings
from malbild.render.iframe_height import IframeHeights
from malbild.render.relative_urls import Links
from malbild.render.responsive_tables import frame_tables
from malbild.render.theme.inline_assets import Inline, inline
from malbild.render.typography import Typography
from malbild.site import queries
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.embeds import Embed, embeds
from malbild.site.navigation import Navigation
from malbild.site.slides import slides
from malbild.site.word_diff import diff_words


@dataclass(frozen=True)
class Renderer:
    """Draws the pages of a site."""

    context: BuildContext

    def render_body(self, edition: Edition, document: Document[Page], html: str) -> Markup:
        """What stands between the heading and the sources: the body with its markers filled, in its kind's layout."""
        # An untranslated page speaks its own language throughout; only its links stay in the edition.
        context = self._context(self.context.site.editions[document.text_lang], document) | {
            "to": self._links(edition, document)
        }

        def fill(marker: Any) -> str:
            template = self._environment.get_template(f"components/{marker['name']}.html")
            return template.render(context, argument=marker["argument"] or "")

        draw = partial(self._environment.get_template("partials/table.html").render, t=context["t"])
        body = Markup(RENDERED_SHORTCODE.sub(fill, frame_tables(clean(html), draw)))
        layout = self._environment.get_template(f"page_types/{document.meta.kind}.html")
        return Markup(layout.render(context, body=body))

    def render_page(self, edition: Edition, document: Document[Page], content: str) -> str:
        """The whole document."""
        template = self._environment.get_template("layouts/page.html")
        context = self._context(edition, document)
        context |= {
            "content": Markup(content),
            "ending": self._ending(edition, context["to"]),
            "head": head_of(document, edition, self.context.site, self.context.urls, context["trail"]),
            "headings": [*headings(content)],
        }
        return self._typography.keep_together(template.render(context))

    def render_template(self, template: str, edition: Edition, **context: Any) -> str:
        """A document that is not a page of the site, in the edition's language."""
        lang = partial(_mark_language, edition)
        shared = {"edition": edition, "locale": edition.locale, "t": edition.locale.t, "lang": lang}
        return self._environment.get_template(template).render(shared | context)

    def render_share_page(self, edition: Edition, card: PlacedStatement) -> str:
        """The whole document of a statement's page of its own."""
        document, path = card.document, self.context.urls.statement_page(card, edition.lang)
        its_own = {"card": card, "to": Links(self.context.urls, edition.lang, path)}
        words = self._context(self.context.site.editions[document.text_lang], document) | its_own
        frame = self._context(edition, document) | its_own
        frame |= {
            "ending": self._ending(edition, frame["to"]),
            "head": head_of_statement(card, edition, self.context.site, self.context.urls, frame["trail"]),
            "here": edition.locale.t.statement_number.format(n=card.number),
            "trail": (*frame["trail"], document),
        }
        content = self._environment.get_template("page_types/statement.html").render(words)
        template = self._environment.get_template("layouts/statement.html")
        return self._typography.keep_together(template.render(frame, content=Markup(content)))

    def render_embed(self, embed: Embed, template: str = "layouts/embed.html") -> str:
        """The document that other sites show in a frame, or another template about it."""
        context = self._context(embed.edition, embed.document) | {
            "embed": embed,
            "embedded": True,
            "inline": self.inline,
            "to": Links(self.context.urls, embed.edition.lang, embed.path),
        }
        return self._environment.get_template(template).render(context)

    @cached_property
    def _typography(self) -> Typography:
        return Typography(tuple(edition.locale for edition in self.context.site.editions.values()))

    @cached_property
    def iframe_heights(self) -> IframeHeights:
        """The estimated heights of embeds."""
        return IframeHeights(self.context.design_tokens)

    @cached_property
    def inline(self) -> Inline:
        """The style and script of every embed."""
        return inline(self.context.overrides)

    def render_standalone(self, layout: str, edition: Edition, to: Links, **context: object) -> str:
        """A document that is no page: what stands where nothing is, or where a page was."""
        base = self._context(edition, self._navigations[edition.lang].home)
        context |= {"to": to, "ending": self._ending(edition, to)}
        return self._environment.get_template(f"layouts/{layout}.html").render(base | context)

    def render_partial(self, partial: str, edition: Edition, to: Links) -> Markup:
        """A piece that stands beside what a page says, in the edition's language."""
        nav = self._navigations[edition.lang]
        return Markup(self.render_template(f"partials/{partial}.html", edition, nav=nav, to=to))

    def render_text(self, name: str, **context: object) -> str:
        """A file for machines, from its template in overrides/text/."""
        return self._environment.get_template(f"text/{name}").render(context)

    def _ending(self, edition: Edition, to: Links) -> Markup:
        """What closes every page: the same wherever the root is as far away, so drawn once for each such distance."""
        if (place := (edition.lang, to.height)) not in self._endings:
            self._endings[place] = self.render_partial("page_end", edition, to)
        return self._endings[place]

    @cached_property
    def _endings(self) -> dict[tuple[str, tuple[int, bool]], Markup]:
        return {}

    def _context(self, edition: Edition, document: Document[Page]) -> dict[str, Any]:
        nav = self._navigations[edition.lang]
        return {
            "document": document,
            "embedded": False,
            "edition": edition,
            "locale": edition.locale,
            "t": edition.locale.t,
            "nav": nav,
            "here": document.meta.title,
            "trail": nav.breadcrumb(document),
            "section": nav.section_of(document),
            "perspective": document.meta.id if isinstance(document.meta, Perspective) else "",
            "lang": partial(_mark_language, edition),
            "to": self._links(edition, document),
        }

    def _links(self, edition: Edition, document: Document[Page]) -> Links:
        return Links(self.context.urls, edition.lang, self.context.urls.page(document, edition.lang))

    @cached_property
    def _navigations(self) -> dict[str, Navigation]:
        project, editions = self.context.project, self.context.site.editions.items()
        foot = tuple(path for path, _ in project.footer)
        return {lang: Navigation(edition, project.sections, foot) for lang, edition in editions}

    @cached_property
    def _environment(self) -> Environment:
        environment = new_environment(self.context.overrides)
        environment.globals |= {
            "api_lists": tuple(schemas.LISTS),
            "diff_words": diff_words,
            "editions": tuple(self.context.site.editions.values()),
            "embeds": embeds,
            "fluid_height_css": self.iframe_heights.fluid_height_css,
            "iframe_height": self.iframe_heights.iframe_height,
            "index": queries,
            "original": self.context.site.original,
            "sources": self.context.sources,
            "contact": self.context.project.contact,
            "manual": field_docs,
            "reference_entries": reference_entries(),
            "design_tokens": self.context.design_tokens,
            "slides": slides,
            "shifts": queries.shifts,
            "urls": self.context.urls,
        }
        return environment


def _mark_language(edition: Edition, document: Document[Page]) -> Markup:
    """` lang="sv"` for an element whose text comes from a page that the edition has no translation of."""
    if document.text_lang == edition.lang:
        return Markup("")
    return Markup(' lang="{}"').format(document.text_lang)
