"""The command line as those who edit type it."""

from pathlib import Path


def command_line(root: Path) -> str:
    """Return what runs the commands in a project: `make`, or without a Makefile `python -m malbild`."""
    return "make" if (root / "Makefile").is_file() else "python -m malbild"


def new_page_command(root: Path, kind: str, title: str, path: str) -> str:
    """Return the command that makes a page."""
    if command_line(root) == "make":
        return f'make new KIND={kind} TITLE="{title}" PAGE={path}'
    return f'{command_line(root)} new {kind} "{title}" {path}'
