"""Lint rules for the names of files and folders in docs/, which become addresses."""

from collections.abc import Iterator
from pathlib import Path

from malbild.checks.context import CheckContext
from malbild.checks.structure.published_files import is_draft
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import Project
from malbild.project.file_names import (
    GENERATED_NAMES,
    NAMES_BESIDE_PAGES,
    RESERVED_FOLDERS,
    language_not_used,
    valid_name,
)


def check_file_names(context: CheckContext) -> Iterator[Diagnostic]:
    """Report names that cannot be addresses, names of the build's own files, and links.

    Hidden files are not published, and MB844 reports drafts. MkDocs reads the pages of a linked folder twice, and none
    of a folder `templates`. An HTML file may take a page's place.
    """
    project = context.project
    for path in sorted(project.docs.rglob("*")):
        relative = path.relative_to(project.docs)
        if not any(part.startswith(".") for part in relative.parts):
            for code, params in _faults(path, relative, context):
                yield Diagnostic(path.relative_to(project.root).as_posix(), 1, code, params=params)


def _faults(path: Path, relative: Path, context: CheckContext) -> Iterator[tuple[str, dict[str, object]]]:
    docs = context.project.docs.resolve()
    is_link = path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(docs))
    if path.suffix.lower() in (".html", ".htm"):
        yield "MB084", {}
    if is_link:
        yield "MB024", {}
    if path.is_file():
        if taken := _taken_name(relative, context):
            yield "MB408", {"value": taken}
        if relative.parts[0] == "templates":
            yield "MB083", {}
        if not is_link:
            yield from _name_faults(relative, context.project)


def _name_faults(relative: Path, project: Project) -> Iterator[tuple[str, dict[str, object]]]:
    right = valid_name(relative, project)
    if lang := language_not_used(relative, project):
        yield "MB206", {"value": lang}
    elif right != relative.as_posix() and not is_draft(relative.name):
        code = "MB028" if ".md." in relative.name.lower() else "MB023"
        yield code, {"name": relative.as_posix(), "suggestion": right}
        if right.endswith(".md") and (project.docs / right).is_file():
            yield "MB406", {"other": f"docs/{right}"}


def _taken_name(relative: Path, context: CheckContext) -> str:
    """Return the part of a path from docs/ that the build uses for files of its own, or an empty text."""
    first, folder, name = relative.parts[0], relative.parent.as_posix(), relative.name
    if first.partition(".")[0] in RESERVED_FOLDERS:
        return first
    homes = {".", *context.project.languages[1:]}
    if folder in homes and (
        name in GENERATED_NAMES or (name.startswith(("feed-", "sitemap-")) and name.endswith(".xml"))
    ):
        return name
    if name in NAMES_BESIDE_PAGES and folder in _page_folders(context):
        return name
    return ""


def _page_folders(context: CheckContext) -> set[str]:
    """Return the folders of the built site that pages have, `.` for the start page."""
    homes = ["" if edition.is_original else f"{lang}/" for lang, edition in context.site.editions.items()]
    documents = context.original.documents.values()
    paths = (home + address for home in homes for page in documents for address in page.addresses)
    return {path.rstrip("/") or "." for path in paths}


def check_addresses(context: CheckContext) -> Iterator[Diagnostic]:
    """Report pages that would overwrite each other: `malbild.md` and `malbild/index.md`, or a page in a folder `en`.

    A statement has a page of its own too: `malbild/boende/lampan-lyser/`.
    """
    seen: dict[str, str] = {}
    reported = set[str]()  # a file may be shown in several languages
    for lang, edition in context.site.editions.items():
        home = "" if lang == context.project.original else f"{lang}/"
        for document in edition.documents.values():
            for address in document.addresses:
                other = seen.setdefault(home + address, document.file)
                if other != document.file and document.file not in reported:
                    reported.add(document.file)
                    yield Diagnostic(document.file, 1, "MB406", params={"other": other})
