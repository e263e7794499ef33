"""Workflows on GitHub and GitLab: what a proposed change may reach."""

import os
import re
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.building import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
FAKE_GH = ROOT / "tests" / "support" / "gh.sh"


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # strings only: `on` stays `on`


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def runs(job: dict[str, Any]) -> str:
    """Return all commands of a job."""
    return "\n".join(step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit_with_a_version_comment(path: Path) -> None:
    uses = [line for line in path.read_text(encoding="utf-8").split("\n") if "uses:" in line]
    assert all(re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line) for line in uses), uses


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_commands_contain_no_untrusted_input(path: Path) -> None:
    assert "pull_request_target" not in read(path)["on"]
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_pull_request_workflow_can_only_read() -> None:
    path = ROOT / ".github/workflows/pull-request.yml"
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert [job for job in workflow["jobs"].values() if "permissions" in job] == []
    checkouts = [
        step for step in steps(ROOT / ".github/workflows/pull-request.yml") if "checkout" in step.get("uses", "")
    ]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * 3


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in read(ROOT / ".gitlab-ci.yml").items() if "script" in job}


RIGHTS = "--cap-add SYS_ADMIN --security-opt apparmor=unconfined"
"""The rights that unshare and mount need in a Docker container: past seccomp and past AppArmor."""


def test_uploads_overwrite_those_of_an_earlier_run() -> None:
    uploads = [step["with"] for path in WORKFLOWS for step in steps(path) if "upload-artifact" in step.get("uses", "")]
    assert [upload.get("overwrite") for upload in uploads] == ["true"] * 5


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_jobs_that_install_debian_packages_run_in_debian(path: Path) -> None:
    makes = [job for job in jobs(path).values() if re.search(r"^(make|\.ci/run|\.ci/site)\b", runs(job), re.M)]
    assert {str(job.get("container", {})).count("debian:13-slim") for job in makes} <= {1}


def test_test_jobs_alone_have_extra_container_rights() -> None:
    every = {(path.name, name): job for path in WORKFLOWS for name, job in jobs(path).items()}
    testing = {place for place, job in every.items() if re.search(r"^(make test|\.ci/run)\b", runs(job), re.M)}
    assert testing == {("pull-request.yml", "tests"), ("pages.yml", "tests"), ("beside.yml", "tests")}
    given = {
        place: job["container"].get("options") for place, job in every.items() if "image" in job.get("container", "")
    }
    assert given == dict.fromkeys(testing, RIGHTS)


def test_comment_workflow_uses_nothing_of_the_change_but_text() -> None:
    path = ROOT / ".github/workflows/comment.yml"
    assert read(path)["permissions"] == {}
    assert read(path)["jobs"]["post"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step for step in steps(path) if "uses" in step] == []


@pytest.mark.parametrize(
    ("number", "former", "posted"),
    [
        ("7", "", "api --silent --method POST repos/o/r/issues/7/comments -F body=@body.md"),
        ("7", "42", "api --silent --method PATCH repos/o/r/issues/comments/42 -F body=@body.md"),
        ("", "", "pr list"),  # no open pull request has that commit: nothing is posted
    ],
)
def test_comment_is_posted_once_and_then_updated(number: str, former: str, posted: str, tmp_path: Path) -> None:
    shutil.copy(FAKE_GH, tmp_path / "gh")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "text.md").write_text("x" + "å" * 40_000, encoding="utf-8")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "o/r", "RUN": "1", "COMMIT": "abc"}
    environment |= {
        "LOG": str(tmp_path / "log"),
        "COMMENT": str(tmp_path / "text.md"),
        "NUMBER": number,
        "FORMER": former,
    }
    script = steps(ROOT / ".github/workflows/comment.yml")[0]["run"]
    subprocess.run(["sh", "-c", script], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "log").read_text(encoding="utf-8").split("\n")[-2].startswith(posted)
    assert (tmp_path / "body.md").read_text(encoding="utf-8") == "x" + "å" * 29_999


PAGES = ROOT / ".github/workflows/pages.yml"
BESIDE = ROOT / ".github/workflows/beside.yml"


