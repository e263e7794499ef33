"""Files for static hosts: `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them, and security.txt."""

from collections.abc import Iterator
from datetime import timedelta

from malbild.files.artifact import Artifact
from malbild.publish.status_pages import redirect_rules
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.queries.presence import has_content

_VALID_FOR = timedelta(days=364)  # RFC 9116 recommends less than a year


def static_host(renderer: Renderer) -> Iterator[Artifact]:
    """Render the files; security.txt only if the project names a security contact."""
    project = renderer.context.project
    yield Artifact("_headers", _headers(renderer).encode())
    yield Artifact("_redirects", renderer.render_text("_redirects", rules=redirect_rules(renderer.context)).encode())
    if project.contact.security:
        text = renderer.render_text("security.txt", expires=project.today + _VALID_FOR)
        yield Artifact(".well-known/security.txt", text.encode())


def _headers(renderer: Renderer) -> str:
    """Render rules of which one alone matches a path beside `/*`: hosts join the values of a header that two set."""
    context, urls = renderer.context, renderer.context.urls
    return renderer.render_text(
        "_headers",
        pages=[*_page_paths(context), "search/*"],
        data=[
            "api/*",
            urls.resize_script,
            urls.component_script,
            "robots.txt",
            urls.icon_licences,
            urls.sitemap(),
            *_data_paths(context),
        ],
        images=[urls.social_image(urls.home(lang)) for lang in context.site.editions],
        has_editor=context.project.has_web_editor,
    )


def _page_paths(context: BuildContext) -> Iterator[str]:
    """Yield the start page and the 404 page of each language, and a pattern for each folder of pages."""
    for lang, edition in context.site.editions.items():
        yield context.urls.home(lang)
        yield context.urls.not_found(lang)
        folders = {page.address.partition("/")[0] for page in edition.documents.values()}
        yield from (f"{context.urls.home(lang)}{folder}/*" for folder in sorted(folders - {""}))


def _data_paths(context: BuildContext) -> Iterator[str]:
    """Yield the paths of data beside each language's start page."""
    urls = context.urls
    for lang, edition in context.site.editions.items():
        calendar = (urls.calendar(lang),) if has_content("calendar", edition) else ()
        yield from (urls.feed(lang), *calendar, urls.llms_txt(lang), urls.sitemap(lang))
        yield from (urls.markdown(page, lang) for page in edition.listed if not page.address)
