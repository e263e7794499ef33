"""Growth of time, memory and output with the number of pages, beside Material: `make bench-scale`.

Builders in turn: the project's own build with check, all files and compression, without documents; the same site
built by one MkDocs, in one process and unchecked; MkDocs without our hooks and templates, which is Material with
static-i18n and no search; Material with static-i18n unchanged, search included; and, at the first size, Material with
plugins for what ours does and its files compressed. The hooks render our layout in place of Material's, so it cannot be
measured without them. The times of `malbild check` and of the documents are
printed beside. An exponent is the growth between two sizes: 1 is linear, 2 is quadratic.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import psutil

from malbild.files.progress import step
from tests.bench.plain import as_it_comes, like_for_like, without_hooks
from tests.bench.synthetic import Size, make_project
from tests.support.building import ROOT, environment

SIZES = (10, 100, 1000)  # of prose, the site's own pages included, and at least as many as those
ROUNDS = 3  # the best counts: disturbances only ever add time
LIKE_FOR_LIKE = "like for like"
PLUGINS = ROOT / ".venv" / "bench"  # made by the Makefile
MKDOCS: dict[str, Callable[[Path, Path], Path]] = {
    "one process": lambda root, _: root / "mkdocs.yml",
    "without hooks": without_hooks,
    "plain Material": as_it_comes,
    LIKE_FOR_LIKE: like_for_like,
}
BUILDERS = ("ours", *MKDOCS)
SAMPLING = 0.1  # seconds between two samples of the memory, at least
LOOKING = 0.02  # of the time spent on sampling, at most: it competes with what it measures


@dataclass(frozen=True)
class Cost:
    """Time, memory and output of a build."""

    clock: float  # seconds
    processor: float  # seconds, all cores together
    memory: float  # MB, at most, all processes together; what they share is counted once
    largest: float  # MB, at most, of one process
    output: float = 0  # MB
    files: float = 0

    def __str__(self) -> str:
        return (
            f"{self.clock:7.1f} s  {self.processor:7.1f} s CPU"
            f"  {self.memory:5.0f} MB memory, {self.largest:4.0f} MB in one process"
            f"  {self.output:6.1f} MB in {self.files:5.0f} files"
        )


def main() -> None:
    """Measure and print."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    costs: dict[str, dict[int, Cost]] = {name: {} for name in BUILDERS}
    for size in sizes:
        with TemporaryDirectory() as name:
            builders = BUILDERS if size == sizes[0] else BUILDERS[:-1]
            for builder, cost in _measure(Path(name), size, builders).items():
                costs[builder][size] = cost
    for builder, of_size in costs.items():
        for small, large in pairwise(of_size):
            growth = log(of_size[large].clock / of_size[small].clock, large / small)
            print(f"{builder:15} {small:4} → {large:4}   exponent {growth:.2f}")


def _measure(folder: Path, size: int, builders: Sequence[str]) -> dict[str, Cost]:
    """Return the cost of each builder for a number of pages, printed as it becomes known."""
    root = folder / "project"
    make_project(root, Size(size))
    rounds = []
    for number in range(1, ROUNDS + 1):
        with step(f"Building {size} pages with each builder, round {number} of {ROUNDS}"):
            rounds.append({name: _build(name, root, folder / f"{name} {number}") for name in builders})
    costs = {name: _best([round[name] for round in rounds]) for name in builders}
    for name, cost in costs.items():
        ratio = f"  ours takes {costs['ours'].clock / cost.clock:.2f} of its time" if name != "ours" else ""
        print(f"{size:4} {name:15}{cost}{ratio}", flush=True)
    beside = {"check": ["malbild", "check"], "documents": ["malbild.documents", str(root / "site")]}
    for name, command in beside.items():
        print(f"{size:4} {name:15}{_run(command, root)}", flush=True)
    return costs


def _build(name: str, root: Path, folder: Path) -> Cost:
    """Build the site in the folder, or in the project's own; return the cost."""
    if name == "ours":
        return _weighed(_run(["malbild", "build", "--pages-only"], root), root / "site")
    with TemporaryDirectory() as own:
        config = MKDOCS[name](root, Path(own))
        command = ["mkdocs", "build", "--quiet", "--config-file", str(config), "--site-dir", str(folder)]
        cost = _run(command, root, str(PLUGINS) if name == LIKE_FOR_LIKE else "")
    if name == LIKE_FOR_LIKE:
        copies = _run(["tests.bench.compress", str(folder)], ROOT)
        cost = replace(cost, clock=cost.clock + copies.clock, processor=cost.processor + copies.processor)
    return _weighed(cost, folder)


def _weighed(cost: Cost, folder: Path) -> Cost:
    """Return the cost with the size of its output, compressed copies left out."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br")]
    return replace(cost, output=sum(sizes) / 1e6, files=len(sizes))


def _run(command: list[str], root: Path, packages: str = "") -> Cost:
    """Return the cost of a Python module from start to end, with the processes it starts; `packages` adds a folder."""
    begin, before, memory, largest = monotonic(), _processor(), 0.0, 0.0
    settings = environment(root)
    settings["PYTHONPATH"] = os.pathsep.join(filter(None, (settings.get("PYTHONPATH"), packages)))
    process = psutil.Popen([sys.executable, "-m", *command], cwd=root, env=settings, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        looked = monotonic()
        held = _memory(process)
        memory, largest = max(memory, sum(share for share, _ in held)), max(largest, *(whole for _, whole in held))
        with suppress(psutil.TimeoutExpired):
            process.wait(max(SAMPLING, (monotonic() - looked) / LOOKING))
    if process.returncode:
        raise SystemExit(f"{command} failed: {process.returncode}")
    return Cost(monotonic() - begin, _processor() - before, memory, largest)


def _processor() -> float:
    """Return the processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: psutil.Process) -> list[tuple[float, float]]:
    """Return the memory of a process and its children in MB: its share, and with all that it shares."""
    held = [(0.0, 0.0)]
    with suppress(psutil.Error):  # ended during the sample
        for one in (process, *process.children(recursive=True)):
            now = one.memory_full_info()
            held.append((now.pss / 1e6, now.rss / 1e6))
    return held


def _best(costs: list[Cost]) -> Cost:
    """Return the least time and the most memory: sampling may miss a peak."""
    least = Cost(*(min(values) for values in zip(*map(astuple, costs), strict=True)))
    return replace(least, memory=max(cost.memory for cost in costs), largest=max(cost.largest for cost in costs))


if __name__ == "__main__":
    main()
