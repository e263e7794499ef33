"""Style and script that stand in a document itself, and the policy that allows them and nothing else."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from rjsmin import jsmin

from malbild.render.theme.stylesheets import embed_style


@dataclass(frozen=True)
class Inline:
    """What an embed carries with it."""

    style: Markup
    script: Markup

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of a document with this style and script."""
        return (
            f"default-src 'none'; style-src {_hash(self.style)}; script-src {_hash(self.script)}; "
            "base-uri 'none'; form-action 'none'"
        )


def inline(overrides: Path) -> Inline:
    """What the templates' folder has for embeds."""
    return Inline(Markup(embed_style(overrides / "styles")), Markup(script(overrides, "embed")))


def script(overrides: Path, name: str) -> str:
    """A script of overrides/scripts/, without comments and spare space."""
    return str(jsmin((overrides / "scripts" / f"{name}.js").read_text(encoding="utf-8")))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