def test_pages_workflow_checks_out_its_own_commit() -> None:
    checkouts = {
        name: [step["with"] for step in job["steps"] if "checkout" in step.get("uses", "")]
        for path in (PAGES, BESIDE)
        for name, job in jobs(path).items()
    }
    safe = {"ref": "${{ github.sha }}", "persist-credentials": "false"}
    whole = safe | {"fetch-depth": "0"}
    assert {name: found for name, found in checkouts.items() if found} == {"tests": [whole], "site": [whole]}


def test_publish_job_waits_for_tests_and_runs_no_own_code() -> None:
    workflow = read(PAGES)
    assert workflow["permissions"] == {"contents": "read"}
    assert "env" not in workflow
    writing = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert writing == {
        "publish": {"actions": "read", "contents": "write"},
        "addresses": {"actions": "read", "contents": "write", "issues": "write"},
    }
    others = [job for name, job in workflow["jobs"].items() if name not in writing]
    assert "token" not in str(others)
    publish = workflow["jobs"]["publish"]
    assert sorted(publish["needs"]) == sorted(workflow["jobs"].keys() - {"publish", "addresses"})
    assert [step for job in writing for step in workflow["jobs"][job]["steps"] if "uses" in step] == []
    assert [step for step in publish["steps"] if "uses" in step] == []
    assert {line.split()[0] for line in runs(publish).splitlines()} == {"set", "gh", "cd", "touch", "git"}


@pytest.mark.parametrize(("address", "code"), [("", 1), ("https://example.org/malbild/", 0)])
def test_pages_workflow_without_site_url_fails(address: str, code: int) -> None:
    first = jobs(PAGES)["site"]["steps"][0]["run"]
    done = subprocess.run(["sh", "-ec", first], env={"SITE_URL": address}, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert ("SITE_URL" in done.stdout) is bool(code)


def test_publish_job_pushes_the_built_site_with_hidden_files(tmp_path: Path) -> None:
    upload = next(step["with"] for step in jobs(PAGES)["site"]["steps"] if step.get("with", {}).get("name") == "site")
    assert (upload["path"], upload["include-hidden-files"]) == ("site", "true")
    made, there = tmp_path / "made", tmp_path / "there.git"
    (made / ".well-known").mkdir(parents=True)
    (made / ".well-known" / "security.txt").write_text("Contact: …", encoding="utf-8")
    (tmp_path / "gh").write_text(
        '#!/bin/sh\ntest "$*" = "run download 7 --name site --dir site" && cp -r "$MADE" site\n', "utf-8"
    )
    (tmp_path / "gh").chmod(0o755)
    subprocess.run(["git", "init", "-q", "--bare", there], check=True)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "MADE": str(made), "ADDRESS": str(there)}
    environment |= {"GITHUB_RUN_ID": "7", "GITHUB_SHA": "abc", "HOME": str(tmp_path)}
    environment["BRANCHES"] = "gh-pages gh-pages:gh-pages-passed"
    for number in ("first", "again"):  # earlier content of the branch is replaced
        (tmp_path / number).mkdir()
        (made / "index.html").write_text(number, encoding="utf-8")
        subprocess.run(["sh", "-c", runs(jobs(PAGES)["publish"])], cwd=tmp_path / number, env=environment, check=True)
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"], cwd=there, capture_output=True, text=True, check=True
    )
    assert pushed.stdout.split() == [".nojekyll", ".well-known/security.txt", "index.html"]
    heads = subprocess.run(
        ["git", "rev-parse", "gh-pages", "gh-pages-passed"], cwd=there, capture_output=True, check=True
    )
    assert len({*heads.stdout.split()}) == 1


