"""Wait for a change of one page to show in `make serve`: `make bench-serve`.

From the moment the file is written until the page has the new text over HTTP, as a browser requests it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from malbild.files.progress import step
from tests.bench.synthetic import Size, make_project
from tests.support.web_server import free_port

GOALS = ((0, 1.0), (1000, 3.0))  # pages, 0 for the site as it is; seconds
PAGE = "stod/samtal.md"
EDITS = 5
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Preview:
    """A running preview."""

    address: str
    process: int

    @property
    def processor(self) -> float:
        """The processor seconds it has used, from /proc."""
        user, system = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").split()[13:15]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Measure and print; return 0 if the goals are met."""
    missed = False
    for pages, goal in GOALS:
        with TemporaryDirectory() as folder:
            make_project(Path(folder) / "site", Size(pages))
            size = f"{pages} pages" if pages else "this site"
            with step(f"Changing a page in the preview of {size}"):
                waits, work = zip(*measure(Path(folder) / "site", EDITS), strict=True)
        each = ", ".join(f"{wait:.2f}" for wait in waits)
        result = f"median {median(waits):.2f} (goal {goal:.0f}), of processor time {median(work):.2f}"
        print(f"{size:10}  {each} s   {result}", flush=True)
        missed |= median(waits) > goal
    return int(missed)


def measure(root: Path, edits: int) -> list[tuple[float, float]]:
    """Return the waiting time and the processor time in seconds of each of a number of edits."""
    with serving(root) as preview:
        return [_edit(root / "docs" / PAGE, preview, f"Ändring nummer {number}.") for number in range(edits)]


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    """Start a preview of the project as `make serve` does."""
    port = free_port()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://127.0.0.1:{port}/"}
    with subprocess.Popen(
        [sys.executable, "-m", "malbild", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            wait_for(f"http://127.0.0.1:{port}/", "<html")
            yield Preview(f"http://127.0.0.1:{port}/", server.pid)
        finally:
            server.terminate()


def wait_for(address: str, words: str) -> None:
    """Wait until the page at a URL has the words. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # a local URL
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):  # not there yet
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} does not have: {words}")


def _edit(file: Path, preview: Preview, words: str) -> tuple[float, float]:
    time.sleep(1)  # an editor looks at the previous change
    begin, used = time.monotonic(), preview.processor
    with file.open("a", encoding="utf-8") as target:
        target.write(f"\n{words}\n")
    wait_for(preview.address + PAGE.removesuffix(".md") + "/", words)
    return time.monotonic() - begin, preview.processor - used


if __name__ == "__main__":
    sys.exit(main())
