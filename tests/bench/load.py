"""Load of 200 visitors at once on an embed, beside a bare file of the same size: `make bench-load`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from malbild.files.progress import step
from tests.support.building import ROOT
from tests.support.web_server import free_port, nginx, running

PERSPECTIVES = "embed/v1/sv/perspective"
_BARE = """daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"""


@dataclass(frozen=True)
class Load:
    """The result of a measurement; times in milliseconds."""

    requests: float  # per second
    median: float
    slow: float  # the 99th percentile
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.requests:8.0f} answers/s   median {self.median:6.1f} ms   99 % {self.slow:6.1f} ms"


def measure(address: str, seconds: int, connections: int = 200) -> Load:
    """Request a URL with brotli on many connections at once."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br", address]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    times = {name: _milliseconds(value) for name, value in re.findall(r"^ +(50|99)% +(\S+)$", output, re.MULTILINE)}
    faults = tuple(line.strip() for line in output.splitlines() if "Non-2xx" in line or "Socket errors" in line)
    (requests,) = re.findall(r"Requests/sec: +([\d.]+)", output)
    return Load(float(requests), times["50"], times["99"], faults)


def _milliseconds(value: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", value).groups()  # type: ignore[union-attr]  # wrk writes it so
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


@contextmanager
def bare(content: bytes, folder: Path) -> Iterator[str]:
    """Serve one file with a minimal nginx; yield its URL."""
    folder.mkdir()
    port = free_port()
    (folder / "file").write_bytes(content)
    (folder / "nginx.conf").write_text(_BARE.format(folder=folder, port=port), encoding="utf-8")
    with running(folder):
        yield f"http://127.0.0.1:{port}/file"


def compare(site: Path, folder: Path, seconds: int) -> tuple[Load, Load]:
    """Return the load on the embed of a perspective and on a bare file, measured in turn."""
    embed = min((site / PERSPECTIVES).iterdir())
    content = (embed / "index.html.br").read_bytes()
    with nginx(site, folder / "shipped") as address, bare(content, folder / "bare") as file:
        return measure(f"{address}{embed.relative_to(site)}/", seconds), measure(file, seconds)


if __name__ == "__main__":
    with TemporaryDirectory() as folder, step("Requesting an embed, and a bare file"):
        embed, file = compare(ROOT / "site", Path(folder), seconds=3)
    print(f"embed      {embed}   {', '.join(embed.faults) or 'no error'}")
    print(f"bare file  {file}   {', '.join(file.faults) or 'no error'}")
    print(f"The embed is answered at {embed.requests / file.requests:.0%} of the bare file's rate.")
    sys.exit(bool(embed.faults))