def test_published_builds_keep_their_sbom() -> None:
    site = jobs(PAGES)["site"]
    uploads = [step["with"] for step in site["steps"] if "upload-artifact" in step.get("uses", "")]
    assert sorted((upload["name"], upload["path"]) for upload in uploads) == [
        ("addresses", "docs/addresses.lock"),
        ("sbom", "site.cdx.json"),
        ("site", "site"),
    ]
    gitlab = gitlab_jobs()["pages"]
    assert gitlab["artifacts"]["paths"] == ["public", "site.cdx.json"]
    for commands in (runs(site).splitlines(), gitlab["script"]):
        assert {'.ci/site "$BEFORE"', "make sbom"} <= {*commands}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_issue_forms_have_what_github_requires(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert all(field["attributes"]["label"] for field in fields)
    assert len({field["id"] for field in fields}) == len(fields)


def test_gitlab_runs_the_same_commands() -> None:
    jobs = read(ROOT / ".gitlab-ci.yml")
    assert jobs["content"]["script"][-1] == "make check"
    assert jobs["tests"]["script"][0].startswith('.ci/run before "$BEFORE" "$TESTED"')
    assert jobs["beside"]["script"][0] == '.ci/run beside "$BEFORE"'
    assert '.ci/site "$BEFORE"' in jobs["site"]["script"]


def test_jobs_time_out_within_25_minutes() -> None:
    github = {(path.name, name): job["timeout-minutes"] for path in WORKFLOWS for name, job in jobs(path).items()}
    gitlab = {("gitlab", name): job["timeout"].removesuffix(" minutes") for name, job in gitlab_jobs().items()}
    assert {place for place, minutes in (github | gitlab).items() if not int(minutes) <= 25} == set()


def test_gitlab_publishes_after_tests_and_audits_as_github() -> None:
    gitlab = gitlab_jobs()
    assert gitlab["pages"]["needs"] == ["content", "tests"]
    assert gitlab["audit"]["script"] == "make audit"
    on = read(ROOT / ".github/workflows/supply-chain.yml")["on"]
    assert gitlab["audit"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule"'},
        {"changes": on["pull_request"]["paths"]},
    ]
    assert on["schedule"]


class Forge:
    """A repository with the branches of releases, and a stand-in for GitHub's command."""

    def __init__(self, folder: Path, **branches: str) -> None:
        self.folder, self.repository = folder, folder / "there.git"
        self.git("init", "-q", "--bare", str(self.repository))
        for branch, commit in branches.items():
            name = branch.replace("_", "-")
            self.git("init", "-q", "-b", name, branch)
            self.git("-C", branch, "commit", "-q", "--allow-empty", "-m", commit)
            self.git("-C", branch, "push", "-q", str(self.repository), name)
        (folder / "gh").write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
        (folder / "gh").chmod(0o755)

    def git(self, *words: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout.strip()

    def run(self, job: str) -> str:
        """Run a job of beside.yml for the commit "new" and return what it prints."""
        settings = {"PATH": f"{self.folder}:{os.environ['PATH']}", "GITHUB_SHA": "new", "RUN": "https://example.org/7"}
        settings |= {"ADDRESS": str(self.repository), "HOME": str(self.folder)}
        (self.folder / "work").mkdir()
        command = ["sh", "-ec", runs(jobs(BESIDE)[job])]
        done = subprocess.run(
            command, cwd=self.folder / "work", env=settings, capture_output=True, text=True, check=True
        )
        return done.stdout

    def release(self, branch: str) -> str:
        """Return the commit that a branch was built from."""
        return self.git("-C", str(self.repository), "log", "-1", "--format=%s", branch)


@pytest.mark.parametrize(
    ("live", "after", "done"),
    [
        ("new", "old", "Den förra versionen är publicerad igen."),
        ("newer", "newer", "Den är inte publicerad, eller så är en nyare det."),
    ],
)
def test_failed_suite_takes_published_texts_back(tmp_path: Path, live: str, after: str, done: str) -> None:
    assert (jobs(BESIDE)["back"]["needs"], jobs(BESIDE)["back"]["if"]) == ("tests", "failure()")
    forge = Forge(tmp_path, gh_pages=live, gh_pages_passed="old")
    said = forge.run("back")
    assert forge.release("gh-pages") == after
    assert said.startswith("issue create --title ")
    assert all(word in said for word in ("Ändringen new ", "https://example.org/7", done))


def test_failed_suite_of_the_first_release_is_reported(tmp_path: Path) -> None:
    forge = Forge(tmp_path, gh_pages="new")
    assert "Det finns ingen tidigare version att gå tillbaka till." in forge.run("back")
    assert forge.release("gh-pages") == "new"


@pytest.mark.parametrize(("live", "kept"), [("new", "new"), ("newer", "old")])
def test_passed_suite_keeps_the_release_if_it_is_live(tmp_path: Path, live: str, kept: str) -> None:
    assert jobs(BESIDE)["passed"]["needs"] == "tests"
    forge = Forge(tmp_path, gh_pages=live, gh_pages_passed="old")
    forge.run("passed")
    assert forge.release("gh-pages-passed") == kept


def test_gitlab_takes_failed_texts_back() -> None:
    back = gitlab_jobs()["back"]
    assert (back["needs"], back["pages"], back["artifacts"]["paths"]) == (["beside"], "true", ["public"])
    assert back["rules"][0]["when"] == "on_failure"
    assert back["script"][:2] == ['git checkout -q "$TESTED"', '.ci/site ""']
    assert [one["paths"] for one in back["cache"]] == [[".venv", "node_modules", ".apt"], [".tested"]]
    assert {gitlab_jobs()[name]["environment"] for name in ("pages", "back")} == {"pages"}


@pytest.mark.parametrize(("renewed", "is_protected"), [("one\n", False), ("one\ntwo\n", False), ("one\ntwo\n", True)])
def test_published_addresses_are_committed_to_main(tmp_path: Path, renewed: str, is_protected: bool) -> None:
    assert "make renew-addresses" in runs(jobs(PAGES)["site"])
    (tmp_path / "renewed").write_text(renewed, encoding="utf-8")
    (tmp_path / "gh").write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        "    run*) mkdir made && cp renewed made/addresses.lock ;;\n"
        "    *content) echo one | base64 ;;\n"
        "    *sha) echo 1234 ;;\n"
        '    *) echo "$*" >> log; case "$*" in *PUT*) cp text put; exit "$CODE" ;; esac ;;\n'
        "esac\n",
        encoding="utf-8",
    )
    (tmp_path / "gh").chmod(0o755)
    settings = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "o/r", "GITHUB_RUN_ID": "7", "GITHUB_SHA": "abc"}
    settings["CODE"] = str(int(is_protected))
    subprocess.run(["sh", "-c", runs(jobs(PAGES)["addresses"])], cwd=tmp_path, env=settings, check=True)
    log = (tmp_path / "log").read_text(encoding="utf-8").splitlines() if (tmp_path / "log").exists() else []
    put = "api --silent --method PUT repos/o/r/contents/docs/addresses.lock -f branch=main -f sha=1234 -F content=@text"
    assert [line.startswith(put) for line in log[:1]] == [True] * (renewed != "one\n")
    assert [line.startswith("issue create ") for line in log[1:]] == [True] * is_protected
    assert renewed == "one\n" or b64decode((tmp_path / "put").read_text(encoding="utf-8")).decode() == renewed


