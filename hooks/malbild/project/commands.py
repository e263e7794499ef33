"""The command line as those who edit type it."""

from pathlib import Path


def command_line(root: Path) -> str:
    """Return what runs the commands in a project: `make`, or without a Makefile `python -m malbild`."""
    return "make" if (root / "Makefile").is_file() else "python -m malbild"
