"""The commands: `python -m malbild check`, `build` and the others that `python -m malbild --help` lists."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from malbild.build import BuildError, build_site
from malbild.checks.runner import lint, load, load_renderable
from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import ContentError, has_errors
from malbild.editing.accept_translation import accept
from malbild.editing.change_report import Comparison, Version, in_words
from malbild.editing.json_schemas import write_schemas
from malbild.editing.new_page import NewPage, NewPageError, makeable
from malbild.files import writer
from malbild.files.os_errors import describe_os_error
from malbild.project import revisions
from malbild.project.config import BuildTimeError, read_project
from malbild.project.git import last_commit
from malbild.site import adoption_lock
from malbild.site.urls import SiteUrlError

_FIRST_YEAR = 1980  # before it, no ZIP file can be written, and presentations are ZIP files


def main() -> int:
    """Runs the command on the command line; 0 where it went well."""
    arguments = _parser().parse_args()
    try:
        return int(arguments.run(arguments))
    except ContentError as error:
        print(formatters.to_text(error.diagnostics), file=sys.stderr)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
    except (SiteUrlError, BuildTimeError, BuildError) as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="malbild", description="Målbild nära vård: kontrollera och bygg webbplatsen.")
    parser.add_argument("--root", type=_folder, default=".", help="projektets mapp")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def add(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    building = add("build", build, "bygger hela webbplatsen i mappen site")
    building.add_argument("--pages-only", action="store_true", help="utan presentationer, affischer och andra dokument")
    checking = add("check", check, "säger allt som är fel i innehållet")
    checking.add_argument("--format", choices=formatters.FORMATS, default="text")
    add("renew-lock", renew_lock, "låser formuleringar och id:n som de står nu, efter ett nytt beslut")
    accepting = add("accept-translation", accept_translation, "godkänner översättningen av en sida")
    accepting.add_argument("page", help="sidans sökväg från mappen docs: malbild/invanare.md")
    accepting.add_argument("--lang", default="en", help="översättningens språk")
    add("schema", write_schema, "skriver de scheman som VS Code läser")
    comparing = add("compare", compare, "säger vad en ändring innebär, från en version i git till en annan")
    comparing.add_argument("before", help="versionen före: en gren, en tagg eller ett commit-id")
    comparing.add_argument("after", help="versionen efter")
    comparing.add_argument("--preview", default="", help="adressen där den ändrade webbplatsen finns att se")
    making = add("new", new, "gör en ny sida med rätt sidhuvud på alla språk och en rad i menyn")
    making.add_argument("kind", help=", ".join(makeable()))
    making.add_argument("title", help="sidans rubrik")
    making.add_argument("path", help="sidans sökväg från mappen docs: stod/film.md")
    return parser


def _folder(name: str) -> Path:
    """The folder by its whole name: the steps of a command work from folders of their own."""
    return Path(name).absolute()


def _seconds_since(began: float) -> str:
    """To a tenth, as Swedish writes it: 0,4."""
    return f"{time.perf_counter() - began:.1f}".replace(".", ",")


def check(arguments: argparse.Namespace) -> int:
    """Says everything that is wrong in the content."""
    began = time.perf_counter()
    try:
        diagnostics = lint(load(read_project(arguments.root)))
    except ContentError as error:  # of mkdocs.yml: without it no page can be read
        diagnostics = error.diagnostics
    print(formatters.FORMATS[arguments.format](diagnostics))
    if arguments.format == "text":
        print(f"Kontrollen tog {_seconds_since(began)} s.")
    if arguments.format == "github" and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as target:
            target.write(formatters.job_summary(diagnostics))
    return int(has_errors(diagnostics))


def build(arguments: argparse.Namespace) -> int:
    """Builds the whole site beside the former one, and lets it take its place when it is complete."""
    root, began = arguments.root, time.perf_counter()
    if time.gmtime().tm_year < _FIRST_YEAR:
        print("Datorns klocka går fel: den visar ett år före 1980. Ställ klockan och bygg igen.", file=sys.stderr)
        return 1
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(last_commit(root)))  # the time of the build, for every step of it
    work_dir = root / ".site.building"
    with writer.exclusive_lock(root):
        writer.restore_previous(root / "site")
        shutil.rmtree(work_dir, ignore_errors=True)
        try:
            writer.replace_site(build_site(read_project(root), work_dir, not arguments.pages_only), root / "site")
        finally:
            shutil.rmtree(work_dir, ignore_errors=True)
    print(f"Webbplatsen är byggd i mappen site. Det tog {_seconds_since(began)} s.")
    return 0


def renew_lock(arguments: argparse.Namespace) -> int:
    """Locks what is adopted as it stands; refuses where some of it has changed or gone without a word of why."""
    root: Path = arguments.root
    site = load(read_project(root)).site
    try:
        former = adoption_lock.read_lock(root)
    except adoption_lock.LockError:
        former = adoption_lock.Lock()
    if tombstone := adoption_lock.missing(former, site.original):
        names = ", ".join(name.display_name for name in tombstone)
        print(f"Låset är som förut. Det här finns inte längre på webbplatsen: {names}.", file=sys.stderr)
        print("Lägg tillbaka det, eller skriv in det under removed. make check visar hur.", file=sys.stderr)
        return 1
    now = adoption_lock.update(former, site.original)
    if changed := adoption_lock.changed_without_decision(former, now):
        print(f"Låset är som förut. Texten är ändrad men beslutet är detsamma: {', '.join(changed)}.", file=sys.stderr)
        print("Skriv det nya beslutet under decision i sidhuvudet, eller återställ texten.", file=sys.stderr)
        return 1
    for line in adoption_lock.describe_changes(former, now):
        print(line)
    adoption_lock.write_lock(root, now)
    locked = f"{len(now.entries)} formuleringar och {len(now.pages)} id:n"
    print(f"{locked} är låsta i {adoption_lock.LOCK}. Ta med filen i ändringen.")
    return 0


def accept_translation(arguments: argparse.Namespace) -> int:
    """Marks a page's translation as made from the Swedish text of today."""
    site = load(read_project(arguments.root)).site
    edition = site.editions.get(arguments.lang)
    page = arguments.page.removeprefix("docs/").removesuffix(".md").removesuffix(f".{arguments.lang}") + ".md"
    document = edition.documents.get(page) if edition else None
    if not edition or not document or edition.translation(document).status in ("original", "missing"):
        print(f"Det finns ingen översättning av {page} till språket {arguments.lang}.", file=sys.stderr)
        return 1
    written = accept(edition, document, arguments.root)
    for mark in written:
        print(f"Godkänd: {mark.name} ({mark.fingerprint})")
    if not written:
        print("Översättningen är redan godkänd.")
    return 0


