"""The supply chain: dependencies, audit, SBOM, container."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.metadata import distributions
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont
from packaging.specifiers import SpecifierSet

from malbild.project.git import last_changes
from tests.support.building import ROOT

DEBIAN_12 = "3.11.2"
FAULTY = {"dependencies": [{"name": "lxml", "vulns": [{"id": "PYSEC-1"}]}, {"name": "babel", "vulns": []}]}
NPM = {
    "vulnerabilities": {
        "esbuild": {"via": [{"url": "https://github.com/advisories/GHSA-1"}]},
        "bundler": {"via": ["esbuild"]},
    }
}


def command(name: str) -> ModuleType:
    """Load a script of .ci as a module."""
    loader = SourceFileLoader(name, str(ROOT / ".ci" / name))
    spec = spec_from_loader(name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    return command("audit")


@pytest.fixture(scope="module")
def sbom() -> dict[str, Any]:
    """The output of `make sbom`."""
    listing = [sys.executable, str(ROOT / ".ci" / "sbom")]
    done = subprocess.run(listing, capture_output=True, text=True, check=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def test_dependency_list_is_current() -> None:
    listing = [sys.executable, str(ROOT / ".ci" / "dependencies")]
    made = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
    assert made == (ROOT / "DEPENDENCIES.md").read_text(encoding="utf-8"), "run make dependencies"


def test_dependencies_have_a_reason_and_a_licence() -> None:
    rows = re.findall(r"^\| (.+?) \| (.*?) \| (.*) \| (.*) \|$", (ROOT / "DEPENDENCIES.md").read_text("utf-8"), re.M)
    rows = [row for row in rows if row[0] not in ("package", "---")]
    assert len(rows) > 60
    assert [row for row in rows if not row[3] or row[2] in ("", "for ")] == []
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert asked["dependencies"].keys() | asked["devDependencies"].keys() == asked["why"].keys()
    assert asked["why"].keys() <= {row[0] for row in rows}
    assert {row[0] for row in rows if row[1] == "site"} == asked["dependencies"].keys()


def test_requirements_are_locked_by_hash() -> None:
    for name in ("requirements.txt", "requirements-test.txt", "requirements-tools.txt", "requirements-bench.txt"):
        packages = re.split(r"\n(?=[a-zA-Z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]
        assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_makefile_installs_only_with_hashes() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    installing = [line for line in lines if re.search(r"pip install|npm (ci|install)", line)]
    assert len(installing) >= 5
    locked = ("--require-hashes --no-deps -r", "npm ci", "--no-index --no-deps --no-build-isolation --editable .")
    assert [line for line in installing if not any(way in line for way in locked)] == []


def test_audit_and_lock_do_not_install_test_tools() -> None:
    for target in ("audit", "lock"):
        make = ["make", "--dry-run", "--always-make", target]
        done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert (
            "install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-tools.txt" in done
        )
        assert not re.search(r"libreoffice|libpango|-r requirements-test.txt|npm ci", done)


def test_dependencies_support_the_python_of_debian_12() -> None:
    asked = {found.name: SpecifierSet(found.metadata["Requires-Python"] or "") for found in distributions()}
    assert {name for name, pythons in asked.items() if DEBIAN_12 not in pythons} == set()


def test_patterns_have_no_possessive_group_repetition() -> None:
    """Python before 3.11.5 lets `(…)*+` keep what its last, failed turn had read (python/cpython, issue 106052)."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py")}
    assert [name for name, text in written.items() if re.search(r"\)([*+?]|\{[\d,]+\})\+", text)] == []


