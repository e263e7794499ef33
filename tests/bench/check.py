"""`make bench-check`: how often the check is right about ordinary edits and mistakes, and the time it takes.

The sets are `tests/data/edits/` and, written before their first run with the handbook alone at hand, the others there.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from malbild.checks.runner import lint, load
from malbild.files.progress import step
from malbild.project.config import read_project
from tests.support.building import COUNTY, ROOT, SMALL_COUNTY
from tests.support.edits import EDITS, Edit, Playground, read_edits

SETS = {"own": SMALL_COUNTY, "blind": SMALL_COUNTY, "second": COUNTY, "third": COUNTY, "fourth": COUNTY}
"""The content that each set is made in."""
ROUNDS = 5


def main() -> None:
    """Print the figures of each set, and the best time of a check of the real content."""
    with tempfile.TemporaryDirectory() as folder:
        playgrounds = {content: Playground(Path(folder), content) for content in dict.fromkeys(SETS.values())}
        for name, content in SETS.items():
            path = EDITS if name == "own" else EDITS / name
            with step(f"Trying the edits of the set {name}"):
                lines = [*_report(name, path, playgrounds[content])]
            print(*lines, sep="\n")
    with step("Checking the site"):
        seconds = _seconds()
    print(f"check of the site: {seconds:.2f} s")


def _report(name: str, path: Path, playground: Playground) -> Iterator[str]:
    ordinary, mistakes = read_edits(path / "ordinary"), read_edits(path / "mistakes")
    outcomes = [(edit, playground.make(edit)) for edit in ordinary]
    nuisances = [edit for edit, outcome in outcomes if outcome.codes]
    wrong = [edit for edit, outcome in outcomes if outcome.missing and not outcome.codes]
    missed = [edit for edit in mistakes if not edit.is_caught(playground.make(edit).codes)]
    right = len(ordinary) - len(nuisances) - len(wrong)
    counts = f"{right} right, {len(nuisances)} nuisance, {len(wrong)} silently wrong"
    yield f"{name}: {len(ordinary)} ordinary edits: {counts}"
    yield f"{name}: {len(mistakes)} mistakes: {len(mistakes) - len(missed)} caught, {len(missed)} missed"
    if "--list" in sys.argv:
        yield from (_line(kind, edit) for kind, edits in _kinds(nuisances, wrong, missed) for edit in edits)


def _kinds(*lists: list[Edit]) -> list[tuple[str, list[Edit]]]:
    return [*zip(("nuisance", "silently wrong", "missed"), lists, strict=True)]


def _line(kind: str, edit: Edit) -> str:
    return f"  {kind}: {edit.name} {edit.code} {edit.write}"


def _seconds() -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        lint(load(read_project(ROOT)))
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
