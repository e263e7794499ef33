"""Build context: a site, its project and its addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from malbild.model.types.components import SourceEntry
from malbild.project.config import Project
from malbild.project.theme.design_tokens import DesignTokens
from malbild.project.theme.mark import Mark, read_mark
from malbild.project.theme.overrides import PERSPECTIVES, Overrides
from malbild.render.theme.assets import assets_version
from malbild.render.theme.perspective_colours import perspective_css
from malbild.site.edition import Site
from malbild.site.urls import Urls


@dataclass(frozen=True)
class BuildContext:
    """The input of pages and other outputs."""

    site: Site
    project: Project
    urls: Urls

    @classmethod
    def at(cls, site_url: str, site: Site, project: Project) -> "BuildContext":
        """Return the context of a site published at `site_url`, with the project's assets.

        Raises `SiteUrlError`.
        """
        unversioned = cls(site, project, Urls.at(site_url, project.original))
        return replace(unversioned, urls=replace(unversioned.urls, version=assets_version(unversioned.overrides)))

    @cached_property
    def overrides(self) -> Overrides:
        """The templates, style sheets and assets, with the style sheet of this site's perspectives."""
        own = Overrides.of(self.project.root)
        perspectives = (page.meta for page in self.site.original.perspectives)
        return replace(own, generated={PERSPECTIVES: perspective_css(perspectives, DesignTokens.read(own))})

    @cached_property
    def design_tokens(self) -> DesignTokens:
        """The design tokens of the style sheets."""
        return DesignTokens.read(self.overrides)

    @cached_property
    def mark(self) -> Mark:
        """The mark, whose problems the check reports."""
        return read_mark(self.overrides)

    @cached_property
    def sources(self) -> Mapping[str, SourceEntry]:
        """The documents that the site refers to, by id, in the original language."""
        documents = self.site.original.documents.values()
        return {source.id: source for document in documents for source in document.meta.source_list}
