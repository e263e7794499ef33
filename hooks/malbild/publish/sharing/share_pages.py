"""Share pages: a page and a social image for each statement, shown where its link is shared."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.model.types.rich_text import RichText, Run
from malbild.project.theme.design_tokens import DesignTokens
from malbild.publish.sharing.social_images import SocialImage, SocialImageRenderer
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition


def share_pages(renderer: Renderer) -> Iterator[Artifact]:
    """Render every statement's share page, and the social images of statements, perspectives and the site."""
    context = renderer.context
    tokens, images = context.design_tokens, SocialImageRenderer(context.overrides)
    for edition in context.site.editions.values():
        for placed in edition.statements:
            path = context.urls.share_page(placed, edition.lang)
            yield Artifact(f"{path}index.html", renderer.render_share_page(edition, placed).encode())
        for path, image in _social_images(context, edition, tokens):
            yield Artifact(context.urls.social_image(path), images.render(image))


def _social_images(context: BuildContext, edition: Edition, tokens: DesignTokens) -> Iterator[tuple[str, SocialImage]]:
    """Yield each page's path and its image."""
    urls, t, paper = context.urls, edition.locale.t, tokens.rgb("paper")
    yield urls.home(edition.lang), SocialImage(t.brand, _bold(t.footer_about), t.site, tokens.rgb("accent"), paper)
    for page in edition.perspectives:
        colour = tokens.perspective_rgb(page.meta.id)
        image = SocialImage(t.kinds.perspective, _bold(page.meta.title), t.site, colour, paper)
        yield urls.page(page, edition.lang), image
    for placed in edition.statements:
        colour = tokens.perspective_rgb(placed.perspective.id)
        image = SocialImage(placed.perspective.title, placed.statement.text, t.site, colour, paper)
        yield urls.share_page(placed, edition.lang), image


def _bold(text: str) -> RichText:
    return RichText(f"**{text}**", (Run(text, bold=True),))
