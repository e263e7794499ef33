"""Compressed copies of the texts in a folder, as our build makes them: `python -m tests.bench.compress FOLDER`."""

import sys
from pathlib import Path

from malbild.files.compression import compress
from malbild.files.writer import write

if __name__ == "__main__":
    write(compress(Path(sys.argv[1])), Path(sys.argv[1]))