@pytest.mark.parametrize(
    ("files", "is_texts"),
    [
        (["docs/om/index.md", "docs/bilder/karta.png", "docs/settings.yml", "docs/adopted.lock"], True),
        (["docs/om/index.md", "mkdocs.yml"], False),
        (["hooks/malbild/build.py"], False),
        (["docs/om/skript.js"], False),
        (["docs/om/sida.html"], False),
        (["docs/bilder/karta.svg"], False),
        ([".ci/run"], False),
    ],
)
def test_texts_alone_are_decided_by_paths(files: list[str], is_texts: bool, tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "malbild")
    before, ci = checkout.commit(), checkout.ci
    checkout.commit(*files)
    assert ci("site", before) == (f"test-texts {before}" if is_texts else "build")
    assert (ci("run", "before", before) == "test") is not is_texts
    assert (ci("run", "beside", before) == "test") is is_texts
    assert ci("run") == "test"
    unknown = "0" * 40  # the first push of a branch
    assert (ci("site", unknown), ci("run", "before", unknown)) == ("build", "test")


CODE, TEXT = "hooks/malbild/build.py", "docs/om/index.md"
PUSHES = {  # what is pushed after the tested release, and whether the last of it takes the whole suite first
    "a text": ([TEXT], False),
    "two texts": ([TEXT, "docs/index.md"], False),
    "code": ([CODE], True),
    "a text on code that is not tested yet, or failed": ([CODE, TEXT], True),
}


def takes_the_suite(printed: str) -> bool:
    """Return whether `make test` was run."""
    return re.search(r"^test\b(?!-)", printed, re.MULTILINE) is not None


