"""What a link shows where it is shared: a page and a picture of its own for each statement."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.model.rich_text import RichText, Run
from malbild.publish.social_images import Picture
from malbild.render.renderer import Renderer
from malbild.render.theme.tones import Tones, read_tones
from malbild.site.edition import Edition


def sharing(renderer: Renderer) -> Iterator[Artifact]:
    """The pages of the statements; pictures of them, of the perspectives and of the site."""
    overrides = renderer.project.root / "overrides"
    tones = read_tones((overrides / "styles" / "tokens.css").read_text(encoding="utf-8"))
    for edition in renderer.site.editions.values():
        for card in edition.cards:
            path = renderer.urls.statement_page(card, edition.lang)
            yield Artifact(f"{path}index.html", renderer.statement(edition, card).encode())
        for path, picture in _pictures(renderer, edition, tones):
            yield Artifact(renderer.urls.picture(path), picture.png(overrides / "fonts"))


def _pictures(renderer: Renderer, edition: Edition, tones: Tones) -> Iterator[tuple[str, Picture]]:
    """Pages and their pictures."""
    urls, t = renderer.urls, edition.locale.t
    yield urls.home(edition.lang), Picture(t.brand, _bold(t.footer_about), t.site, tones.accent, tones.paper)
    for page in edition.perspectives:
        tone = tones.of(page.meta.id)
        picture = Picture(t.kinds.perspective, _bold(page.meta.title), t.site, tone, tones.paper)
        yield urls.page(page, edition.lang), picture
    for card in edition.cards:
        tone = tones.of(card.perspective.id)
        picture = Picture(card.perspective.title, card.statement.text, t.site, tone, tones.paper)
        yield urls.statement_page(card, edition.lang), picture


def _bold(words: str) -> RichText:
    return RichText(f"**{words}**", (Run(words, bold=True),))
