"""What the hooks cost: the site built with them, and the same Markdown built without, in turn.

Without means Material and static-i18n as they come: the same pages, navigation and extensions, but
none of our templates and no hook. Prints both times, their ratio, and the share of a build that is
spent in our own code. What is made after the pages (pictures, open data, documents) has no counterpart
without hooks; the goal is for the pages, and both ratios are printed. Ends with 1 where the goal is missed.
"""

import logging
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
ROUNDS = 7
GOAL = 1.2
PLAIN = """\
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
theme: {{custom_dir: '{theme}'}}
hooks: []
watch: []
"""


def main() -> int:
    """Measures and prints; 0 where the ratio meets the goal."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        configs = {"with hooks": ROOT / "mkdocs.yml", "without": _plain(folder)}
        times: dict[str, list[float]] = {kind: [] for kind in configs}
        for _ in range(ROUNDS):
            for kind, config in configs.items():
                times[kind].append(_time(config, folder / "site"))
        after_pages = _print_share(folder / "site")
    for kind, seconds in times.items():
        print(f"{kind:<12}{median(seconds):6.2f} s  (median of {ROUNDS}; least {min(seconds):.2f} s)")
    hooked, plain = (median(seconds) for seconds in times.values())
    pages = (hooked - after_pages) / plain
    print(f"{'ratio':<12}{hooked / plain:6.2f}    whole build")
    print(f"{'':<12}{pages:6.2f}    pages (goal: at most {GOAL})")
    return int(pages > GOAL)


def _plain(folder: Path) -> Path:
    """The project's configuration without templates and hooks."""
    theme = folder / "theme"
    shutil.copytree(ROOT / "overrides" / "icons", theme / ".icons")  # Material looks up a page's `icon` itself
    config = folder / "mkdocs.yml"
    config.write_text(PLAIN.format(root=ROOT, theme=theme), encoding="utf-8")
    return config


def _time(config: Path, site: Path) -> float:
    """Seconds of processor time that one build takes: a build is one thread, and others may share the machine."""
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "-f", str(config), "-d", str(site)]
    before = os.times()
    subprocess.run(command, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _print_share(site: Path) -> float:
    """Builds once in this process with a clock around each of our events; the seconds after the pages."""
    logging.disable()
    spent: dict[str, float] = defaultdict(float)
    start = process_time()
    import_module("malbild.publication")
    spent["import"] = process_time() - start
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
    for name, methods in config.plugins.events.items():
        config.plugins.events[name] = [_clocked(method, name, spent) for method in methods]
    build(config)
    whole = process_time() - start
    own = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in sorted(spent.items(), key=lambda item: -item[1]))
    print(f"in our code {sum(spent.values()):6.2f} s of {whole:.2f} s: {own}")
    return spent["post_build"]


def _clocked(method: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The event's method; where it is one of ours, its time is added to what has been spent."""
    if not str(getattr(method, "__module__", "")).endswith("mkdocs_events.py"):
        return method

    @wraps(method)
    def clocked(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return method(*arguments, **named)
        finally:
            spent[name] += process_time() - start

    return clocked


if __name__ == "__main__":
    sys.exit(main())