@pytest.mark.parametrize(("pushes", "is_tested_first"), PUSHES.values(), ids=PUSHES)
def test_github_publishes_a_text_alone_on_tested_code(pushes: list[str], is_tested_first: bool, tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "malbild")
    checkout.pass_release(checkout.commit())
    *_, before, now = checkout.commit(), *(checkout.commit(push) for push in pushes)
    said = checkout.run_job(jobs(PAGES)["tests"]["steps"], BEFORE=before)
    assert takes_the_suite(said) is is_tested_first
    published = "gh-pages gh-pages:gh-pages-passed" if is_tested_first else "gh-pages "
    assert (checkout.root / "output").read_text(encoding="utf-8") == f"branches={published}\n"
    assert now == checkout.git("rev-parse", "HEAD")


@pytest.mark.parametrize(("pushes", "is_tested_first"), PUSHES.values(), ids=PUSHES)
def test_gitlab_publishes_a_text_alone_on_tested_code(pushes: list[str], is_tested_first: bool, tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "malbild")
    tested = checkout.commit()
    (checkout.root / ".tested").write_text(f"{tested}\n", encoding="utf-8")
    *_, before, now = tested, *(checkout.commit(push) for push in pushes)
    said = checkout.run_script("tests", CI_COMMIT_BEFORE_SHA=before, CI_COMMIT_SHA=now)
    assert takes_the_suite(said) is is_tested_first
    kept = (checkout.root / ".tested").read_text(encoding="utf-8").strip()
    assert kept == (now if is_tested_first else tested)
    checkout.run_script("beside", CI_COMMIT_BEFORE_SHA=before, CI_COMMIT_SHA=now)
    assert (checkout.root / ".tested").read_text(encoding="utf-8").strip() == now


def test_gitlab_without_a_tested_commit_takes_the_whole_suite(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "malbild")
    before, now = checkout.commit(), checkout.commit(TEXT)
    assert takes_the_suite(checkout.run_script("tests", CI_COMMIT_BEFORE_SHA=before, CI_COMMIT_SHA=now))
    proposed = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": before, "CI_COMMIT_SHA": now}
    (checkout.root / ".tested").unlink()
    assert "Texts alone" in checkout.run_script("tests", **proposed)  # of a proposed change nothing is published


class Checkout:
    """A repository with the project's CI commands, and a Makefile that names what it is to make."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / ".ci", root / ".ci")
        (root / ".gitignore").write_text(".tested\noutput\nsettings\n", encoding="utf-8")
        makefile = ".venv/texts node_modules:\nbuild test test-texts:\n\t@echo $@ $(BEFORE)\n"
        (root / "Makefile").write_text(makefile, encoding="utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self, *files: str) -> str:
        """Commit a change of each file, and return the commit."""
        for file in files:
            (self.root / file).parent.mkdir(parents=True, exist_ok=True)
            with (self.root / file).open("a", encoding="utf-8") as target:
                target.write("#\n")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def pass_release(self, commit: str) -> None:
        """Note that the release of a commit has passed the whole suite, as the publishing job does on GitHub."""
        release = self.git("commit-tree", "-m", commit, f"{commit}^{{tree}}")
        self.git("update-ref", "refs/remotes/origin/gh-pages-passed", release)

    def ci(self, *words: str) -> str:
        """Run a command of .ci and return the last line that it prints."""
        return self._run(" ".join([f".ci/{words[0]}", *map(repr, words[1:])])).splitlines()[-1].strip()

    def run_job(self, steps: list[dict[str, Any]], **settings: str) -> str:
        """Run those steps of a GitHub job that decide and test."""
        kept = [
            step["run"]
            for step in steps
            if "run" in step and "apt-get" not in step["run"] and "safe." not in step["run"]
        ]
        files = {"GITHUB_ENV": str(self.root / "settings"), "GITHUB_OUTPUT": str(self.root / "output")}
        said = ""
        for command in kept:
            read = 'test ! -e settings || export "$(cat settings)"\n'
            said += self._run(read + command, **files, **settings)
        return said

    def run_script(self, job: str, **settings: str) -> str:
        """Run a job of GitLab, but for the installation."""
        before = read(ROOT / ".gitlab-ci.yml")["default"]["before_script"][1:]
        return self._run("\n".join([*before, *gitlab_jobs()[job]["script"]]), **settings)

    def _run(self, script: str, **settings: str) -> str:
        command = ["sh", "-ec", script]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), **settings}
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=True)
        return done.stdout
