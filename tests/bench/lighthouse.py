"""Lighthouse's report on a page on a phone, and the weight of its first view: `make speed`."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malbild.files.progress import step
from tests.support.building import ROOT
from tests.support.web_server import nginx

COMMAND = ROOT / "node_modules" / ".bin" / "lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = ("", "malbild/invanare/", "nyckelord/tillit/", "bakgrund/utredningar/")
"""The start page, a perspective, a key word, a long text."""


@dataclass(frozen=True)
class Report:
    """Lighthouse's report on one page."""

    page: str
    answer: dict[str, Any]

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores of the categories, 0–100."""
        return tuple(round(100 * self.answer["categories"][name]["score"]) for name in CATEGORIES)

    @property
    def shift(self) -> float:
        """The cumulative layout shift."""
        return float(self.audit("cumulative-layout-shift")["numericValue"])

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The requests of the first view."""
        items: list[dict[str, Any]] = self.audit("network-requests")["details"]["items"]
        return [item for item in items if item["url"].startswith("http")]

    @property
    def weight(self) -> int:
        """The bytes transferred."""
        return sum(int(item["transferSize"]) for item in self.requests)

    @property
    def largest(self) -> str:
        """The largest contentful element, as HTML."""
        tables = self.audit("largest-contentful-paint-element")["details"]["items"]
        return str(tables[0]["items"][0]["node"]["snippet"])

    def audit(self, name: str) -> dict[str, Any]:
        """Return one audit."""
        found: dict[str, Any] = self.answer["audits"][name]
        return found

    def __str__(self) -> str:
        figures = ", ".join(f"{self.audit(name)['displayValue']} {short}" for name, short in _TIMES)
        scores = "/".join(map(str, self.scores))
        return f"/{self.page:24} {scores}  {self.weight / 1024:.1f} KB, {len(self.requests)} requests, {figures}"


_TIMES = (("largest-contentful-paint", "LCP"), ("total-blocking-time", "TBT"), ("cumulative-layout-shift", "CLS"))


def report_on(address: str, page: str, tries: int = 4) -> Report:
    """Return the report on a page, the best of a few: a busy machine renders late or in pieces.

    Raises RuntimeError with Lighthouse's message if Chromium has answered none of them.
    """
    reports, errors = [], ""
    for _ in range(tries):
        command = [str(COMMAND), address + page, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        environment = os.environ | {"CHROME_PATH": "/usr/bin/chromium"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            errors = done.stderr
            continue
        reports.append(Report(page, json.loads(done.stdout)))
        if reports[-1].scores[0] == 100 and not reports[-1].shift:
            break
    if not reports:
        raise RuntimeError(errors)
    return max(reports, key=lambda report: (report.scores, -report.shift))


def main() -> None:
    """Print the figures of the built site, served by nginx."""
    with tempfile.TemporaryDirectory() as folder, nginx(ROOT / "site", Path(folder)) as address:
        for page in sys.argv[1:] or PAGES:
            with step(f"Measuring /{page}"):
                report = report_on(address, page)
            print(report)


if __name__ == "__main__":
    main()
