"""Requirements: a build imports only packages that are pinned for it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.support.building import ROOT


def _imported() -> set[str]:
    """Return the third-party packages that the code of a build imports."""
    found = set()
    for file in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"malbild"}


def test_imported_packages_are_pinned_for_the_build() -> None:
    pinned = {*re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)}
    distributions = packages_distributions()
    needed = {name: {one.lower().replace("_", "-") for one in distributions[name]} for name in _imported()}
    assert {name for name, ones in needed.items() if not ones & pinned} == set()


def test_requirements_have_a_reason() -> None:
    for file in ("requirements.in", "requirements-test.in", "requirements-tools.in", "requirements-bench.in"):
        asked = (ROOT / file).read_text(encoding="utf-8").splitlines()
        assert [line for line in asked if re.match(r"\w", line) and not re.search(r"\S\s+# \w+", line)] == []


def test_test_pins_include_the_build_pins() -> None:
    pins = [
        {*re.findall(r"^[\w.-]+==[\w.]+", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)}
        for file in ("requirements.txt", "requirements-test.txt")
    ]
    assert pins[0] <= pins[1]


def test_package_dependencies_are_what_requirements_in_names() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = re.findall(r"^[\w-]+", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert package["project"]["dependencies"] + package["build-system"]["requires"] == named
