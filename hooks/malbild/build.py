"""The build: check, render each language, make the other outputs and the documents, compress."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT
from tempfile import TemporaryDirectory, mkdtemp

from malbild.checks.runner import gaps, lint, load, raise_if_errors
from malbild.diagnostics.diagnostic import CommandError, Diagnostic
from malbild.editing.page_status import page_status_outputs
from malbild.files import writer
from malbild.files.compression import compress
from malbild.files.progress import step
from malbild.project.config import Project
from malbild.render.context import BuildContext
from malbild.site.loading.pages import LoadResult


def build_site(project: Project, work_dir: Path, documents: bool) -> Path:
    """Build the whole site in `work_dir` and return its folder; without `documents`, no slides and no PDF.

    Raises `ContentError`, `CommandError` and OSError.
    """
    with step("Läser innehållet"):
        result = load(project)
    if not result.can_render:
        raise_if_errors(lint(result))
    from jinja2 import TemplateError  # noqa: PLC0415  # takes a while to load, and a check does not need it

    from malbild.render.jinja.template_errors import describe_template_error  # noqa: PLC0415

    result.site.parse_bodies()
    context = BuildContext.at(project.site_url, result.site, project)
    site = work_dir / "site"
    work_dir.mkdir(exist_ok=True)
    try:
        warnings = _render(result, context, work_dir, site)
        if documents:
            with step("Gör presentationer, affischer och böcker"):
                _make_documents(project.root, site)
        with step("Komprimerar filerna"):
            writer.write(page_status_outputs(context, warnings, site), site)
            writer.write(compress(site), site)
    except TemplateError as error:
        raise CommandError(describe_template_error(error)) from None
    return site


def _render(result: LoadResult, context: BuildContext, work_dir: Path, site: Path) -> list[Diagnostic]:
    """Render the pages and the other outputs into the folder `site`; return the warnings of the content."""
    from malbild.mkdocs_adapter.language_builds import language_builds  # noqa: PLC0415  # as do these
    from malbild.publish.outputs import outputs_of_site  # noqa: PLC0415

    rendered_dir = Path(mkdtemp(dir=work_dir))  # an earlier build that was killed may still be writing to its own
    folders = {lang: rendered_dir / lang for lang in context.project.languages}
    with language_builds(context, folders) as errors:
        with step("Kontrollerar innehållet"):
            warnings = lint(result)
            raise_if_errors([*warnings, *([] if context.urls.is_local else gaps(warnings))])
        with step("Gör inbäddningar, bilder och öppna data"):
            writer.write(outputs_of_site(context), site)
    if errors:
        raise CommandError("\n".join(errors))
    for folder in folders.values():
        writer.move(folder, site)
    return warnings


def _make_documents(root: Path, site: Path) -> None:
    """Run the command that makes the documents. Raises `CommandError` with what it prints."""
    command = [sys.executable, "-m", "malbild.documents", str(site)]
    with TemporaryDirectory() as folder:  # WeasyPrint leaves its fonts behind in a process that is forked
        own = os.environ | {"TMPDIR": folder}
        done = subprocess.run(command, cwd=root, env=own, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    if done.returncode:
        raise CommandError(done.stdout.rstrip() or f"malbild.documents: {done.returncode}")
