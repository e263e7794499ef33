"""`python -m malbild.documents FOLDER`: every document into the site built in the folder.

A command of its own, so that nothing else waits for the libraries that print.
"""

import os
import sys
from pathlib import Path

from malbild.files import writer
from malbild.files.os_errors import describe_os_error
from malbild.project.config import read_project

MISSING = """Dokumenten kan inte göras: programbiblioteket Pango saknas på datorn.
    Installera det och bygg igen:
    Debian och Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    macOS: brew install pango"""

OVERFULL = """Texten får inte plats på sitt papper ens med den minsta stilen: {sheet}.
    Korta formuleringarna eller dela upp perspektivet. make check varnar för långa formuleringar (MB701)."""


def main() -> int:
    """Makes them; 0 where it went well."""
    try:
        from malbild.documents.builder import press  # noqa: PLC0415
        from malbild.documents.pdf.printer import TextOverflowError  # noqa: PLC0415  # it is these that need the native libraries
    except OSError:
        print(MISSING, file=sys.stderr)
        return 1
    built, moment = Path(sys.argv[1]), int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    try:
        writer.write(press(read_project(Path.cwd()), built, moment), built)
    except OSError as error:
        print(describe_os_error(error), file=sys.stderr)
        return 1
    except TextOverflowError as error:
        print(OVERFULL.format(sheet=error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
