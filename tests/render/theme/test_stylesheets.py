"""The style sheet of the site: no rule that no page uses, by PurgeCSS."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from malbild.content.markdown.tree import ADMONITIONS
from malbild.files.yaml_loader import read_yaml
from malbild.render.renderer import Renderer
from tests.support.building import COUNTY, ROOT
from tests.support.markdown import new_markdown
from tests.support.rendering import render_page

PURGE = ROOT / "node_modules" / ".bin" / "purgecss"
CONFIG = ROOT / "tests" / "support" / "purgecss.config.cjs"


FORMS: list[dict[str, Any]] = read_yaml(ROOT / "tests" / "data" / "markdown_forms.yml")


def unused(style: Path, site: Path, *others: Path) -> list[str]:
    """Return the selectors of a style sheet that match nothing in the site's pages and scripts, and in others."""
    content = [str(site / "**/*.html"), str(site / "assets/**/*.js"), *map(str, others)]
    command = [str(PURGE), "--css", str(style), "--content", *content, "--rejected"]
    command += ["--config", str(CONFIG)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (answer,) = json.loads(done.stdout)
    return [selector.strip() for selector in answer["rejected"] if "#only-" not in selector]  # of an image's address


def test_unused_rule_is_detected(built_site: Path, tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("h1 { color: red } .nobody-is-called-so { color: red }", encoding="utf-8")
    assert unused(style, built_site) == [".nobody-is-called-so"]


@pytest.fixture
def forms(renderer: Renderer, tmp_path: Path) -> Path:
    """A page with every form of Markdown that may be written, and text from right to left."""
    markdown, edition = new_markdown(COUNTY), renderer.context.site.original
    texts = [form["markdown"] for form in FORMS if "code" not in form]
    texts += [f'!!! {kind} "Titel"\n    Text.' for kind in ADMONITIONS]
    texts.append('<div lang="ar" markdown>\n\nنص\n\n</div>')
    body = "\n".join(markdown.reset().convert(text) for text in texts)
    home = edition.documents["index.md"]
    path = tmp_path / "forms.html"
    path.write_text(render_page(renderer, edition, home, renderer.render_body(edition, home, body)), encoding="utf-8")
    return path


def test_site_stylesheet_has_no_unused_rule(built_site: Path, forms: Path) -> None:
    (style,) = built_site.glob("assets/*/site.css")
    assert unused(style, built_site, forms) == []
