"""Embeds: the HTML documents that other sites show in iframes, their oEmbed 1.0 responses, and the resize script."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.iframe_height import WIDE, IframeHeights
from malbild.render.renderer import Renderer
from malbild.render.theme.inline_assets import component_script, minified_script
from malbild.site.embeds import Embed, embeds, not_found_embed, selection_embed, tombstone_embeds, variants

_A_DAY = 86400  # seconds


def embed_files(renderer: Renderer) -> Iterator[Artifact]:
    """Render every embed and its oEmbed response, in every language and variant, and its content alone."""
    context = renderer.context
    heights = IframeHeights(context.design_tokens)
    yield Artifact(context.urls.resize_script, minified_script(context.overrides, "resize").encode())
    yield Artifact(context.urls.component_script, component_script(context.overrides).encode())
    for edition in context.site.editions.values():
        not_found = renderer.render_embed(not_found_embed(edition, context.urls))
        yield Artifact(context.urls.embed_not_found(edition.lang), not_found.encode())
        if edition.statements:
            selection = selection_embed(edition, context.urls)
            yield Artifact(f"{selection.path}index.html", renderer.render_embed(selection).encode())
        for embed in (*embeds(edition, context.urls), *tombstone_embeds(edition, context.urls)):
            fragment = renderer.render_embed(embed, "layouts/embed_fragment.html")
            yield Artifact(context.urls.fragment(edition.lang, embed.kind, embed.id), fragment.encode())
            for shown in (embed, *variants(embed)):
                yield Artifact(f"{shown.path}index.html", renderer.render_embed(shown).encode())
                response = _oembed_response(renderer, shown, heights.iframe_height(shown, WIDE))
                yield Artifact.of_json(f"{shown.path}oembed.json", response, sort_keys=True)


def _oembed_response(renderer: Renderer, embed: Embed, height: int) -> dict[str, object]:
    """Return the response.

    Its `html` is a blockquote and an iframe, which is all that WordPress accepts: it shows the quote until the iframe
    has sent a message.
    """
    urls = renderer.context.urls
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": embed.edition.locale.t.site,
        "provider_url": urls.absolute(urls.home(embed.edition.lang)),
        "cache_age": _A_DAY,
        "width": WIDE,
        "height": height,
        "html": renderer.render_embed(embed, "partials/oembed.html").strip(),
    }
