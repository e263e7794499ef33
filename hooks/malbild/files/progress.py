"""Progress of a command in a terminal: each step with its time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(text: str) -> Iterator[None]:
    """Show a step of a command and its time while the caller's block runs; in a pipe and in CI, show nothing.

    A thread redraws the line: start no process with `fork` in the block.
    """
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield
        return
    from rich.console import Console  # noqa: PLC0415  # takes a while to load, and a check does not need it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(text, total=1)
        yield
        progress.update(task, completed=1)
