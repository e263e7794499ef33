"""Data flows one way, so imports point one way; MkDocs stays in two files."""

import ast
import re
from graphlib import TopologicalSorter

import pytest

from building import ROOT

HOOKS = ROOT / "hooks"
# From text to site, in the order data flows. What draws and writes comes after, in any order without a ring.
CORE = (
    "project_yaml", "problems", "nodes", "misreadings", "front_matter", "rich_text", "fields", "parts", "model",
    "accessibility", "kinds", "schema", "translation", "languages", "project", "file_names", "markers", "blocks",
    "slips", "body", "readability", "acceptance", "site", "anchors", "adopted", "allowed_html", "deck", "checks",
    "content", "index", "navigation", "urls",
)  # fmt: skip


def _imports() -> dict[str, set[str]]:
    """Every module of the package, and the full names that it imports."""
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


@pytest.mark.parametrize("module", sorted(IMPORTS.keys() - {"malbild.drawing"}))
def test_no_module_but_the_one_that_starts_it_knows_mkdocs(module: str) -> None:
    assert {
        name for name in IMPORTS[module] if name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n")
    } == set()


def test_what_mkdocs_calls_stays_in_one_file_and_what_calls_it_in_another() -> None:
    assert [path.name for path in HOOKS.glob("*.py")] == ["mkdocs_events.py"]
    assert [module for module, names in WITHIN.items() if "malbild.drawing" in names] == ["malbild.assembly"]


def test_imports_make_no_ring() -> None:
    assert {*TopologicalSorter(WITHIN).static_order()} == IMPORTS.keys()


@pytest.mark.parametrize("module", CORE)
def test_the_core_imports_only_what_comes_before_it(module: str) -> None:
    before = {"malbild", *(f"malbild.{name}" for name in CORE[: CORE.index(module)])}
    own = {name for name in WITHIN if f"{name}.".startswith(f"malbild.{module}.")}  # a package with its modules
    assert {name for one in own for name in WITHIN[one]} - own <= before


def test_the_map_of_the_code_names_every_module() -> None:
    named = {*re.findall(r"`(\w+)`", (ROOT / "README.md").read_text(encoding="utf-8"))}
    modules = {path.stem for path in (HOOKS / "malbild").glob("*.py")} - {"__init__"}
    assert modules - named == set()
