"""The whole site put together: each language drawn in a process of its own, and all else beside them."""

import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from malbild.editing.page_status import review
from malbild.files import writer
from malbild.files.compression import compressed
from malbild.project.config import Project
from malbild.render.renderer import Renderer
from malbild.site.loader import expect_right, read_site


class BuildError(Exception):
    """A step of the build could not be done; says why, to those who build."""


def assemble(project: Project, workshop: Path, documents: bool) -> Path:
    """The folder of the whole site, made in the folder `workshop`; without `documents` no slides and no print.

    Raises `ContentError`, `BadSiteUrl`, `Failed` and OSError.
    """
    reading = read_site(project)
    if not reading.is_drawable:
        expect_right(reading.inspected())
    from malbild.mkdocs_adapter.language_builds import drawing  # noqa: PLC0415  # MkDocs, which is not waited for to be told what is wrong

    renderer = Renderer.at(project.site_url, reading.site, project)
    site = workshop / "site"
    workshop.mkdir(exist_ok=True)
    drawn = Path(mkdtemp(dir=workshop))  # of this build alone: an earlier one that was killed may still be drawing
    with drawing(renderer, {lang: drawn / lang for lang in project.languages}) as complaints:
        warnings = reading.inspected()  # meanwhile: what is drawn of wrong content is thrown away
        expect_right(warnings)
        from malbild.publish.outputs import outputs_of_site  # noqa: PLC0415  # 0.1 s that make check need not wait

        writer.write(outputs_of_site(renderer), site)
    if complaints:
        raise BuildError("\n".join(complaints))
    for lang in project.languages:
        writer.move(drawn / lang, site)
    if documents:
        _make_documents(project.root, site)
    writer.write(review(renderer, warnings, site), site)
    writer.write(compressed(site), site)
    return site


def _make_documents(root: Path, site: Path) -> None:
    command = [sys.executable, "-m", "malbild.documents", str(site)]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise BuildError(done.stdout.rstrip() or f"malbild.documents: {done.returncode}")
