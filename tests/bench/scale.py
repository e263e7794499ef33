"""How time, memory and output grow with the pages, beside the same content drawn by Material: `make bench-scale`.

Three builders in turn: the project's own, with everything that is not a page; the same without our hooks and
templates, which is Material with static-i18n and no search; and Material with static-i18n as they come, search too.
Our layout replaces Material's and is drawn by the hooks, so it cannot be measured without them. What `malbild check`
and the documents take is told beside. An exponent is the growth between two sizes: 1 is linear, 2 is quadratic.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple, dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.plain import as_it_comes, without_hooks
from bench.synthetic import Size, make_project

SIZES = (10, 100, 1000)  # of prose; the site's own pages are there too, and are no fewer than they are
ROUNDS = {10: 3, 100: 3}  # medians of these; one of what is larger
BUILDERS: dict[str, Callable[[Path, Path], Path]] = {
    "ours": lambda root, _: root / "mkdocs.yml",
    "without hooks": without_hooks,
    "plain Material": as_it_comes,
}


@dataclass(frozen=True)
class Cost:
    """What a build took, and what came of it."""

    wall: float  # seconds
    processor: float  # seconds, all cores together
    memory: float  # MB, at most
    output: float = 0  # MB
    files: float = 0

    def __str__(self) -> str:
        return (
            f"{self.wall:7.1f} s  {self.processor:7.1f} s CPU  {self.memory:5.0f} MB memory"
            f"  {self.output:6.1f} MB in {self.files:5.0f} files"
        )


def main() -> None:
    """Measures and prints."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    costs: dict[str, dict[int, Cost]] = {name: {} for name in BUILDERS}
    for size in sizes:
        with TemporaryDirectory() as name:
            for builder, cost in _measure(Path(name), size).items():
                costs[builder][size] = cost
    for builder, of_size in costs.items():
        for small, large in pairwise(sizes):
            growth = log(of_size[large].processor / of_size[small].processor, large / small)
            print(f"{builder:15} {small:4} → {large:4}   exponent {growth:.2f}")


def _measure(folder: Path, size: int) -> dict[str, Cost]:
    """What each builder takes for so many pages, printed as it becomes known."""
    root = folder / "project"
    make_project(root, Size(size))
    rounds = [
        {name: _build(config, root, folder / f"{name} {number}") for name, config in BUILDERS.items()}
        for number in range(ROUNDS.get(size, 1))
    ]
    costs = {name: _median([round[name] for round in rounds]) for name in BUILDERS}
    for name, cost in costs.items():
        ratio = f"  ours is {costs['ours'].processor / cost.processor:.2f} of it" if name != "ours" else ""
        print(f"{size:4} {name:15}{cost}{ratio}", flush=True)
    for name, command in (
        ("check", ["malbild", "check"]),
        ("documents", ["malbild.documents", str(folder / "ours 0")]),
    ):
        print(f"{size:4} {name:15}{_run(command, root)}", flush=True)
    return costs


def _build(configure: Callable[[Path, Path], Path], root: Path, folder: Path) -> Cost:
    with TemporaryDirectory() as own:
        config = configure(root, Path(own))
        cost = _run(["mkdocs", "build", "--quiet", "--config-file", str(config), "--site-dir", str(folder)], root)
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Cost(cost.wall, cost.processor, cost.memory, sum(sizes) / 1e6, len(sizes))


def _run(command: list[str], root: Path) -> Cost:
    """What a Python module takes from its start to its end, with the processes it starts."""
    environment = os.environ | {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    begin = monotonic()
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=root, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed: {process.returncode}")
    return Cost(monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(median(values) for values in zip(*map(astuple, costs), strict=True)))


if __name__ == "__main__":
    main()
