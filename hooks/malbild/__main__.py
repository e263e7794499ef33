"""The command line; `python -m malbild --help` lists the commands."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from malbild.arguments import Argument, SwedishParser
from malbild.build import BuildError, build_site
from malbild.checks.runner import lint, load, load_renderable
from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import ContentError, has_errors
from malbild.editing.accept_translation import accept
from malbild.editing.change_report import ChangeReport, SiteVersion, to_markdown
from malbild.editing.json_schemas import write_schemas
from malbild.editing.new_page import NewPage, NewPageError, available_kinds
from malbild.editing.new_site import NewSite, NewSiteError
from malbild.editing.renew_addresses import AddressRenewalError, renew_addresses
from malbild.editing.renew_lock import RenewalError, renew
from malbild.files import writer
from malbild.files.os_errors import describe_os_error
from malbild.project.commands import command_line
from malbild.project.config import BuildTimeError, Project, read_project
from malbild.project.git import RevisionError, changed_files, checked_out, last_commit
from malbild.site.embedders import embedders_of
from malbild.site.loading.pages import read_site
from malbild.site.urls import SiteUrlError, Urls

_FIRST_YEAR = 1980  # of dates in ZIP files, which presentations are


_PAGE = Argument("page", "PAGE", "sidans sökväg från mappen docs", "malbild/boende.md")
_PART = Argument("part", "PART", "kortet som ändras, annars alla", "statement/lampan-lyser", default="alla")
_VERSIONS = (
    Argument("before", "BEFORE", "versionen före ändringen, alltså en gren, en tagg eller ett commit-id", "main"),
    Argument("after", "AFTER", "versionen efter ändringen", "HEAD", default="HEAD"),
)
_NEW = (
    Argument("kind", "KIND", f"sidans typ, något av {', '.join(available_kinds())}", "page"),
    Argument("title", "TITLE", "sidans rubrik", "Filmer"),
    Argument("path", "PAGE", "sidans sökväg från mappen docs", "stod/film.md"),
)
_NEW_SITE = (
    Argument("folder", "FOLDER", "mappen som webbplatsen läggs i", "../malbild-vart-lan"),
    Argument("county", "COUNTY", "länets namn", "Gotlands län"),
    Argument("parties", "PARTIES", "parterna på en rad", "Regionen och länets kommuner"),
    Argument("perspectives", "PERSPECTIVES", "perspektiven, med komma mellan", "Invånaren, Medarbetaren"),
    Argument("languages", "LANGUAGES", "språken, med mellanslag mellan", "sv en", default="sv en"),
)


def main() -> int:
    """Run the command and return the exit code."""
    arguments = _parser().parse_args()
    arguments.command.complete(arguments)
    try:
        return int(arguments.run(arguments))
    except ContentError as error:
        print(formatters.to_text(error.diagnostics, _reference_url(arguments.root)), file=sys.stderr)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
    except (SiteUrlError, BuildTimeError, BuildError) as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> SwedishParser:
    parser = SwedishParser(prog="malbild", description="Kontrollera och bygg webbplatsen.")
    parser.add_argument("--root", type=_folder, default=".", help="projektets mapp")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def add(
        name: str, run: Callable[[argparse.Namespace], int], text: str, *values: Argument, asks: bool = False
    ) -> SwedishParser:
        command = commands.add_parser(name, help=text, description=text, command=name, values=values, asks=asks)
        command.set_defaults(run=run, command=command)
        return command

    building = add("build", build, "bygger hela webbplatsen i mappen site")
    building.add_argument("--pages-only", action="store_true", help="utan presentationer, affischer och andra dokument")
    checking = add("check", check, "visar alla fel i innehållet")
    checking.add_argument("--format", choices=formatters.FORMATS, default="text", help="text, github eller json")
    add("renew-addresses", renew_address_lock, "lägger till nya adresser i listan över dem som har publicerats")
    add("renew-lock", renew_lock, "låser den antagna texten på nytt efter ett nytt beslut")
    accepting = add("accept-translation", accept_translation, "godkänner översättningen av en sida", _PAGE)
    accepting.add_argument("--lang", default="en", help="översättningens språk")
    add("schema", write_schema, "skriver scheman som hjälper till med sidhuvudet i VS Code")
    comparing = add("compare", compare, "visar vad som ändras mellan två versioner i git", *_VERSIONS)
    comparing.add_argument("--preview", default="", help="adressen till den ändrade webbplatsen")
    add("embedders", embedders, "visar vilka som har bett att få veta när ett kort ändras eller tas bort", _PART)
    add("new", new, "gör en ny sida på alla språk, med sidhuvud och en rad i menyn", *_NEW)
    text = "gör en mapp för ett annat läns webbplats, med det som ska fyllas i utmärkt"
    add("new-site", new_site, text, *_NEW_SITE, asks=True)
    return parser


def _folder(name: str) -> Path:
    """Return the absolute path: a command starts others in other folders."""
    return Path(name).absolute()


def _seconds_since(began: float) -> str:
    """Return the seconds with one decimal, as Swedish writes it: 0,4."""
    return f"{time.perf_counter() - began:.1f}".replace(".", ",")


def check(arguments: argparse.Namespace) -> int:
    """Print the diagnostics of the content; fail if there are errors."""
    began = time.perf_counter()
    try:
        diagnostics = lint(load(read_project(arguments.root)))
    except ContentError as error:  # in mkdocs.yml, without which no page can be read
        diagnostics = error.diagnostics
    reference = _reference_url(arguments.root) if diagnostics else ""
    print(formatters.FORMATS[arguments.format](diagnostics, reference))
    if arguments.format == "text":
        print(f"Kontrollen tog {_seconds_since(began)} s.")
    if arguments.format == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as target:
            target.write(formatters.job_summary(diagnostics, reference))
    return int(has_errors(diagnostics))


def _reference_url(root: Path) -> str:
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


def build(arguments: argparse.Namespace) -> int:
    """Build the whole site in a folder of its own, and replace the previous site when it is complete."""
    root, began = arguments.root, time.perf_counter()
    if time.gmtime().tm_year < _FIRST_YEAR:
        print("Datorns klocka går fel: den visar ett år före 1980. Ställ klockan och bygg igen.", file=sys.stderr)
        return 1
    undated = _set_build_time(root)
    work_dir = root / ".site.building"
    project = read_project(root)
    with writer.exclusive_lock(root):
        writer.restore_previous(root / "site")
        shutil.rmtree(work_dir, ignore_errors=True)
        try:
            writer.replace_site(build_site(project, work_dir, not arguments.pages_only), root / "site")
        finally:
            shutil.rmtree(work_dir, ignore_errors=True)
    print(f"Webbplatsen är byggd i mappen site. Det tog {_seconds_since(began)} s.")
    print(f"Titta på den: kör {_as_typed(sys.executable)} -m http.server -d site och öppna http://127.0.0.1:8000/")
    for warning in _before_publishing(project, undated):
        print(warning, file=sys.stderr)
    return 0


def _as_typed(program: str) -> str:
    """Return the path of a program from the current folder, if it is below it."""
    path = Path(program)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _before_publishing(project: Project, undated: str) -> Iterator[str]:
    """Yield what keeps a site from being published. `undated` is why git knows no date for it."""
    if undated:
        yield f"Dokumenten har ingen dag. {undated}"
    if Urls.at(project.site_url, project.original).is_local:
        yield f"Sidorna säger att adressen är {project.site_url}. Bygg med SITE_URL=https://… innan du publicerar."


def _set_build_time(root: Path) -> str:
    """Set the time of the last commit as build time in all processes, unless one is set.

    Return why git knows none.
    """
    try:
        os.environ["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH") or str(last_commit(root))
    except RevisionError as error:
        os.environ.pop("SOURCE_DATE_EPOCH", None)  # empty is not the same as unset to MkDocs
        return str(error)
    return ""


def renew_lock(arguments: argparse.Namespace) -> int:
    """Write the adoption lock anew, and print what changes."""
    try:
        lines = renew(arguments.root, load(read_project(arguments.root)).site.original)
    except RenewalError as error:
        print(error, file=sys.stderr)
        return 1
    print(*lines, sep="\n")
    return 0


def renew_address_lock(arguments: argparse.Namespace) -> int:
    """Write the address lock anew, and print what changes."""
    try:
        lines = renew_addresses(arguments.root, load_renderable(read_project(arguments.root)))
    except AddressRenewalError as error:
        print(error, file=sys.stderr)
        return 1
    print(*lines, sep="\n")
    return 0


def accept_translation(arguments: argparse.Namespace) -> int:
    """Accept a page's translation as one of today's original."""
    site = load(read_project(arguments.root)).site
    edition = site.editions.get(arguments.lang)
    page = arguments.page.removeprefix("docs/").removesuffix(".md").removesuffix(f".{arguments.lang}") + ".md"
    document = edition.documents.get(page) if edition else None
    if not edition or not document or edition.translation(document).status in ("original", "missing"):
        print(f"Det finns ingen översättning av {page} till språket {arguments.lang}.", file=sys.stderr)
        return 1
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
    """Print the change report of two commits, in Markdown."""
    root, before, after = arguments.root, arguments.before, arguments.after
    try:
        files = changed_files(root, before, after)
        with checked_out(root, before) as former, checked_out(root, after) as now:
            report = ChangeReport(_version(former, before), _version(now, after))
            print(to_markdown(report, arguments.preview, files))
    except RevisionError as error:
        print(error, file=sys.stderr)
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
    part = "" if arguments.part == _PART.default else arguments.part
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
    try:
        files = page.write(load_renderable(project), project)
    except NewPageError as error:
        print(error, file=sys.stderr)
        return 1
    print("Skrev:", *files, sep="\n  ")
    print(f"Fyll i texten, och översätt titeln. Kontrollera sedan med: {command_line(arguments.root)} check")
    return 0


def new_site(arguments: argparse.Namespace) -> int:
    """Write the folder of a new site and print what remains to do."""
    folder = _folder(arguments.folder)
    site = NewSite(arguments.county, arguments.parties, arguments.perspectives, arguments.languages)
    try:
        files = site.write(folder, datetime.now(UTC).date())
    except NewSiteError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Skrev i mappen {folder}:", *files, sep="\n  ")
    print("Gå dit. Det som ska fyllas i visas av: python -m malbild check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
