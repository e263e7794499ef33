"""The command that checks the content."""

import argparse
import os
import time
from pathlib import Path

from malbild.checks.runner import lint, load
from malbild.commands.arguments import seconds_since
from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import ContentError, has_errors
from malbild.project.config import read_project
from malbild.site.loading.pages import read_site
from malbild.site.urls import SiteUrlError, Urls


def check(arguments: argparse.Namespace) -> int:
    """Print the diagnostics of the content; fail if there are errors."""
    began = time.perf_counter()
    try:
        diagnostics = lint(load(read_project(arguments.root)))
    except ContentError as error:  # in mkdocs.yml, without which no page can be read
        diagnostics = error.diagnostics
    reference = reference_url(arguments.root) if diagnostics else ""
    print(formatters.FORMATS[arguments.format](diagnostics, reference))
    if arguments.format == "text":
        print(f"Kontrollen tog {seconds_since(began)} s.")
    if arguments.format == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as target:
            target.write(formatters.job_summary(diagnostics, reference))
    return int(has_errors(diagnostics))


def reference_url(root: Path) -> str:
    """Return the address of the page that explains the codes: in the site as built here, until it is public."""
    try:
        project = read_project(root)
        urls, original = Urls.at(project.site_url, project.original), read_site(project).site.original
    except (ContentError, SiteUrlError):
        return ""
    path = next((urls.page(page, original.lang) for page in original.pages_with("problem-codes")), None)
    if path is None:
        return ""
    built = root / "site" / path / "index.html"
    return built.as_uri() if urls.is_local and built.exists() else urls.absolute(path)
