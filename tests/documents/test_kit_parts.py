"""The kit of a site that lacks optional parts."""

from dataclasses import replace
from pathlib import Path

from malbild.documents.builder import make_kit
from malbild.model.types.pages import Perspective
from malbild.project.config import Project
from malbild.project.mkdocs_yml.nav import Nav
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site


def test_make_kit_without_perspectives_and_slides_makes_no_file(site: Site, project: Project, tmp_path: Path) -> None:
    original = site.original
    kept = {
        path: page
        for path, page in original.documents.items()
        if not isinstance(page.meta, Perspective) and not page.meta.slides and "[[print]]" not in page.body
    }
    site = Site({original.lang: Edition(original.locale, original.settings, kept)})
    renderer = Renderer(BuildContext.at("https://example.org/", site, replace(project, nav=Nav(()))))
    assert make_kit(renderer, site.original, tmp_path, 0).materials == ()
