"""Imports between packages point one way, down the order in which data flows."""

import ast
from collections import Counter
from graphlib import TopologicalSorter

import pytest

from tests.support.building import ROOT

HOOKS = ROOT / "hooks"
# A package imports only from the lines before its own, and from itself.
ORDER = (
    {"files"},
    {"diagnostics"},
    {"content"},
    {"model", "project"},
    {"site"},
    {"checks", "api"},
    {"render"},
    {"publish", "documents"},
    {"editing", "mkdocs_adapter"},
    {"build"},
    {"commands"},
    {"__main__"},
)
MAX_MODULES = 12
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def _imports() -> dict[str, set[str]]:
    """Return every module of the package, and the full names that it imports."""
    found: dict[str, set[str]] = {}
    for path in (HOOKS / "malbild").rglob("*.py"):
        parts = path.relative_to(HOOKS).with_suffix("").parts
        names = found.setdefault(".".join(part for part in parts if part != "__init__"), set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


IMPORTS = _imports()
WITHIN = {module: names & IMPORTS.keys() for module, names in IMPORTS.items()}


def _package(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_order_of_packages_names_each_once() -> None:
    assert {_package(module) for module in IMPORTS} - {""} == RANK.keys()


@pytest.mark.parametrize("module", sorted(IMPORTS.keys() - {"malbild"}))
def test_module_imports_only_packages_before_its_own(module: str) -> None:
    own = _package(module)
    others = {_package(name) for name in WITHIN[module]} - {own, ""}
    assert {other for other in others if RANK[other] >= RANK[own]} == set()


def test_imports_of_modules_make_no_circle() -> None:
    assert {*TopologicalSorter(WITHIN).static_order()} == IMPORTS.keys()


@pytest.mark.parametrize("module", sorted(IMPORTS))
def test_mkdocs_is_imported_by_its_adapter_alone(module: str) -> None:
    mkdocs = {name for name in IMPORTS[module] if name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n")}
    assert not mkdocs or _package(module) == "mkdocs_adapter"


def test_folder_of_modules_holds_at_most_a_dozen() -> None:
    folders = Counter(path.parent for path in (HOOKS / "malbild").rglob("*.py") if path.name != "__init__.py")
    assert {str(folder.relative_to(HOOKS)): count for folder, count in folders.items() if count > MAX_MODULES} == {}


def test_hooks_folder_holds_one_file_beside_the_package() -> None:
    assert [path.name for path in HOOKS.glob("*.py")] == ["mkdocs_events.py"]
