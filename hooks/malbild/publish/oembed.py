"""The files that lie beside each other for every embed: the document, and what oEmbed 1.0 says of it."""

import json
from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.iframe_height import WIDE
from malbild.render.renderer import Renderer
from malbild.render.theme.inline_assets import script
from malbild.site.embeds import Embed, embeds, tombstone_embeds

_A_DAY = 86400  # seconds


def embed_files(renderer: Renderer) -> Iterator[Artifact]:
    """Every embed in every language with its oEmbed answer, and the script that fits frames to them."""
    urls = renderer.context.urls
    yield Artifact(urls.resize_script, script(renderer.context.overrides, "resize").encode())
    for edition in renderer.context.site.editions.values():
        for embed in (*embeds(edition, urls), *tombstone_embeds(edition, urls)):
            yield Artifact(f"{embed.path}index.html", renderer.render_embed(embed).encode())
            yield Artifact(f"{embed.path}oembed.json", _answer(renderer, embed))


def _answer(renderer: Renderer, embed: Embed) -> bytes:
    """`html` is what WordPress lets through: a bare blockquote, which shows until the frame speaks, and an iframe."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": embed.edition.locale.t.site,
        "provider_url": renderer.context.urls.absolute(renderer.context.urls.home(embed.edition.lang)),
        "cache_age": _A_DAY,
        "width": WIDE,
        "height": renderer.iframe_heights.iframe_height(embed, WIDE),
        "html": renderer.render_embed(embed, "partials/oembed.html").strip(),
    }
    return (json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