def test_code_does_not_import_tarfile() -> None:
    """Extraction filters exist from Python 3.11.4 (PEP 706); the command `tar` is safe everywhere."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "hooks").rglob("*.py")}
    assert [name for name, text in written.items() if re.search(r"^(import|from) tarfile\b", text, re.M)] == []


def test_audit_fails_unless_a_finding_is_accepted_and_current(audit: ModuleType) -> None:
    def left(*accepted: dict[str, object]) -> list[str]:
        found: list[str] = audit.unaccepted(audit.findings(FAULTY, NPM), [*accepted], date(2026, 11, 22))
        return found

    entry = {"id": "PYSEC-1", "package": "lxml", "reason": "is not reached", "until": date(2026, 11, 22)}
    assert left() == ["esbuild: GHSA-1", "lxml: PYSEC-1"]
    assert left(entry) == ["esbuild: GHSA-1"]
    assert left(entry | {"until": date(2026, 11, 21)}) == left(entry | {"reason": ""}) == left()


def test_sbom_lists_every_npm_file_with_version_and_hash(sbom: dict[str, Any]) -> None:
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    packages = [part for part in sbom["components"] if part["name"] in asked]
    assert {part["name"]: part["version"] for part in packages} == {
        name: asked[name] for name in ("minisearch", "@orama/stemmers")
    }
    listed = {
        file["name"]: (file["version"], file["hashes"][0]["content"])
        for part in packages
        for file in part["components"]
    }
    lying = {path.name: path for path in (ROOT / "overrides" / "static" / "vendor").iterdir()}
    assert listed.keys() == lying.keys()
    assert [name for name, path in lying.items() if listed[name][1] != sha256(path.read_bytes()).hexdigest()] == []
    assert listed["stemmer-sv.js"][0] == asked["@orama/stemmers"]
    assert "pkg:npm/%40orama/stemmers@" + asked["@orama/stemmers"] in {part["purl"] for part in packages}


def test_sbom_lists_fonts_and_icons_with_their_version(sbom: dict[str, Any]) -> None:
    overrides = ROOT / "overrides"
    fonts = [path for folder in ("static/fonts", "fonts") for path in (overrides / folder).iterdir()]
    icons = [*(overrides / "icons").iterdir()]
    parts = {part["name"]: part for part in sbom["components"]}
    arabic = [*(overrides / "fonts_arabic").iterdir()]
    for name, lying in {"Atkinson Hyperlegible Next": fonts, "Vazirmatn": arabic, "Lucide": icons}.items():
        assert Counter(file["name"] for file in parts[name]["components"]) == Counter(path.name for path in lying)
    for name, lying in {"Atkinson Hyperlegible Next": fonts, "Vazirmatn": arabic}.items():
        versions = {TTFont(path)["name"].getDebugName(5) for path in lying if path.name != "LICENSE"}
        assert versions == {f"Version {parts[name]['version']}"}
    licence = (overrides / "icons" / "LICENSE").read_text("utf-8")
    assert f"(lucide-static {parts['Lucide']['version']})" in licence


def test_sbom_of_an_unknown_npm_file_raises(tmp_path: Path) -> None:
    (tmp_path / "leftpad.js").write_text("", encoding="utf-8")
    with pytest.raises(KeyError, match="leftpad"):
        [*command("sbom").npm_components(tmp_path)]


def test_sbom_lists_every_python_package_and_the_commit(sbom: dict[str, Any]) -> None:
    locked = re.findall(r"^(\S+)==(\S+) \\$", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    listed = [part["purl"] for part in sbom["components"] if part["purl"].startswith("pkg:pypi/")]
    assert listed == [f"pkg:pypi/{name}@{version}" for name, version in locked]
    assert sbom["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in sbom["components"]]
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sbom["metadata"]["component"]["version"] == head.stdout.strip()


def test_workflow_actions_are_pinned_by_hash() -> None:
    workflows = [*(ROOT / ".github" / "workflows").glob("*.yml")]
    assert len(workflows) >= 2
    for path in workflows:
        text = path.read_text(encoding="utf-8")
        steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
        assert [
            step["uses"] for step in steps if not re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + 40 * "0"))
        ] == []
        assert "permissions" in yaml.safe_load(text)


CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_containerfile_copies_existing_files() -> None:
    copied = [line.split()[1:-1] for line in re.findall(r"^COPY (?!--from).*$", CONTAINERFILE, re.M)]
    sources = [source for line in copied for source in line]
    assert {".git", "docs", "hooks", "overrides", "mkdocs.yml", "deploy/nginx"} <= {*sources}
    assert [source for source in sources if not (ROOT / source).exists()] == []
    _, last = re.split(r"^FROM ", CONTAINERFILE, flags=re.M)[1:]
    assert "USER www-data" in last
    assert ".git" not in last
    assert (ROOT / "deploy" / "nginx" / "nginx.conf").read_text("utf-8").count(
        "/run/malbild"
    ) == 6  # every path it writes to


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The part of a clone's history that the container's first stage gets; the clone's config has a password."""
    whole, sent = tmp_path / "clone", tmp_path / "sent"
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, whole], check=True)
    ignored = (ROOT / "deploy" / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    kept = [line.removeprefix("!.git/") for line in ignored if line.startswith("!.git/")]
    first = min(ignored.index(f"!.git/{name}") for name in kept)
    assert ignored.index(".git/*") < first  # the last matching line wins
    (sent / ".git").mkdir(parents=True)
    for path in (whole / ".git").iterdir():
        if path.name in kept:
            (shutil.copytree if path.is_dir() else shutil.copy)(path, sent / ".git" / path.name)
    return sent


def stage_commands() -> list[str]:
    """Return the commands of the container's first stage, in order."""
    return re.findall(r"^RUN (.*)$", re.split(r"^FROM ", CONTAINERFILE, flags=re.M)[1], re.M)


def test_container_history_has_page_dates_and_no_password(clone: Path) -> None:
    assert {path.name for path in (clone / ".git").iterdir()} <= {"HEAD", "objects", "packed-refs", "refs", "shallow"}
    assert last_changes(clone) == last_changes(ROOT) != {}
    assert "SOURCE_DATE_EPOCH" not in CONTAINERFILE  # the time of the last commit is used
    history = next(command for command in stage_commands() if command.startswith("git log"))
    assert subprocess.run(["sh", "-c", history], cwd=clone, check=False).returncode == 0


def test_container_build_without_url_or_history_fails(tmp_path: Path) -> None:
    def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        settings = {"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)} | environment
        return subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=settings, capture_output=True, text=True, check=False
        )

    address, *_, history, build = stage_commands()
    assert build == "make build"
    assert re.search(r"^ARG SITE_URL\nRUN ", CONTAINERFILE, re.M)  # without a default
    assert run(address, SITE_URL="https://example.org/").returncode == 0
    for refused, word in ((run(address), "--build-arg SITE_URL="), (run(history), "Build from a whole clone")):
        assert refused.returncode != 0
        assert word in refused.stderr


def test_container_base_image_is_versioned_and_updated() -> None:
    bases = re.findall(r"^FROM (\S+)", CONTAINERFILE, re.M)
    assert [base for base in bases if not re.search(r":\d+\.\d+-slim$", base)] == []
    assert len({*bases}) == 1
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert "/deploy" in [update["directory"] for update in updates if update["package-ecosystem"] == "docker"]


def test_gitlab_and_dependabot_files_are_valid_yaml() -> None:
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["artifacts"]["paths"] == ["public", "site.cdx.json"]
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions", "docker"}
