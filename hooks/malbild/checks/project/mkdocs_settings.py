"""Lint rules for settings of mkdocs.yml that the content decides about: the site's name and excluded pages."""

import re
from collections.abc import Iterator

import yaml

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.mkdocs_yml.nodes import CONFIG, line_of, node_diagnostic, read_config, text

_NO_PAGE = re.compile(r"^$|\.(?!md$)\w+$")
"""A line of `exclude_docs` that names no Markdown file: `*.lock`."""


def check_mkdocs_settings(context: CheckContext) -> Iterator[Diagnostic]:
    """Report a site name other than that of docs/settings.yml, and pages that MkDocs would leave out."""
    config = read_config(context.project.root)
    name, site = config.get("site_name"), context.original.settings.site
    if isinstance(name, yaml.ScalarNode) and site and text(name) not in ("", site):
        yield node_diagnostic("MB081", name, "site_name", value=text(name), site=site)
    if isinstance(excluded := config.get("exclude_docs"), yaml.ScalarNode):
        yield from _excluded_pages(excluded, context)


def _excluded_pages(node: yaml.ScalarNode, context: CheckContext) -> Iterator[Diagnostic]:
    """Report each line of `exclude_docs` that leaves out a page, which others link to."""
    lines = [(number, line) for number, line in enumerate(str(node.value).splitlines()) if not _NO_PAGE.search(line)]
    if not lines:
        return
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  # takes longer to load than most rules to run

    files = [document.file.removeprefix("docs/") for document in context.pages]
    for number, line in lines:
        if page := next(iter(GitIgnoreSpec.from_lines([line]).match_files(files)), ""):
            at = line_of(node) + number + (node.style == "|")
            yield Diagnostic(CONFIG, at, "MB082", "exclude_docs", {"value": line.strip(), "page": page})
