"""The style sheet of the site: no rule that no page uses, by PurgeCSS."""

import json
import subprocess
from pathlib import Path

from tests.support.building import ROOT

PURGE = ROOT / "node_modules" / ".bin" / "purgecss"
CONFIG = ROOT / "tests" / "support" / "purgecss.config.cjs"


def unused(style: Path, site: Path) -> list[str]:
    """Return the selectors of a style sheet that match nothing in the site's pages and scripts."""
    content = [str(site / "**/*.html"), str(site / "assets/**/*.js")]
    command = [str(PURGE), "--css", str(style), "--content", *content, "--rejected"]
    command += ["--config", str(CONFIG)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    (answer,) = json.loads(done.stdout)
    return [selector.strip() for selector in answer["rejected"]]


def test_unused_rule_is_detected(built_site: Path, tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("h1 { color: red } .nobody-is-called-so { color: red }", encoding="utf-8")
    assert unused(style, built_site) == [".nobody-is-called-so"]


def test_site_stylesheet_has_no_unused_rule(built_site: Path) -> None:
    (style,) = built_site.glob("assets/*/site.css")
    assert unused(style, built_site) == []
