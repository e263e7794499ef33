"""The documents of Örebro's site."""

import re
from pathlib import Path

import pytest

from tests.support.printing import kit_files


@pytest.fixture(scope="module")
def kit(built_site: Path) -> dict[str, dict[str, Path]]:
    """The files of the kit by language and name: `affisch-a3.pdf`, `fickkort-invanare.pdf`."""
    found: dict[str, dict[str, Path]] = {lang: {} for lang in ("sv", "en")}
    for path in kit_files(built_site):
        name, lang = re.fullmatch(r"(?:malbild-nara-vard|vision-close-care)-(.+)-(\w+)", path.stem).groups()  # type: ignore[union-attr]
        found[lang][name + path.suffix] = path
    return found
