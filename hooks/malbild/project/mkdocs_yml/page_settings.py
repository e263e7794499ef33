"""Settings of mkdocs.yml that every page shows: style sheets, scripts, copyright and links to other services."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.mkdocs_yml.nodes import is_empty, is_true, known_entries, node_diagnostic, text
from malbild.project.theme.icons import has_icon
from malbild.project.theme.overrides import Overrides

_LINK = re.compile(r"https?://[^\s/]+\S*|mailto:\S+@\S+")
_SCRIPT_KEYS = ("path", "type", "defer", "async")


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the project, a path from docs/."""

    path: str
    is_module: bool = False
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class SocialLink:
    """A link to another service in the footer, from `extra.social`."""

    link: str
    icon: str
    name: str


@dataclass(frozen=True, slots=True)
class PageSettings:
    """The additions of mkdocs.yml to every page."""

    copyright: str = ""
    extra_css: tuple[str, ...] = ()  # paths from docs/
    extra_javascript: tuple[Script, ...] = ()
    social: tuple[SocialLink, ...] = ()


def read_page_settings(
    config: dict[str, yaml.Node], social: yaml.Node | None, root: Path, diagnostics: list[Diagnostic]
) -> PageSettings:
    """Return the settings; report files that are missing or on another site, and links that are incomplete."""
    css = tuple(_files(config.get("extra_css"), "extra_css", root, diagnostics))
    scripts = tuple(_scripts(config.get("extra_javascript"), root, diagnostics))
    owner = config.get("copyright")
    return PageSettings(
        _copyright(owner, diagnostics), css, scripts, tuple(_social_links(social, Overrides.of(root), diagnostics))
    )


def _copyright(node: yaml.Node | None, diagnostics: list[Diagnostic]) -> str:
    if is_empty(node) or not isinstance(node, yaml.ScalarNode):
        return ""
    if "<" in node.value or "&" in node.value:
        diagnostics.append(node_diagnostic("MB109", node, "copyright", value=node.value[:20]))
    return text(node)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list; none of anything else, which `check_settings` reports."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _files(node: yaml.Node | None, field: str, root: Path, diagnostics: list[Diagnostic]) -> Iterator[str]:
    for item in _items(node):
        if not isinstance(item, yaml.ScalarNode):
            diagnostics.append(node_diagnostic("MB113", item, field))
        elif _is_own_file(item, field, root, diagnostics):
            yield text(item)


def _scripts(node: yaml.Node | None, root: Path, diagnostics: list[Diagnostic]) -> Iterator[Script]:
    field = "extra_javascript"
    for item in _items(node):
        if isinstance(item, yaml.ScalarNode):
            options: dict[str, yaml.Node] = {"path": item}
        else:
            options = known_entries(item, field, _SCRIPT_KEYS, diagnostics)
        path = options.get("path")
        if not isinstance(path, yaml.ScalarNode):
            diagnostics.append(node_diagnostic("MB102", item, field, key="path"))
        elif _is_own_file(path, field, root, diagnostics):
            kind = options.get("type")
            is_module = text(path).endswith(".mjs") or (isinstance(kind, yaml.ScalarNode) and text(kind) == "module")
            yield Script(text(path), is_module, is_true(options.get("async")))


def _is_own_file(node: yaml.ScalarNode, field: str, root: Path, diagnostics: list[Diagnostic]) -> bool:
    """Return whether the path is that of a file in docs/; report one that is not."""
    path, docs = text(node), (root / "docs").resolve()
    if urlsplit(path).scheme or path.startswith("/"):
        diagnostics.append(node_diagnostic("MB075", node, field, value=path))
        return False
    file = (docs / path).resolve()
    if not file.is_relative_to(docs) or not file.is_file():
        diagnostics.append(node_diagnostic("MB073", node, field, value=path))
        return False
    return True


def _social_links(node: yaml.Node | None, overrides: Overrides, diagnostics: list[Diagnostic]) -> Iterator[SocialLink]:
    for item in _items(node):
        values = known_entries(item, "extra.social", ("icon", "link", "name"), diagnostics)
        words = {name: text(value) for name, value in values.items() if isinstance(value, yaml.ScalarNode)}
        if missing := [name for name in ("icon", "link") if not words.get(name)]:
            diagnostics.append(node_diagnostic("MB102", item, "extra.social", key=missing[0]))
        elif not _LINK.fullmatch(words["link"]):
            diagnostics.append(node_diagnostic("MB114", values["link"], "extra.social.link", value=words["link"]))
        elif not has_icon(overrides, words["icon"]):
            known = ", ".join(overrides.icons)
            params = {"value": words["icon"], "hint": "", "known": known}
            diagnostics.append(node_diagnostic("MB135", values["icon"], "extra.social.icon", **params))
        else:
            parts = urlsplit(words["link"])
            yield SocialLink(words["link"], words["icon"], words.get("name") or parts.hostname or parts.path)
