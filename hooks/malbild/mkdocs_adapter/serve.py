"""Live preview: `mkdocs serve`, begun once the settings of mkdocs.yml are known to be right."""

import os

from mkdocs.__main__ import cli

from malbild.diagnostics.diagnostic import ContentError, has_errors
from malbild.project.config import Project


def serve(project: Project, address: str) -> int:
    """Serve the site until it is stopped, at the address or else at that of `dev_addr` in mkdocs.yml.

    Raises `ContentError`: MkDocs reads plugins before any of our code, and answers an unknown one in English.
    """
    if has_errors(project.diagnostics):
        raise ContentError(project.diagnostics)
    os.chdir(project.root)
    options = ["--dev-addr", address] if address else []
    return int(cli.main(["serve", "--dirty", *options], prog_name="mkdocs", standalone_mode=False) or 0)
