"""What the project stands on is written down, watched, and no more than is asked for."""

import json
import re
import subprocess
import sys
from datetime import date
from importlib.machinery import SourceFileLoader
from importlib.metadata import distributions
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from building import ROOT

DEBIAN_12 = "3.11.2"
FAULTY = {"dependencies": [{"name": "lxml", "vulns": [{"id": "PYSEC-1"}]}, {"name": "babel", "vulns": []}]}
NPM = {
    "vulnerabilities": {
        "esbuild": {"via": [{"url": "https://github.com/advisories/GHSA-1"}]},
        "bundler": {"via": ["esbuild"]},
    }
}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    loader = SourceFileLoader("audit", str(ROOT / ".ci" / "audit"))
    spec = spec_from_loader("audit", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_list_of_dependencies_is_what_is_locked_and_installed() -> None:
    command = [sys.executable, str(ROOT / ".ci" / "dependencies")]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert made == (ROOT / "DEPENDENCIES.md").read_text(encoding="utf-8"), "run make dependencies"


def test_every_dependency_has_a_reason_and_a_licence() -> None:
    rows = re.findall(r"^\| (.+?) \| (.*?) \| (.*) \| (.*) \|$", (ROOT / "DEPENDENCIES.md").read_text("utf-8"), re.M)
    rows = [row for row in rows if row[0] not in ("package", "---")]
    assert len(rows) > 60
    assert [row for row in rows if not row[3] or row[2] in ("", "for ")] == []
    assert {*json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]} <= {row[0] for row in rows}


def test_every_requirement_is_locked_by_hash() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        packages = re.split(r"\n(?=[a-zA-Z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]
        assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_every_dependency_takes_the_python_of_the_oldest_debian_that_is_promised() -> None:
    asked = {found.name: SpecifierSet(found.metadata["Requires-Python"] or "") for found in distributions()}
    assert {name for name, pythons in asked.items() if DEBIAN_12 not in pythons} == set()


def test_a_known_fault_stops_unless_it_is_accepted_for_a_reason_and_a_time(audit: ModuleType) -> None:
    def left(*accepted: dict[str, object]) -> list[str]:
        found: list[str] = audit.unaccepted(audit.findings(FAULTY, NPM), [*accepted], date(2026, 11, 22))
        return found

    entry = {"id": "PYSEC-1", "package": "lxml", "reason": "is not reached", "until": date(2026, 11, 22)}
    assert left() == ["esbuild: GHSA-1", "lxml: PYSEC-1"]
    assert left(entry) == ["esbuild: GHSA-1"]
    assert left(entry | {"until": date(2026, 11, 21)}) == left(entry | {"reason": ""}) == left()


def test_workflows_use_no_action_that_is_not_pinned_by_its_hash() -> None:
    workflows = [*(ROOT / ".github" / "workflows").glob("*.yml")]
    assert len(workflows) >= 2
    for path in workflows:
        text = path.read_text(encoding="utf-8")
        steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
        assert [
            step["uses"] for step in steps if not re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + 40 * "0"))
        ] == []
        assert "permissions" in yaml.safe_load(text)


def test_what_the_container_copies_is_there() -> None:
    text = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    copied = [line.split()[1:-1] for line in re.findall(r"^COPY (?!--from).*$", text, re.M)]
    sources = [source for line in copied for source in line]
    assert {"docs", "hooks", "overrides", "mkdocs.yml", "deploy/nginx"} <= {*sources}
    assert [source for source in sources if not (ROOT / source).exists()] == []
    _, last = re.split(r"^FROM ", text, flags=re.M)[1:]
    assert "USER www-data" in last
    assert (ROOT / "deploy" / "nginx" / "nginx.conf").read_text("utf-8").count("/run/malbild") == 6  # all it writes


def test_gitlab_and_dependabot_read_as_yaml() -> None:
    assert yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["pages"]["artifacts"]["paths"] == ["public"]
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
