"""The licences of the icon sets of Material's package that the site uses."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.project.theme.icons import MATERIAL
from malbild.render.renderer import Renderer
from malbild.site.queries.used_icons import used_icon_sets


def icon_licences(renderer: Renderer) -> Iterator[Artifact]:
    """Yield a text with each set's licence and the icons used of it; nothing if none is used."""
    if used := used_icon_sets(renderer.context.site):
        licences = {name: next((MATERIAL / name).glob("LICENSE*")).read_text(encoding="utf-8") for name in used}
        text = renderer.render_text("icon_licences.txt", used=used, licences=licences)
        yield Artifact(renderer.context.urls.icon_licences, text.encode())
