"""The web editor at /redigera/: its page, settings and script. An option: `make web-editor` fetches the script."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from malbild.files.artifact import Artifact
from malbild.files.yaml_loader import read_yaml
from malbild.project.config import WEB_EDITOR_SCRIPTS, Project
from malbild.project.contact import Contact
from malbild.publish.web_editor.forms import Forms, Options
from malbild.render.relative_urls import RelativeUrls
from malbild.render.renderer import Renderer
from malbild.site.edition import Site

_WORDING = Path(__file__).parent / "wording"
_APIS = {"gitlab": "api/v4", "gitea": "api/v1"}  # on the repository's own host, whoever runs it
_OWN = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", "object-src": "'none'"}


def web_editor(renderer: Renderer) -> Iterator[Artifact]:
    """Everything the editor needs, or nothing where its script has not been fetched."""
    project, urls = renderer.context.project, renderer.context.urls
    if not project.has_web_editor:
        return
    scripts = project.root / WEB_EDITOR_SCRIPTS
    yield Artifact(urls.web_editor("index.html"), _page(renderer).encode())
    settings = json.dumps(configuration(renderer.context.site, project), ensure_ascii=False, indent=1)
    yield Artifact(urls.web_editor("config.json"), settings.encode())
    for path in sorted(scripts.rglob("*")):
        if path.is_file():
            yield Artifact(urls.web_editor(path.relative_to(scripts).as_posix()), path.read_bytes())


def _page(renderer: Renderer) -> str:
    """The page the editor opens on."""
    project, original = renderer.context.project, renderer.context.site.original
    to = RelativeUrls(renderer.context.urls, original.lang, renderer.context.urls.web_editor(""))
    words = wording(project.original)
    return renderer.render_standalone(
        "web_editor", original, to, words=words, policy=policy(project), is_kept=bool(project.contact.repository)
    )


@cache
def wording(lang: str) -> dict[str, Any]:
    """The editor's words in the language of those who edit."""
    words: dict[str, Any] = read_yaml(_WORDING / f"{lang}.yml")
    return words


def configuration(site: Site, project: Project) -> Options:
    """What the editor is to edit and where it keeps it: every change becomes a pull request."""
    languages = {"structure": "multiple_files", "locales": [*site.editions], "default_locale": project.original}
    return {
        "load_config_file": False,
        "backend": _backend(project.contact),
        "publish_mode": "editorial_workflow",
        "media_folder": "docs/bilder",
        "public_folder": "/bilder",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": languages | {"initial_locales": "default", "omit_default_locale_from_file_path": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*Forms(site, wording(project.original)).collections()],
    }


def _backend(contact: Contact) -> Options:
    """Where changes are sent. Without a repository nothing can be, and the name stands for the copy at hand."""
    if not contact.repository:
        return {"name": "gitea", "repo": "lokal/malbild", "auth_methods": ["token"]}
    address = urlsplit(contact.repository)
    repo = address.path.strip("/").removesuffix(".git")
    settings = {"name": contact.forge, "repo": repo, "branch": "main"}
    if api := _APIS.get(contact.forge):
        settings |= {"base_url": f"https://{address.netloc}", "api_root": f"https://{address.netloc}/{api}"}
    return settings


def _hosts(host: str) -> tuple[str, ...]:
    """What the editor asks when it works against a repository: GitHub answers from several places."""
    if host == "github.com":
        return (host, f"api.{host}", "www.githubstatus.com")
    return (host,) if host else ()


def policy(project: Project) -> str:
    """What the editor's page may load: its own files, and the host of the repository."""
    hosts = " ".join(f"https://{host}" for host in _hosts(urlsplit(project.contact.repository).netloc))
    loads = {
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",  # the editor writes styles of its own
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": f"'self' blob: data: {hosts}".strip(),
        "worker-src": "'self' blob:",
    }
    return "; ".join(f"{name} {values}" for name, values in (_OWN | loads).items())
