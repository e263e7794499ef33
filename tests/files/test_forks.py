"""Jobs in forked processes: results, exceptions, and processes that end without either."""

import os
import time

import pytest

from malbild.files.forks import ForkError, forked


def test_forked_jobs_return_their_results_in_order() -> None:
    read = [1, 2]
    with forked([lambda: sum(read), lambda: max(read)]) as forks:
        assert [fork.result() for fork in forks] == [3, 2]


def test_forked_exception_is_raised_in_the_parent() -> None:
    def job() -> int:
        raise LookupError("missing")

    with forked([job]) as forks, pytest.raises(LookupError, match="missing"):
        forks[0].result()


def test_forked_process_that_dies_raises_its_exit_code() -> None:
    with forked([lambda: os._exit(9)]) as forks, pytest.raises(ForkError, match=r"^9$"):
        forks[0].result()


def test_forked_process_that_still_runs_is_killed_with_the_block() -> None:
    began = time.monotonic()
    with forked([lambda: time.sleep(600)]):
        pass
    assert time.monotonic() - began < 60
