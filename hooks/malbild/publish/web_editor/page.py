"""Web editor (Sveltia CMS) at /redigera/: its page, configuration and scripts, if `make web-editor` has made them."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from malbild.files.artifact import Artifact
from malbild.files.yaml_loader import read_yaml
from malbild.project.config import WEB_EDITOR_SCRIPTS, Project
from malbild.project.mkdocs_yml.contact import Contact
from malbild.publish.web_editor.forms import MEDIA, Forms, Options
from malbild.render.relative_urls import RelativeUrls
from malbild.render.renderer import Renderer
from malbild.site.edition import Site

_WORDING = Path(__file__).parent / "wording"
_APIS = {"gitlab": "api/v4", "gitea": "api/v1"}  # paths on the repository's host
_DEFAULT_POLICY = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", "object-src": "'none'"}


def web_editor(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the files of the editor, if its scripts have been made."""
    context, project, urls = renderer.context, renderer.context.project, renderer.context.urls
    if not project.has_web_editor:
        return
    scripts = project.root / WEB_EDITOR_SCRIPTS
    yield Artifact(urls.web_editor("index.html"), _page(renderer).encode())
    config = json.dumps(editor_config(context.site, project), ensure_ascii=False, indent=1)
    yield Artifact(urls.web_editor("config.json"), config.encode())
    for path in sorted(scripts.rglob("*")):
        if path.is_file():
            yield Artifact(urls.web_editor(path.relative_to(scripts).as_posix()), path.read_bytes())


def _page(renderer: Renderer) -> str:
    """Render the page that loads the editor."""
    context, project = renderer.context, renderer.context.project
    to = RelativeUrls(context.urls, project.original, context.urls.web_editor(""))
    variables = {
        "words": wording(project.original),
        "policy": content_security_policy(project),
        "has_repository": bool(project.contact.repository),
    }
    return renderer.render_standalone("web_editor", context.site.original, to, **variables)


@cache
def wording(lang: str) -> dict[str, Any]:
    """Return the wording of the editor's page and forms in a language."""
    wording: dict[str, Any] = read_yaml(_WORDING / f"{lang}.yml")
    return wording


def editor_config(site: Site, project: Project) -> Options:
    """Return the editor's configuration: the collections, and a backend that makes a pull request of each change."""
    languages = {"structure": "multiple_files", "locales": [*site.editions], "default_locale": project.original}
    return {
        "load_config_file": False,
        "backend": _backend(project.contact),
        "publish_mode": "editorial_workflow",
        "media_folder": f"docs/{MEDIA}",
        "media_libraries": {"default": {"config": {"slugify_filename": True}}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": languages | {"initial_locales": "default", "omit_default_locale_from_file_path": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*Forms(site, project, wording(project.original)).collections()],
    }


def _backend(contact: Contact) -> Options:
    """Return the repository that changes are sent to; without one, a name that stands for a local copy."""
    if not contact.repository:
        return {"name": "gitea", "repo": "lokal/malbild", "auth_methods": ["token"]}
    url = urlsplit(contact.repository)
    repo = url.path.strip("/").removesuffix(".git")
    settings = {"name": contact.forge, "repo": repo, "branch": "main"}
    if api := _APIS.get(contact.forge):
        settings |= {"base_url": f"https://{url.netloc}", "api_root": f"https://{url.netloc}/{api}"}
    return settings


def _hosts(host: str) -> tuple[str, ...]:
    """Return the hosts that the editor connects to; GitHub's API and status page have hosts of their own."""
    if host == "github.com":
        return (host, f"api.{host}", "www.githubstatus.com")
    return (host,) if host else ()


def content_security_policy(project: Project) -> str:
    """Return the policy of the editor's page: its own files, and connections to the repository's host."""
    hosts = " ".join(f"https://{host}" for host in _hosts(urlsplit(project.contact.repository).netloc))
    sources = {
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",  # Sveltia CMS adds style elements
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": f"'self' blob: data: {hosts}".strip(),
        "worker-src": "'self' blob:",
    }
    return "; ".join(f"{name} {values}" for name, values in (_DEFAULT_POLICY | sources).items())
