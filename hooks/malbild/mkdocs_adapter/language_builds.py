"""The pages of each language, drawn by an MkDocs in a process of its own. The only module that starts MkDocs.

The processes are forked when everything has been read and loaded: nothing is read twice, and what has been read lies in
memory once. That asks for a system that can fork: Linux, macOS, or Windows' WSL.
"""

import gc
import logging
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from malbild.project.config import CONFIG
from malbild.render.renderer import Renderer

_FORK = get_context("fork")
_LOG = logging.getLogger("mkdocs")


@contextmanager
def drawing(renderer: Renderer, folders: Mapping[str, Path]) -> Iterator[list[str]]:
    """Draws each language into its folder while the caller does something else; where that fails, it is given up.

    Gives a list, in which there stands when this is left what went wrong: once, however many languages say it.
    """
    said, complaints, started = _Said(logging.WARNING), list[str](), list[tuple[BaseProcess, Connection]]()
    _LOG.addHandler(said)
    try:
        try:
            config = load_config(str(renderer.project.root / CONFIG), strict=True)
        except MkDocsException as error:
            complaints += [*said.lines, str(error)]
        else:
            gc.freeze()  # what has been read stays: to look through it again would copy it for each process
            works = (partial(_draw, config, renderer, lang, folder) for lang, folder in folders.items())
            started += [_start(work, said) for work in works]
        yield complaints
        complaints += dict.fromkeys(line for process, answer in started for line in _lines(process, answer))
    finally:
        for process, _ in started:
            process.kill()
            process.join()
        _LOG.removeHandler(said)


class _Said(logging.Handler):
    """Keeps what MkDocs says."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _draw(config: MkDocsConfig, renderer: Renderer, lang: str, folder: Path) -> None:
    (events,) = config["hooks"].values()
    events.draw(config, renderer, lang)
    config.site_dir = str(folder)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _start(work: Callable[[], None], said: _Said) -> tuple[BaseProcess, Connection]:
    """A process that does the work, and where it answers when that is done."""
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_do, args=(work, said, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _do(work: Callable[[], None], said: _Said, answer: Connection) -> None:
    """Does the work, and answers with what MkDocs said about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted is the parent, who then gives this up
    try:
        work()
    except MkDocsException as error:
        said.lines.append(str(error))
    except Exception:
        said.lines.append(traceback.format_exc())
    with suppress(BrokenPipeError):  # nobody waits for it any more
        answer.send(said.lines)


def _lines(process: BaseProcess, answer: Connection) -> list[str]:
    """What the process answers; one that was killed does not."""
    try:
        return list(answer.recv())
    except EOFError:
        process.join()
        return [f"MkDocs: {process.exitcode}"]
