"""Jobs in forked processes, which share in memory what their parent has read.

Requires the `fork` start method: Linux, macOS or WSL.
"""

import gc
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

_FORK = get_context("fork")
T = TypeVar("T")


class ForkError(Exception):
    """A forked process ended without a result; the message is its exit code."""


class Fork(Generic[T]):
    """A job that runs in a process of its own. Its result, or its exception, must be picklable."""

    def __init__(self, job: Callable[[], T]) -> None:
        """Start the job."""
        self._receiver, sender = _FORK.Pipe(duplex=False)
        self._process = _FORK.Process(target=_run, args=(job, sender), daemon=True)
        self._process.start()
        sender.close()

    def result(self) -> T:
        """Wait for the job and return its result. Raises what the job raised, or `ForkError`."""
        try:
            result, error = self._receiver.recv()
        except EOFError:
            self._process.join()
            raise ForkError(self._process.exitcode) from None
        if error:
            raise error
        return result  # type: ignore[no-any-return]  # what the job returned

    def kill(self) -> None:
        """End the process, if it still runs, and wait until it has ended."""
        self._process.kill()
        self._process.join()


@contextmanager
def forked(jobs: Iterable[Callable[[], T]]) -> Iterator[list[Fork[T]]]:
    """Run each job in a process of its own while the caller's block runs. What still runs then is killed."""
    gc.freeze()  # a garbage collection in a fork would copy what it shares with its parent
    forks: list[Fork[T]] = []
    try:
        forks += [Fork(job) for job in jobs]
        yield forks
    finally:
        for fork in forks:
            fork.kill()


def _run(job: Callable[[], T], sender: Connection) -> None:
    """Run the job and send its result, or its exception."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C interrupts the parent, which ends this process
    try:
        answer: tuple[T | None, Exception | None] = job(), None
    except Exception as error:  # raised in the parent
        answer = None, error
    with suppress(BrokenPipeError):  # the parent no longer waits
        sender.send(answer)
