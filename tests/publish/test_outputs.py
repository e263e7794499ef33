"""Outputs of the whole project: the same files from any process."""

import os
import subprocess
import sys

from tests.support.building import ROOT


def test_outputs_do_not_depend_on_process_zone_or_hash_seed() -> None:
    here = _digests({"PYTHONHASHSEED": "1", "TZ": "Europe/Stockholm"})
    there = _digests({"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"})
    assert here == there
    assert "api/v1/index.json" in here


def _digests(environment: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.support.print_digests"]
    settings = os.environ | {"SOURCE_DATE_EPOCH": "0"} | environment
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True, timeout=120)
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert len(found) == len(done.stdout.splitlines())
    return found
