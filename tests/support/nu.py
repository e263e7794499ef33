"""The Nu HTML checker, on every document, style sheet and SVG of a site."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.building import ROOT

_NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_KINDS = ("--skip-non-html", "--also-check-css", "--also-check-svg")


def nu_messages(site: Path) -> list[str]:
    """Return what the checker finds in a site, after it has found the fault of a document that is known to be wrong."""
    with TemporaryDirectory() as folder:
        invalid = Path(folder) / "invalid.html"
        invalid.write_text("<!doctype html><html lang=sv><title>Fel</title><p id=a><p id=a>", encoding="utf-8")
        command = ["java", "-jar", str(_NU), *_KINDS, "--format", "json", "--stdout", "--exit-zero-always"]
        checker = subprocess.run([*command, str(invalid), str(site)], capture_output=True, text=True, check=True)
    messages = json.loads(checker.stdout)["messages"]
    found = [message for message in messages if not message["url"].endswith(invalid.name)]
    assert len(found) < len(messages)
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found if not _continues(one)]


def _continues(message: dict[str, str]) -> bool:
    """Return whether a message is about an embed, whose headings continue those of the page around it."""
    return "/embed/v1/" in message["url"] and "none of them has a computed heading level of 1" in message["message"]
