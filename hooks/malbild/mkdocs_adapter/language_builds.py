"""Language builds: an MkDocs process per language, each rendering its pages into a folder of its own."""

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import mkdocs
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError

from malbild.files.forks import Fork, ForkError, forked
from malbild.files.progress import step
from malbild.mkdocs_adapter.plugin import find_plugin
from malbild.project.mkdocs_yml.nodes import CONFIG
from malbild.render.context import BuildContext
from malbild.render.jinja.template_errors import describe_template_error


@contextmanager
def language_builds(context: BuildContext, folders: Mapping[str, Path]) -> Iterator[list[str]]:
    """Render each language into its folder while the caller's block runs.

    Yield a list of errors, complete when the block is left; what several languages report is in it once. If the block
    raises, the processes are killed.
    """
    errors, jobs = list[str](), list[partial[list[str]]]()
    with _collected_log() as log:
        try:
            config = load_config(str(context.project.root / CONFIG), strict=True)
            find_plugin(config)
        except PluginError as error:  # from find_plugin; what MkDocs logs about two plugins says less
            errors.append(str(error))
        except MkDocsException as error:
            errors += [*log, str(error)]
        else:
            jobs += [partial(_render, config, context, lang, folder) for lang, folder in folders.items()]
    with forked(jobs) as forks:
        yield errors
        with step("Gör sidorna"):
            errors += dict.fromkeys(line for fork in forks for line in _messages(fork))


def _render(config: MkDocsConfig, context: BuildContext, lang: str, folder: Path) -> list[str]:
    """Let MkDocs build one language into the folder; return its warnings and errors."""
    find_plugin(config).build_only(context, lang)
    for language in config.plugins["i18n"].config.languages:  # the default language comes first and is always built
        language.build = language.default or language.locale == lang
    config.site_dir = str(folder)
    with _collected_log() as log:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except TemplateError as error:
            log[:] = [describe_template_error(error)]  # in place of MkDocs' words for it
        except MkDocsException as error:
            log.append(str(error))
        except Exception:
            log.append(traceback.format_exc())
    return log


def _messages(fork: Fork[list[str]]) -> list[str]:
    """Return the messages of a language build, or its exit code if it was killed."""
    try:
        return fork.result()
    except ForkError as error:
        return [f"MkDocs: {error}"]


@contextmanager
def _collected_log() -> Iterator[list[str]]:
    """Yield a list to which MkDocs' warnings and errors are added while the caller's block runs."""
    logger, handler = logging.getLogger(mkdocs.__name__), _ListHandler(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield handler.lines
    finally:
        logger.removeHandler(handler)


class _ListHandler(logging.Handler):
    """Log handler that keeps the messages."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
