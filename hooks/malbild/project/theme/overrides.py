"""Templates, styles, icons and other files of the look: a project's own `overrides/`, then the engine's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PACKAGE = Path(__file__).parents[2]
_PACKAGED, _CHECKOUT = _PACKAGE / "overrides", _PACKAGE.parents[1] / "overrides"
PERSPECTIVES = "styles/perspectives.css"
"""The style sheet of the perspectives' colours, made from the site."""
ENGINE = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
"""The engine's folder: in a wheel within the package, in the repository the checkout's own."""


@dataclass(frozen=True)
class Overrides:
    """The folders of the look. A file of an earlier folder replaces those of the same name in later ones."""

    folders: tuple[Path, ...]
    generated: Mapping[str, str] = field(default_factory=lambda: {PERSPECTIVES: ""})  # texts made from the site

    @classmethod
    def of(cls, root: Path) -> "Overrides":
        """Return the folders of the project in `root`."""
        own = root / "overrides"
        return cls((ENGINE,) if not own.is_dir() or own.samefile(ENGINE) else (own, ENGINE))

    def path(self, name: str) -> Path:
        """Return the file of that name, `styles/tokens.css`. Raises FileNotFoundError."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(name)

    def read(self, name: str) -> str:
        """Return the text of the file of that name. Raises FileNotFoundError."""
        if name in self.generated:
            return self.generated[name]
        return self.path(name).read_text(encoding="utf-8")

    @property
    def icons(self) -> tuple[str, ...]:
        """Return the names of the icons, in order."""
        return tuple(sorted(Path(name).stem for name in self.files("icons") if name.endswith(".svg")))

    def files(self, name: str) -> dict[str, Path]:
        """Return every file below the folder of that name, by its path from there, in order."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            base = folder / name
            found |= {path.relative_to(base).as_posix(): path for path in base.rglob("*") if path.is_file()}
        return dict(sorted(found.items(), key=lambda item: Path(item[0])))
