"""Cost of the hooks: the site built with them, and the same Markdown built without, in turn.

Without means Material and static-i18n unchanged: the same pages, navigation and extensions, none of our templates and
no hook. Outputs made after the pages (images, open data, documents) have no counterpart there, so the goal is for the
pages; both ratios are printed, with the share of the build that is spent in our own code. Exits with 1 if the goal is
missed.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from malbild.files.progress import step
from malbild.mkdocs_adapter.plugin import MalbildPlugin
from tests.bench.plain import without_hooks
from tests.support.building import ROOT

ROUNDS = 9  # the best counts: disturbances only ever add time
GOAL = 1.2
AFTER_PAGES = "post_build"


def main() -> int:
    """Measure and print; return 0 if the ratio meets the goal."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        configs = (ROOT / "mkdocs.yml", without_hooks(ROOT, folder))
        rounds = []
        for number in range(1, ROUNDS + 1):
            with step(f"Building with and without the hooks, round {number} of {ROUNDS}"):
                rounds.append(tuple(_time(config, folder / "site") for config in configs))
    hooked, plain = (min(round[place][0] for round in rounds) for place in (0, 1))
    spent = {event: min(with_hooks[1][event] for with_hooks, _ in rounds) for event in rounds[0][0][1]}
    own = ", ".join(f"{event} {seconds:.2f}" for event, seconds in sorted(spent.items(), key=lambda item: -item[1]))
    print(f"with hooks   {hooked:5.2f} s  of it in our code {sum(spent.values()):.2f} s: {own}")
    print(f"without      {plain:5.2f} s  (the best of {ROUNDS} rounds, processor time)")
    pages = (hooked - spent[AFTER_PAGES]) / plain
    print(f"whole build  {hooked / plain:5.2f} times\nits pages    {pages:5.2f} times (goal: at most {GOAL})")
    return int(pages > GOAL)


def _time(config: Path, site: Path) -> tuple[float, dict[str, float]]:
    """Return the processor seconds of one build in one thread, Python's start included, and those in our code."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.hooks", str(config), str(site)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    after = os.times()
    whole = after.children_user + after.children_system - before.children_user - before.children_system
    return whole, json.loads(done.stdout)


def _build(path: str, site: str) -> None:
    """Build once with a clock around each of our events, and print the seconds of each."""
    spent: dict[str, float] = defaultdict(float)
    if Path(path).parent == ROOT:
        _clocked(import_module, "import", spent)("malbild.publish.outputs")
    config = load_config(path, site_dir=site)
    for name, methods in config.plugins.events.items():
        ours = [isinstance(getattr(method, "__self__", None), MalbildPlugin) for method in methods]
        config.plugins.events[name] = [
            _clocked(method, name, spent) if own else method for method, own in zip(methods, ours, strict=True)
        ]
    build(config)
    print(json.dumps(spent))


def _clocked(method: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Return the method with a clock that adds its time to `spent`."""

    @wraps(method)
    def clocked(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return method(*arguments, **named)
        finally:
            spent[name] += process_time() - start

    vars(clocked)["__self__"] = getattr(method, "__self__", None)  # where MkDocs finds the plugin
    return clocked


if __name__ == "__main__":
    if sys.argv[1:]:
        _build(*sys.argv[1:])
    else:
        sys.exit(main())
