"""The workflows on GitHub: nothing that a change brings can reach what may write."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
FAKE_GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
    run*) mkdir -p made && cp "$COMMENT" made/comment.md ;;
    pr*) echo "$NUMBER" ;;
    *--paginate*) echo "$FORMER" ;;
esac
"""


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only: `on` stays `on`


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit_with_its_version_beside(path: Path) -> None:
    uses = [line for line in path.read_text(encoding="utf-8").split("\n") if "uses:" in line]
    assert all(re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line) for line in uses), uses


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_stranger_writes_is_never_a_part_of_a_command(path: Path) -> None:
    assert "pull_request_target" not in read(path)["on"]
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_what_runs_the_change_can_only_read() -> None:
    path = ROOT / ".github/workflows/pull-request.yml"
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert [job for job in workflow["jobs"].values() if "permissions" in job] == []
    checkouts = [
        step for step in steps(ROOT / ".github/workflows/pull-request.yml") if "checkout" in step.get("uses", "")
    ]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * 3


def test_what_may_write_takes_nothing_from_the_change_but_a_text() -> None:
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
def test_the_comment_is_posted_once_and_then_changed(number: str, former: str, posted: str, tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(FAKE_GH, encoding="utf-8")
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


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_github_asks_for(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert all(field["attributes"]["label"] for field in fields)
    assert len({field["id"] for field in fields}) == len(fields)


def test_gitlab_runs_the_same_commands() -> None:
    jobs = read(ROOT / ".gitlab-ci.yml")
    assert [str(jobs[name]["script"])[:12] for name in ("content", "tests")] == ["make check", ".ci/run"]
    assert "make build" in jobs["site"]["script"]
