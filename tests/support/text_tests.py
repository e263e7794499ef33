"""`python -m tests.support.text_tests SITE BEFORE`: test a change of texts on its built site (`make test-texts`).

Links, HTML and the adopted text are tested by pytest in processes of their own while axe reads the changed pages.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from malbild.files.progress import step
from tests.support import axe_changed
from tests.support.building import ROOT

TESTS = ("tests/orebro/test_content.py", "tests/orebro/test_texts.py", "tests/orebro/test_built_site.py")


def main(site: Path, before: str) -> int:
    """Run the tests, print what they say, and return 1 if any fails."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *TESTS]
    environment = os.environ | {"BUILT_SITE": str(site)}
    with (
        TemporaryFile("w+", encoding="utf-8") as output,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT) as tests,
    ):
        with step("Testar tillgängligheten på de ändrade sidorna"):
            found = axe_changed.main(site, before)
        with step("Testar länkar, HTML och den antagna texten"):
            failed = tests.wait()
        output.seek(0)
        print(output.read(), end="")
    return int(bool(found or failed))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
