"""Icons by name: those of the look (`heart`), those of Material's package (`material/heart`), and emoji."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pymdownx import gemoji_db

from malbild.project.theme.overrides import Overrides

SETS = ("material", "fontawesome", "octicons", "simple")
"""Material's icon sets: folders of its package, each with a licence of its own."""
OWN = "icon-"
"""What a shortcode of one of the look's own icons begins with: `:icon-heart:`."""
SHORTCODE = re.compile(r":(?<![\w:/]:)(?P<name>[a-z0-9+-][a-z0-9_+-]*):(?![\w:/])")

_PACKAGE = find_spec("material")
MATERIAL = Path(_PACKAGE.origin).parent / "templates" / ".icons" if _PACKAGE and _PACKAGE.origin else Path("-")
_NAME = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)*")


def icon_file(overrides: Overrides, name: str) -> Path:
    """Return the SVG file of the icon. Raises FileNotFoundError."""
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    if name.partition("/")[0] not in SETS:
        return overrides.path(f"icons/{name}.svg")
    file = MATERIAL / f"{name}.svg"
    if not file.is_file():
        raise FileNotFoundError(name)
    return file


def has_icon(overrides: Overrides, name: str) -> bool:
    """Return whether there is an icon of that name."""
    try:
        return bool(icon_file(overrides, name))
    except FileNotFoundError:
        return False


def icon_names(overrides: Overrides) -> Iterator[str]:
    """Yield the name of every icon."""
    yield from overrides.icons
    yield from _material_icons()


@cache
def _material_icons() -> list[str]:
    """Return the name of every icon of Material's package: of 14 000 files, listed once."""
    files = (file for icon_set in SETS for file in MATERIAL.glob(f"{icon_set}/**/*.svg"))
    return [file.relative_to(MATERIAL).with_suffix("").as_posix() for file in files]


def shortcode_icon(shortcode: str) -> str:
    """Return the icon that a shortcode's name stands for, or an empty text: `material-heart` → `material/heart`."""
    if shortcode.startswith(OWN):
        return shortcode.removeprefix(OWN)
    icon_set, _, name = shortcode.partition("-")
    if icon_set == "fontawesome":
        name = name.replace("-", "/", 1)  # solid, regular or brands
    return f"{icon_set}/{name}" if icon_set in SETS else ""


def icon_shortcode(icon: str) -> str:
    """Return the shortcode of an icon: `material/heart` → `:material-heart:`."""
    return f":{icon.replace('/', '-')}:" if "/" in icon else f":{OWN}{icon}:"


def emoji(shortcode: str) -> str:
    """Return the emoji of the name that GitHub gives it, `smile`, or an empty text."""
    name = gemoji_db.aliases.get(f":{shortcode}:", f":{shortcode}:")
    code_points = gemoji_db.emoji.get(name, {}).get("unicode", "")
    return "".join(chr(int(point, 16)) for point in code_points.split("-")) if code_points else ""
