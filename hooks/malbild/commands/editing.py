"""The commands that write files of the content, and those that print what concerns them."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from malbild.checks.runner import load, load_renderable
from malbild.commands.arguments import ALL, absolute_path
from malbild.commands.checking import reference_url
from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import CommandError, ContentError
from malbild.editing.accept_translation import accept
from malbild.editing.change_report import ChangeReport, errors_to_markdown, to_markdown
from malbild.editing.json_schemas import write_schemas
from malbild.editing.new_page import NewPage, missing_list
from malbild.editing.new_site import NewSite
from malbild.editing.renew_addresses import renew_addresses
from malbild.editing.renew_lock import renew
from malbild.editing.site_version import SiteVersion
from malbild.project.commands import command_line
from malbild.project.config import read_project
from malbild.project.git import RevisionError, changed_files, checked_out
from malbild.site.embedders import embedders_of
from malbild.site.urls import Urls


def renew_lock(arguments: argparse.Namespace) -> int:
    """Renew the adoption lock, and print what changes."""
    lines = renew(arguments.root, load(read_project(arguments.root)).site.original)
    print(*lines, sep="\n")
    return 0


def renew_address_lock(arguments: argparse.Namespace) -> int:
    """Renew the address lock, and print what changes."""
    lines = renew_addresses(arguments.root, load_renderable(read_project(arguments.root)))
    print(*lines, sep="\n")
    return 0


def accept_translation(arguments: argparse.Namespace) -> int:
    """Accept a page's translation as one of today's original."""
    site = load(read_project(arguments.root)).site
    edition = site.editions.get(arguments.lang)
    page = arguments.page.removeprefix("docs/").removesuffix(".md").removesuffix(f".{arguments.lang}") + ".md"
    document = edition.documents.get(page) if edition else None
    if not edition or not document or edition.translation(document).status in ("original", "missing"):
        raise CommandError(f"Det finns ingen översättning av {page} till språket {arguments.lang}.")
    updates = accept(edition, document, arguments.root)
    for update in updates:
        print(f"Godkänd: {update.name} ({update.fingerprint})")
    if not updates:
        print("Översättningen är redan godkänd.")
    return 0


def write_schema(arguments: argparse.Namespace) -> int:
    """Write the JSON Schemas of front matter, described in the original language."""
    write_schemas(arguments.root, read_project(arguments.root).original)
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Print the change report of two commits in Markdown, or the errors of the later one."""
    root, before, after = arguments.root, arguments.before, arguments.after
    try:
        files = changed_files(root, before, after)
        with checked_out(root, before) as former, checked_out(root, after) as now:
            report = ChangeReport(_version(former, before), SiteVersion.read(now))
            print(to_markdown(report, arguments.preview, files))
    except ContentError as error:  # in the change: the comment says so
        print(errors_to_markdown(error.diagnostics, reference_url(root)))
        return 1
    return 0


def _version(folder: Path, revision: str) -> SiteVersion:
    """Return the site of a commit. Raises `RevisionError`, since a `ContentError` would give lines of other files."""
    try:
        return SiteVersion.read(folder)
    except ContentError as error:
        errors = formatters.to_text(error.diagnostics)
        raise RevisionError(f"Versionen {revision} går inte att jämföra:\n{errors}") from error


def embedders(arguments: argparse.Namespace) -> int:
    """Print whom to write to before an embed changes or is removed."""
    project = read_project(arguments.root)
    original, urls = load(project).site.original, Urls.at(project.site_url, project.original)
    part = "" if arguments.part == ALL else arguments.part
    found = embedders_of(part, original, urls)
    for one in found:
        print(f"{one.name}: {one.contact} ({', '.join(one.parts) or 'okänt vilka kort'})")
    if not found:
        print("Ingen har bett att få veta. Listan är embedders i docs/settings.yml.")
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Write a new page and print what remains to do."""
    project = read_project(arguments.root)
    page = NewPage(arguments.kind, arguments.title, arguments.path.removeprefix("docs/"))
    site = load_renderable(project)
    files = page.write(site, project)
    print("Skrev:", *files, sep="\n  ")
    if shortcode := missing_list(page.kind, site):
        print(f"Ingen lista leder läsaren dit än. Skriv [[{shortcode}]] på en sida i menyn.")
    translated = ", och översätt titeln" if project.languages[1:] else ""
    print(f"Fyll i texten{translated}. Kontrollera sedan med: {command_line(arguments.root)} check")
    return 0


def new_site(arguments: argparse.Namespace) -> int:
    """Write the folder of a new site and print what remains to do."""
    folder = absolute_path(arguments.folder)
    site = NewSite(arguments.county, arguments.parties, arguments.perspectives, arguments.languages)
    files = site.write(folder, datetime.now(UTC).date())
    print(f"Skrev i mappen {folder}:", *files, sep="\n  ")
    print("Gå dit. Det som ska fyllas i visas av: python -m malbild check")
    return 0
