"""Language builds: an MkDocs process per language, each rendering its pages into a folder of its own.

The processes are forked once the content has been read, and share it in memory. Requires the `fork` start method:
Linux, macOS or WSL.
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
from mkdocs.exceptions import MkDocsException, PluginError

from malbild.mkdocs_adapter.plugin import MalbildPlugin, find_plugin
from malbild.project.yaml_config import CONFIG
from malbild.render.context import BuildContext

_FORK = get_context("fork")
_LOG = logging.getLogger("mkdocs")
_Worker = tuple[BaseProcess, Connection]


@contextmanager
def language_builds(context: BuildContext, folders: Mapping[str, Path]) -> Iterator[list[str]]:
    """Render each language into its folder while the caller's block runs.

    Yield a list of errors, complete when the block is left; what several languages report is in it once. If the block
    raises, the processes are killed.
    """
    log, errors, workers = _LogCollector(logging.WARNING), list[str](), list[_Worker]()
    _LOG.addHandler(log)
    try:
        try:
            config = load_config(str(context.project.root / CONFIG), strict=True)
            plugin = find_plugin(config)
        except PluginError as error:  # raised by find_plugin; MkDocs' own warning about two plugins says less
            errors.append(str(error))
        except MkDocsException as error:
            errors += [*log.lines, str(error)]
        else:
            gc.freeze()  # a garbage collection in a fork would copy all that it shares with the others
            jobs = (partial(_render, config, plugin, context, lang, folder) for lang, folder in folders.items())
            workers += [_start(job, log) for job in jobs]
        yield errors
        errors += dict.fromkeys(line for worker in workers for line in _result(*worker))
    finally:
        for process, _ in workers:
            process.kill()
            process.join()
        _LOG.removeHandler(log)


class _LogCollector(logging.Handler):
    """Log handler that keeps the messages."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _render(config: MkDocsConfig, plugin: MalbildPlugin, context: BuildContext, lang: str, folder: Path) -> None:
    """Let MkDocs build one language into the folder."""
    plugin.build_only(context, lang)
    for language in config.plugins["i18n"].config.languages:  # the default language comes first and is always built
        language.build = language.default or language.locale == lang
    config.site_dir = str(folder)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _start(job: Callable[[], None], log: _LogCollector) -> _Worker:
    """Start a process for the job; return it and the connection on which it sends the errors."""
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_run, args=(job, log, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _run(job: Callable[[], None], log: _LogCollector, sender: Connection) -> None:
    """Run the job and send MkDocs' messages, errors among them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and kills this process
    try:
        job()
    except MkDocsException as error:
        log.lines.append(str(error))
    except Exception:
        log.lines.append(traceback.format_exc())
    with suppress(BrokenPipeError):  # the parent no longer waits
        sender.send(log.lines)


def _result(process: BaseProcess, receiver: Connection) -> list[str]:
    """Return the messages of a process, or its exit code if it was killed."""
    try:
        return list(receiver.recv())
    except EOFError:
        process.join()
        return [f"MkDocs: {process.exitcode}"]