def write_schema(arguments: argparse.Namespace) -> int:
    """Writes the schemas of front matter that editors read, described in the language of the original."""
    write_schemas(arguments.root, read_project(arguments.root).original)
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Says in Markdown what a change means, from one commit to another."""
    root, before, after = arguments.root, arguments.before, arguments.after
    try:
        touched = revisions.changed_files(root, before, after)
        with revisions.checked_out(root, before) as former, revisions.checked_out(root, after) as now:
            comparison = Comparison(_version(former, before), _version(now, after))
            print(in_words(comparison, arguments.preview, touched))
    except revisions.RevisionError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _version(folder: Path, revision: str) -> Version:
    """The version, or `Unknown` with its name: its lines are not those of the files at hand."""
    try:
        return Version.read(folder)
    except ContentError as error:
        told = formatters.to_text(error.diagnostics)
        raise revisions.RevisionError(f"Versionen {revision} går inte att jämföra:\n{told}") from error


def new(arguments: argparse.Namespace) -> int:
    """Makes a new page and says what to do with it."""
    project = read_project(arguments.root)
    page = NewPage(arguments.kind, arguments.title, arguments.path.removeprefix("docs/"))
    try:
        files = page.make(load_renderable(project), project)
    except NewPageError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print("Skrev:", *files, sep="\n  ")
    print("Fyll i texten, och översätt titeln. Kontrollera sedan med: make check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
