import os
import subprocess
import sys

from tests.support.building import ROOT

DIGESTS = """
from hashlib import sha256
from pathlib import Path
from malbild.project.config import read_project
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.renderer import Renderer
from malbild.site.loader import load
from malbild.site.urls import Urls

project = read_project(Path.cwd())
renderer = Renderer(load(project), project, Urls.at("https://example.org/malbild/", project.original))
contents = {lang: {path: "" for path in edition.documents} for lang, edition in renderer.site.editions.items()}
for artifact in [*outputs_of_site(renderer), *outputs_of_pages(renderer, contents)]:
    print(artifact.path, sha256(artifact.content).hexdigest())
"""


def test_outputs_do_not_depend_on_process_zone_or_hash_seed() -> None:
    here = _digests({"PYTHONHASHSEED": "1", "TZ": "Europe/Stockholm"})
    there = _digests({"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"})
    assert here == there
    assert "api/v1/index.json" in here


def _digests(environment: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-c", DIGESTS]
    settings = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": "0"} | environment
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True, timeout=120)
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert len(found) == len(done.stdout.splitlines())
    return found
