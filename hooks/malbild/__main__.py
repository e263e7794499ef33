"""The commands: `python -m malbild check` and `python -m malbild build`."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from malbild import content, output
from malbild.problems import ContentError, Problem
from malbild.project import read_project


def main() -> int:
    """Runs the command on the command line; 0 where it went well."""
    parser = argparse.ArgumentParser(prog="malbild", description="Målbild nära vård: kontrollera och bygg webbplatsen.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp")
    arguments = parser.parse_args()
    try:
        return COMMANDS[arguments.command](arguments.root)
    except ContentError as error:
        _report(error.problems)
        return 1


def check(root: Path) -> int:
    """Says everything that is wrong in the content."""
    _, problems = content.inspect(read_project(root))
    _report(problems)
    return int(any(not problem.is_warning for problem in problems))


def build(root: Path) -> int:
    """Builds the whole site beside the former one, and lets it take its place when it is complete."""
    content.load(read_project(root))
    building = root / ".site.building"
    shutil.rmtree(building, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(building)]
    done = subprocess.run(command, cwd=root, env=_reproducible(root), check=False)
    if done.returncode == 0:
        output.publish(building, root / "site")
    shutil.rmtree(building, ignore_errors=True)
    return done.returncode


def _reproducible(root: Path) -> dict[str, str]:
    """The environment, with the time of the last commit as the time of the build unless one is given."""
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=False)
    return {"SOURCE_DATE_EPOCH": asked.stdout.strip() or "0"} | os.environ


def _report(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(not problem.is_warning for problem in problems)
    if problems:
        print(f"\n{errors} fel och {len(problems) - errors} varningar i innehållet.", file=sys.stderr)
    else:
        print("Innehållet är utan fel.")


COMMANDS = {"check": check, "build": build}

if __name__ == "__main__":
    sys.exit(main())
