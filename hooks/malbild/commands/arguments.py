"""Arguments of the commands, with answers in Swedish to those that are missing or unknown."""

import argparse
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from malbild.project.commands import command_line

ALL = "alla"
"""The answer that leaves no part out."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A value that a command needs: its name in the code, its variable in the Makefile, and an example."""

    name: str
    variable: str
    text: str
    example: str
    default: str = ""  # required without one


class SwedishParser(argparse.ArgumentParser):
    """A parser that shows people what to write instead of argparse's English usage."""

    def __init__(
        self, *, values: Sequence[Argument] = (), command: str = "KOMMANDO", asks: bool = False, **options: Any
    ) -> None:
        super().__init__(add_help=False, **options)
        self._values, self._command, self._asks = values, command, asks
        self.add_argument("-h", "--help", action="help", help="visar den här hjälpen")
        for value in values:
            self.add_argument(value.name, nargs="?", default=value.default, help=value.text)

    def complete(self, arguments: argparse.Namespace) -> None:
        """Exit with the way to write the command if it lacks a value; the Makefile passes empty ones on."""
        if self._asks and sys.stdin.isatty():
            self._ask(arguments)
        missing = [value for value in self._values if not (getattr(arguments, value.name) or value.default)]
        for value in self._values:
            setattr(arguments, value.name, getattr(arguments, value.name) or value.default)
        if missing:
            self.error("\n".join(f"{value.variable} saknas: {value.text}." for value in missing))

    def _ask(self, arguments: argparse.Namespace) -> None:
        """Ask a person for each value that the command lacks; an answer of nothing takes the default."""
        for value in self._values:
            if not getattr(arguments, value.name):
                setattr(arguments, value.name, input(f"{value.text.capitalize()} (till exempel {value.example}): "))

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and the way to write the command, for an unknown one all of the help, and exit."""
        is_own = message.splitlines()[0].count(" saknas: ")
        if is_own:
            self.exit(2, f"{message}\nSkriv så här: {self.format_usage()}")
        self.exit(2, f"Kommandot går inte att förstå: {shlex.join(sys.argv[1:])}\n{self.format_help()}")

    def format_usage(self) -> str:
        """Return an example of the command as it is typed in this folder."""
        way = command_line(Path.cwd())
        shown = [value for value in self._values if not value.default]
        values = [
            f"{value.variable}={_quoted(value.example)}" if way == "make" else _quoted(value.example) for value in shown
        ]
        return f"{' '.join([way, self._command, *values])}\n"

    def format_help(self) -> str:
        """Return the description, the example, and every value and command with its meaning."""
        rows = [(value.variable, value.text) for value in self._values]
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                rows += [(choice.dest, choice.help or "") for choice in action._choices_actions]
            elif action.option_strings:
                rows.append((action.option_strings[-1], action.help or ""))
        lines = [f"    {name:20}  {text}" for name, text in rows]
        return "\n".join([self.description or "", "", f"Skriv så här: {self.format_usage()}", *lines, ""])


def absolute_path(name: str) -> Path:
    """Return the absolute path: a command starts others in other folders."""
    return Path(name).resolve()


def seconds_since(began: float) -> str:
    """Return the seconds with one decimal, as Swedish writes it: 0,4."""
    return f"{time.perf_counter() - began:.1f}".replace(".", ",")


def _quoted(text: str) -> str:
    """Return the text in quotation marks, as people type them, if it needs them."""
    return text if shlex.quote(text) == text and text[:1].islower() else f'"{text}"'
