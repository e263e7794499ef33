"""The command line; `python -m malbild --help` lists the commands."""

import argparse
import gc
import sys
from collections.abc import Callable

from malbild.commands import building, checking, editing
from malbild.commands.arguments import ALL, Argument, SwedishParser, absolute_path
from malbild.diagnostics import formatters
from malbild.diagnostics.diagnostic import CommandError, ContentError
from malbild.editing.new_page import available_kinds
from malbild.files.os_errors import describe_os_error

_PAGE = Argument("page", "PAGE", "sidans sökväg från mappen docs", "malbild/boende.md")
_PART = Argument("part", "PART", "kortet som ändras, annars alla", "statement/lampan-lyser", default=ALL)
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


_GC_THRESHOLD = (10_000, 20, 50)
"""New objects before a garbage collection, and between those of older ones: most of a site's live to the end.

With Python's own, 700 and 10, the collections take 7 % of a check's time; with none, a build needs 40 % more memory.
"""


def main() -> int:
    """Run the command and return the exit code."""
    gc.set_threshold(*_GC_THRESHOLD)
    arguments = _parser().parse_args()
    try:
        arguments.command.complete(arguments)
        return int(arguments.run(arguments))
    except ContentError as error:
        print(formatters.to_text(error.diagnostics, checking.reference_url(arguments.root)), file=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        print("\nAvbrutet.", file=sys.stderr)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
    except CommandError as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> SwedishParser:
    parser = SwedishParser(prog="malbild", description="Kontrollera och bygg webbplatsen.")
    parser.add_argument("--root", type=absolute_path, default=".", help="projektets mapp")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    def add(
        name: str, run: Callable[[argparse.Namespace], int], text: str, *values: Argument, asks: bool = False
    ) -> SwedishParser:
        command = commands.add_parser(name, help=text, description=text, command=name, values=values, asks=asks)
        command.set_defaults(run=run, command=command)
        return command

    build = add("build", building.build, "bygger hela webbplatsen i mappen site")
    build.add_argument("--pages-only", action="store_true", help="utan presentationer, affischer och andra dokument")
    check = add("check", checking.check, "visar alla fel i innehållet")
    check.add_argument("--format", choices=formatters.FORMATS, default="text", help="text, github eller json")
    serving = add("serve", building.serve, "visar webbplatsen medan du skriver")
    serving.add_argument("--dev-addr", default="", metavar="ADRESS", help="adress och port, annars 127.0.0.1:8000")
    add("renew-addresses", editing.renew_address_lock, "lägger till nya adresser i listan över dem som har publicerats")
    add("renew-lock", editing.renew_lock, "låser den antagna texten på nytt efter ett nytt beslut")
    accepting = add("accept-translation", editing.accept_translation, "godkänner översättningen av en sida", _PAGE)
    accepting.add_argument("--lang", default="en", help="översättningens språk")
    add("schema", editing.write_schema, "skriver scheman som hjälper till med sidhuvudet i VS Code")
    comparing = add("compare", editing.compare, "visar vad som ändras mellan två versioner i git", *_VERSIONS)
    comparing.add_argument("--preview", default="", help="adressen till den ändrade webbplatsen")
    text = "visar vilka som har bett att få veta när ett kort ändras eller tas bort"
    add("embedders", editing.embedders, text, _PART)
    add("new", editing.new, "gör en ny sida på alla språk, med sidhuvud och en rad i menyn", *_NEW)
    text = "gör en mapp för ett annat läns webbplats, med det som ska fyllas i utmärkt"
    add("new-site", editing.new_site, text, *_NEW_SITE, asks=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
