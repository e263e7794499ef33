"""Files for static hosts: the same headers and redirects as the shipped nginx."""

import http.client
from dataclasses import replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from malbild.project.config import WEB_EDITOR_SCRIPTS
from malbild.project.mkdocs_yml.contact import Contact
from malbild.publish.static_host import static_host
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from tests.support.website import ASSETS

# Netlify and Cloudflare join the values of matching rules with a comma: no two may give the same header.
ADDRESSES = (
    "", "404.html", "malbild/", "en/malbild/boende/", "ordregister/", "lattlast/", "malbild/boende/lampan-lyser/",
    "embed/v1/sv/vision/", "embed/v1/en/statement/lampan-lyser/", "embed/v1/resize.js",
    "embed/v1/component.js", "embed/v1/sv/vision/fragment.html", "api/v1/index.json",
    "api/v1/sv/statements.json", "feed.xml", "en/feed.xml", "kalender.ics", "en/kalender.ics", "llms.txt",
    "en/llms.txt", "index.md", "en/index.md", "robots.txt", "sitemap.xml", "sitemap-sv.xml", "bild.png", "en/bild.png",
    "search/sv.json", "material/malbild-sagolund-dokument-sv.pdf", "material/malbild-sagolund-bildspel-sv.pptx",
    f"{ASSETS}mark.svg",
)  # fmt: skip
OF_EVERY_ANSWER = {"Server", "Date", "Content-Type", "Content-Length", "Last-Modified", "Connection", "ETag", "Vary",
                   "Accept-Ranges"}  # fmt: skip
ONLY_NGINX = {"Cross-Origin-Resource-Policy"}
"""On pages: their rules also match the images and texts below, which other sites may show."""
ASSETS_ONLY_NGINX = {"Content-Security-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy"}
"""On files that no reader opens."""
ASSETS_ONLY_STATIC = "Permissions-Policy"
"""On the same files: the first rule gives it to everything, and no later one can take it back."""


def rules(site: Path) -> list[tuple[str, str, str]]:
    """Return pattern, header and value of each rule."""
    found, pattern = [], ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            pattern = line
        elif line:
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
    return found


@pytest.mark.parametrize("path", ADDRESSES)
def test_headers_file_gives_each_header_once_as_nginx_does(built_site: Path, nginx: str, path: str) -> None:
    given = [(name, value) for pattern, name, value in rules(built_site) if fnmatchcase(f"/{path}", pattern)]
    assert len({name for name, _ in given}) == len(given)
    expected = dict(given)
    if path.startswith(ASSETS):
        del expected[ASSETS_ONLY_STATIC]
    server = http.client.HTTPConnection(urlsplit(nginx).netloc)
    server.request("GET", f"/{path}")
    answer = server.getresponse()
    answer.read()
    server.close()
    assert answer.status == HTTPStatus.OK
    by_nginx = {name: value for name, value in answer.getheaders() if name not in OF_EVERY_ANSWER}
    lacking = by_nginx.keys() - expected.keys()
    assert lacking <= (ONLY_NGINX | ASSETS_ONLY_NGINX if path.startswith(ASSETS) else ONLY_NGINX)
    assert by_nginx == expected | {name: by_nginx[name] for name in lacking}


def test_headers_file_covers_the_web_editor_when_present(context: BuildContext, tmp_path: Path) -> None:
    with_editor = Renderer(replace(context, project=replace(context.project, root=tmp_path)))
    before, _ = static_host(with_editor)
    (tmp_path / WEB_EDITOR_SCRIPTS).mkdir()
    after, _ = static_host(with_editor)
    assert b"/redigera/" not in before.content
    assert (
        b"/malbild/redigera/*\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY"
        in after.content
    )


def test_headers_file_caches_assets_for_ever(built_site: Path) -> None:
    kept = [
        v for pattern, name, v in rules(built_site) if name == "Cache-Control" and fnmatchcase(f"/{ASSETS}", pattern)
    ]
    assert kept == ["public, max-age=31536000, immutable"]


def test_headers_file_forbids_framing_of_every_page(built_site: Path) -> None:
    forbidding = [pattern for pattern, name, value in rules(built_site) if (name, value) == ("X-Frame-Options", "DENY")]
    pages = [
        path.relative_to(built_site).as_posix().removesuffix("index.html") for path in built_site.rglob("index.html")
    ]
    unruled = [page for page in pages if not any(fnmatchcase(f"/{page}", pattern) for pattern in forbidding)]
    assert {page.split("/")[0] for page in unruled} <= {"embed"}


def test_headers_file_of_a_site_below_a_path_has_the_path(renderer: Renderer) -> None:
    headers, redirects = static_host(renderer)
    assert all(line.startswith(("/malbild/", "  ")) for line in headers.content.decode().splitlines() if line)
    assert "/malbild/sv/* /malbild/:splat 301" in redirects.content.decode()
    missing = "/malbild/embed/v1/sv/* /malbild/embed/v1/sv/404.html 404"
    assert missing in redirects.content.decode().splitlines()


def test_redirects_file_has_the_former_paths(context: BuildContext) -> None:
    original = context.site.original
    page = original.documents["om/index.md"]
    moved = replace(page, meta=page.meta.model_copy(update={"moved_from": ("om-oss/",)}))
    site = Site({"sv": replace(original, documents=dict(original.documents) | {page.path: moved})})
    _, redirects = static_host(Renderer(replace(context, site=site)))
    assert "/malbild/om-oss/ /malbild/om/ 301" in redirects.content.decode().splitlines()


def test_security_txt_exists_only_with_a_contact(renderer: Renderer, site: Site) -> None:
    assert ".well-known/security.txt" not in {file.path for file in static_host(renderer)}
    project = replace(renderer.context.project, contact=Contact(security="mailto:anna@example.org"))
    files = {
        file.path: file.content.decode()
        for file in static_host(Renderer(BuildContext(site, project, renderer.context.urls)))
    }
    fields = dict(line.split(": ", 1) for line in files[".well-known/security.txt"].splitlines())
    assert fields["Contact"] == "mailto:anna@example.org"
    assert timedelta(0) < date.fromisoformat(fields["Expires"][:10]) - project.today < timedelta(days=365)
    assert fields["Canonical"] == "https://example.org/malbild/.well-known/security.txt"
