"""The whole site put together: each language drawn by an MkDocs of its own, side by side, and all else beside them."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from malbild import output
from malbild.assets import version
from malbild.compression import compressed
from malbild.content import checked
from malbild.project import Project
from malbild.publication import beside_pages
from malbild.render import Renderer
from malbild.review import review
from malbild.urls import Urls


class Failed(Exception):
    """A step of the build could not be done; says why, to those who build."""


def assemble(project: Project, workshop: Path, documents: bool) -> Path:
    """The folder of the whole site, made in the folder `workshop`; without `documents` no slides and no print.

    Raises `ContentError`, `BadSiteUrl`, `Failed` and OSError.
    """
    urls = Urls.at(project.site_url, project.original, version(project.root / "overrides"))
    site, drawn = workshop / "site", [workshop / "drawn" / lang for lang in project.languages]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        drawing = pool.map(partial(_draw, project.root), project.languages, drawn)
        content, warnings = checked(project)  # meanwhile: what is drawn of wrong content is thrown away
        renderer = Renderer(content, project, urls)
        output.write(beside_pages(renderer), site)
        _expect_silence(*drawing)
    for folder in drawn:
        output.move(folder, site)
    if documents:
        _expect_silence(_run(project.root, "malbild.documents", str(site)))
    output.write(review(renderer, warnings, site), site)
    output.write(compressed(site), site)
    return site


def _draw(root: Path, lang: str, folder: Path) -> str:
    """Draws the pages of a language into the folder; what went wrong."""
    return _run(root, "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder), DRAWN_LANGUAGE=lang)


def _run(root: Path, *module: str, **environment: str) -> str:
    """Runs a Python module to its end; what it had to say, if it failed."""
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=root,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return (done.stdout or f"{module[0]}: {done.returncode}\n") if done.returncode else ""


def _expect_silence(*complaints: str) -> None:
    """Raises what is complained of; what several languages say alike is said once."""
    if said := "".join(dict.fromkeys(complaints)):
        raise Failed(said.rstrip())
