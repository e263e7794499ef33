"""`python -m malbild.documents FOLDER`: write every document into the site built in FOLDER.

A command of its own, because its libraries take half a second to load and need native ones.
"""

import os
import sys
from pathlib import Path

from malbild.files import writer
from malbild.files.os_errors import describe_os_error
from malbild.project.commands import command_line
from malbild.project.config import read_project

PANGO_MISSING = """Dokumenten kan inte göras: programbiblioteket Pango saknas på datorn.
    Installera det och bygg igen:
    Debian och Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    macOS: brew install pango"""

TEXT_OVERFLOW = """Texten får inte plats på sitt papper ens med den minsta stilen: {sheet}.
    Korta formuleringarna eller dela upp perspektivet. {command} check varnar för långa formuleringar (MB701)."""


def main() -> int:
    """Write the documents and return the exit code."""
    try:  # WeasyPrint loads Pango
        from jinja2 import TemplateError  # noqa: PLC0415

        from malbild.documents.builder import make_documents  # noqa: PLC0415
        from malbild.documents.pdf.printer import TextOverflowError  # noqa: PLC0415
        from malbild.render.jinja.template_errors import describe_template_error  # noqa: PLC0415
    except OSError:
        print(PANGO_MISSING, file=sys.stderr)
        return 1
    site_dir, built_at = Path(sys.argv[1]), os.environ.get("SOURCE_DATE_EPOCH")
    try:
        documents = make_documents(read_project(Path.cwd()), site_dir, int(built_at) if built_at else None)
        writer.write(documents, site_dir)
    except TemplateError as error:  # one that is not found is an OSError too
        print(describe_template_error(error), file=sys.stderr)
        return 1
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
        return 1
    except TextOverflowError as error:
        print(TEXT_OVERFLOW.format(sheet=error, command=command_line(Path.cwd())), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
