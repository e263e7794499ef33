"""Inline style and script of embeds, and the Content-Security-Policy that allows them alone."""

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup
from rjsmin import jsmin

from malbild.project.theme.overrides import Overrides
from malbild.render.theme.stylesheets import component_style, embed_style


@dataclass(frozen=True)
class InlineAssets:
    """The contents of an embed's `<style>` and `<script>`."""

    style: Markup
    script: Markup

    @property
    def policy(self) -> Markup:
        """The Content-Security-Policy of a document with this style and script."""
        return Markup(
            f"default-src 'none'; style-src {_hash(self.style)}; script-src {_hash(self.script)}; "
            "base-uri 'none'; form-action 'none'"
        )


def read_inline_assets(overrides: Overrides, kind: str) -> InlineAssets:
    """Read the style and script of embeds of a kind, minified."""
    scripts = ("selection", "embed") if kind == "selection" else ("embed",)
    script = "".join(minified_script(overrides, name) for name in scripts)
    return InlineAssets(Markup(embed_style(overrides)), Markup(script))


def minified_script(overrides: Overrides, name: str) -> str:
    """Return a script of overrides/scripts/, minified."""
    return str(jsmin(overrides.read(f"scripts/{name}.js")))


def component_script(overrides: Overrides) -> str:
    """Return the web component, with its style in it."""
    style = json.dumps(component_style(overrides), ensure_ascii=False)
    return minified_script(overrides, "component").replace('"{{style}}"', style)


def _hash(text: str) -> str:
    """Return the text's hash as a CSP source (W3C CSP Level 3)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
