"""One page in a small project, and what the checks report of it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from malbild.checks.runner import lint, load
from malbild.project.config import read_project

MARK = re.compile(r" *⟵((?: MB\d{3})+)")
HEADER = """\
---
title: Prov
description: En sida att pröva på.
owner: Redaktionen
reviewed: 2026-11-01
next_review: 2035-11-01
sources: []
---
"""
TERMS = """\
terms:
  - id: skr
    term: Kommuner
    abbreviation: SKR
    explanation: De.
"""
PERSPECTIVE = """\
kind: perspective
id: boende
order: 1
icon: person
introduction: Här.
decision:
  status: proposed
  date: "2021"
  reference: Föreslagen
statements:
  - id: stod
    icon: link
    text: Jag får stöd.
"""


def page(more: str = "", body: str = "", title: str = "Prov") -> str:
    """Return a page with more lines in its front matter, and a body."""
    return HEADER.replace("Prov", title).removesuffix("---\n") + f"{more}---\n{body}\n"


def unmark(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a text without its marks, and the lines and codes that they name.

    A mark `⟵ MB…` ends a line that is to be reported, with the codes.
    """
    rows = text.split("\n")
    codes = {number: found[1].split() for number, row in enumerate(rows, 1) if (found := MARK.search(row))}
    return "\n".join(MARK.sub("", row) for row in rows), [(line, code) for line in codes for code in codes[line]]


def found_in(root: Path, file: str) -> list[tuple[int, str]]:
    """Return line and code of every diagnostic; all have to be in the one file."""
    project = replace(read_project(root), today=date(2026, 11, 22))
    diagnostics = lint(load(project))
    assert {diagnostic.path for diagnostic in diagnostics} <= {file}
    return [(diagnostic.line, diagnostic.code) for diagnostic in diagnostics]
