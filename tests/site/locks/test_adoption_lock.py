"""The adoption lock: adopted text changes only by a new decision and a renewed lock."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from malbild.site.edition import Site
from malbild.site.locks.adoption_lock import LOCK, LockedId, LockEntry, current_lock, read_lock, write_lock
from tests.support.building import CopyOfProject, change, run

FILE = "docs/malbild/boende.md"
ENGLISH = "docs/malbild/boende.en.md"
TEXT = "Jag känner **ro i rummet**. De lyssnar till **punkt**."
DECISION = "reference: Antagen hösten 2031"


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    return copy_of_project()


def found(root: Path) -> list[tuple[str, int, str]]:
    diagnostics = lint(load(read_project(root)))
    return [
        (diagnostic.path, diagnostic.line, diagnostic.code) for diagnostic in diagnostics if not diagnostic.is_warning
    ]


@pytest.mark.parametrize("new", [TEXT.replace("till ", ""), TEXT.replace("**punkt**", "punkt"), TEXT + " "])
def test_adopted_text_changed_by_a_letter_or_bold_is_reported(root: Path, new: str) -> None:
    line = change(root, FILE, f'"{TEXT}"', f'"{new}"')
    assert found(root) == ([] if new.strip() == TEXT else [(FILE, line, "MB502")])


def test_keywords_introductions_and_translations_may_change(root: Path) -> None:
    change(root, FILE, "keywords: [lugn]", "keywords: [narhet]")
    change(root, FILE, "Här är det du som talar", "Här talar du")
    change(root, "docs/malbild/boende.en.md", "I feel **calm", "I feel quite **calm")
    assert found(root) == []


def test_new_text_with_the_old_decision_cannot_be_locked(root: Path) -> None:
    line = change(root, FILE, TEXT, TEXT.replace("till ", ""))
    before = (root / LOCK).read_bytes()
    done = run("renew-lock", root)
    assert done.returncode == 1
    assert "ro-i-rummet" in done.stderr
    assert (root / LOCK).read_bytes() == before
    assert found(root) == [(FILE, line, "MB502")]


def test_new_text_with_a_new_decision_passes_after_renewal(root: Path) -> None:
    change(root, FILE, TEXT, TEXT.replace("till ", ""))
    decision = '    decision:\n      status: adopted\n      date: "2028"\n      reference: Antagen hösten 2028\n'
    change(root, FILE, "    keywords: [lugn]\n", f"{decision}    keywords: [lugn]\n")
    english = "    decision:\n      reference: Adopted in autumn 2028\n"
    change(root, "docs/malbild/boende.en.md", "  - id: ro-i-rummet\n", f"  - id: ro-i-rummet\n{english}")
    assert [code for *_, code in found(root)] == ["MB503"]
    done = run("renew-lock", root)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == (
        "ro-i-rummet: ny text och nytt beslut. Förut: 2031: Antagen hösten 2031 av Region Sagolund och "
        "länets fyra kommuner. Nu: 2028: Antagen hösten 2028"
    )
    assert found(root) == []


def test_changed_decision_has_to_be_locked(root: Path) -> None:
    change(root, FILE, DECISION, "reference: Antagen hösten 2028")
    assert [code for *_, code in found(root)] == ["MB503"] * 3
    done = run("renew-lock", root)
    assert done.returncode == 0
    first, *rest = done.stdout.splitlines()
    assert first.startswith("3 texter är desamma men har ett nytt beslut. Förut: ")
    assert rest == [f"Resten är som förut. Ta med filen {LOCK} i ändringen."]
    assert found(root) == []


def test_renewal_without_changes_writes_nothing_and_says_so(root: Path) -> None:
    before = (root / LOCK).stat().st_mtime_ns
    done = run("renew-lock", root)
    assert (done.returncode, done.stdout) == (0, f"Låset är redan som det ska vara. Filen {LOCK} är oförändrad.\n")
    assert (root / LOCK).stat().st_mtime_ns == before


def test_renewal_for_a_new_statement_speaks_of_it_alone(root: Path) -> None:
    change(root, FILE, "statements:\n", "statements:\n  - id: ny\n    icon: link\n    text: Vi är nya.\n")
    done = run("renew-lock", root)
    assert re.findall(r"^[a-z-]+: ", done.stdout, re.MULTILINE) == ["ny: "]


def test_new_adopted_statement_has_to_be_locked(root: Path) -> None:
    line = change(root, FILE, "statements:\n", "statements:\n  - id: ny\n    icon: link\n    text: Vi är nya.\n") + 3
    change(root, "docs/malbild/boende.en.md", "statements:\n", "statements:\n  - id: ny\n    text: We are new.\n")
    assert found(root) == [(FILE, line, "MB501")]


def remove_statement(root: Path) -> None:
    """Remove a statement from its page in both languages."""
    for file in (FILE, ENGLISH):
        path = root / file
        text = path.read_text(encoding="utf-8")
        start = text.index("  - id: ro-i-rummet")
        end = min(text.index("\n---\n", start) + 1, text.find("\ntranslated_from", start) + 1 or len(text))
        path.write_text(text[:start] + text[end:], encoding="utf-8")


def found_by_lock(root: Path) -> list[tuple[str, int, str]]:
    """Return the diagnostics except those of links and references to what was removed."""
    return [one for one in found(root) if one[2] not in ("MB311", "MB104")]


def test_removed_statement_is_reported_as_missing(root: Path) -> None:
    remove_statement(root)
    (diagnostic,) = found_by_lock(root)
    locked = (root / LOCK).read_text(encoding="utf-8").split("\n")
    assert diagnostic == (LOCK, locked.index("  ro-i-rummet:") + 1, "MB504")


@pytest.mark.parametrize("id", ["2021", "null", "no"])
def test_missing_statement_with_a_quoted_id_has_its_line(root: Path, id: str) -> None:
    lock = read_lock(root)
    write_lock(root, replace(lock, entries={**lock.entries, id: lock.entries["ro-i-rummet"]}))
    line = (root / LOCK).read_text(encoding="utf-8").split("\n").index(f"  '{id}':") + 1
    assert found(root) == [(LOCK, line, "MB504")]


def test_lock_keeps_a_removed_statement_without_a_tombstone(root: Path) -> None:
    remove_statement(root)
    before = (root / LOCK).read_bytes()
    done = run("renew-lock", root)
    assert done.returncode == 1
    assert "ro-i-rummet" in done.stderr
    assert "removed" in done.stderr
    assert (root / LOCK).read_bytes() == before
    assert [code for *_, code in found_by_lock(root)] == ["MB504"]


def test_hint_for_a_removed_statement_can_be_pasted(root: Path) -> None:
    remove_statement(root)
    diagnostics = lint(load(read_project(root)))
    (missed,) = (diagnostic for diagnostic in diagnostics if diagnostic.code == "MB504")
    entry = re.search(r"removed: \[.*?\]", missed.hint)
    assert entry
    change(root, FILE, "statements:\n", f"{entry[0]}\nstatements:\n")
    change(root, ENGLISH, "statements:\n", "removed: [{id: ro-i-rummet, text: It is gone.}]\nstatements:\n")
    assert found_by_lock(root) == []
    assert run("renew-lock", root).returncode == 0
    assert found_by_lock(root) == []


def test_removed_statement_without_its_tombstone_is_missing_again(root: Path) -> None:
    remove_statement(root)
    removed = "removed:\n  - {id: ro-i-rummet, kind: statement, date: 2026-11-22, text: Borta.}\n"
    change(root, FILE, "statements:\n", f"{removed}statements:\n")
    change(root, ENGLISH, "statements:\n", "removed:\n  - {id: ro-i-rummet, text: Gone.}\nstatements:\n")
    assert run("renew-lock", root).returncode == 0
    change(root, FILE, removed, "")
    change(root, ENGLISH, "removed:\n  - {id: ro-i-rummet, text: Gone.}\n", "")
    assert [code for *_, code in found_by_lock(root)] == ["MB504"]


def test_statement_proposed_again_has_to_leave_the_lock(root: Path) -> None:
    line = change(root, FILE, "status: adopted", "status: proposed")
    assert found(root) == [(FILE, line, "MB508")]
    done = run("renew-lock", root)
    assert done.returncode == 0
    assert done.stdout.count("tas bort ur låset") == 3
    assert found(root) == []


def line_in_lock(root: Path, kind: str, id: str) -> int:
    """Return the line of a page's id in the lock."""
    lines = (root / LOCK).read_text(encoding="utf-8").split("\n")
    return lines.index(f"- {id}", lines.index(f"{kind}:")) + 1


def test_keyword_id_changed_everywhere_is_reported(root: Path) -> None:
    for path in (root / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^( *(?:id|keywords|see_also): .*)ordning", r"\1reda", text), "utf-8")
    assert found(root) == [(LOCK, line_in_lock(root, "keyword", "ordning"), "MB506")]
    before = (root / LOCK).read_bytes()
    done = run("renew-lock", root)
    assert done.returncode == 1
    assert "nyckelordet ordning" in done.stderr
    assert (root / LOCK).read_bytes() == before


def test_hint_for_a_removed_page_can_be_pasted(root: Path) -> None:
    for suffix in ("", ".en"):
        (root / f"docs/nyckelord/ordning{suffix}.md").unlink()
    diagnostics = lint(load(read_project(root)))
    (missed,) = (diagnostic for diagnostic in diagnostics if diagnostic.path == LOCK)
    assert (missed.line, missed.code) == (line_in_lock(root, "keyword", "ordning"), "MB506")
    entry = re.search(r"removed: \[.*?\]", missed.hint)
    assert entry
    removed = entry[0].replace("…", "nyckelord/ordning/")
    change(root, "docs/nyckelord/index.md", "\n---\n", f"\n{removed}\n---\n")
    change(root, "docs/nyckelord/index.en.md", "\n---\n", "\nremoved: [{id: ordning, text: Gone.}]\n---\n")
    left = {code for path, _, code in found(root) if path in (LOCK, "docs/nyckelord/index.md")}
    assert left == {"MB104"}  # the page is about it
    assert run("renew-lock", root).returncode == 0
    assert LockedId("keyword", "ordning") in read_lock(root).pages


def test_new_keyword_outside_the_lock_gives_a_warning(root: Path) -> None:
    assert run("new", root, "keyword", "Mod", "nyckelord/mod.md").returncode == 0
    diagnostics = lint(load(read_project(root)))
    (unlocked,) = (diagnostic for diagnostic in diagnostics if diagnostic.code == "MB507")
    assert (unlocked.path, unlocked.field, unlocked.is_warning) == ("docs/nyckelord/mod.md", "id", True)
    done = run("renew-lock", root)
    assert done.stdout.splitlines()[0] == "nyckelordet mod: id:t låses."
    assert "MB507" not in {diagnostic.code for diagnostic in lint(load(read_project(root)))}


def test_statement_with_its_own_decision_is_reported_there(root: Path) -> None:
    decision = "decision: {status: proposed, date: '2028', reference: Ett förslag}"
    line = change(root, FILE, "keywords: [lugn]", f"{decision}\n    keywords: [lugn]")
    english = "  - id: ro-i-rummet\n    decision: {reference: A proposal}\n"
    change(root, ENGLISH, "  - id: ro-i-rummet\n", english)
    assert found(root) == [(FILE, line, "MB508")]


def test_unreadable_page_removes_nothing_from_the_lock(root: Path) -> None:
    before = (root / LOCK).read_bytes()
    change(root, FILE, "title: ", "title: [")
    assert run("renew-lock", root).returncode == 1
    assert (root / LOCK).read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_text("lampan-lyser: x\n", encoding="utf-8"),
        lambda path: path.write_text("- a\n", encoding="utf-8"),
        lambda path: path.write_text("perspective: 1\nkeyword: 2\nstatement: 3\n", encoding="utf-8"),
        lambda path: path.write_bytes(b"\xff: [\n"),
    ],
)
def test_invalid_lock_is_reported_until_it_is_renewed(root: Path, spoil: Callable[[Path], object]) -> None:
    spoil(root / LOCK)
    assert found(root) == [(LOCK, 1, "MB505")]
    assert run("renew-lock", root).returncode == 0
    assert found(root) == []


def test_lock_entry_has_text_and_decision(site: Site) -> None:
    card = site.original.statements[3]
    assert LockEntry.of(card.statement.text, card.decision).decision.startswith("2031: Antagen hösten 2031")
    assert len({entry.text for entry in current_lock(site.original).entries.values()}) == 5


SETTINGS = "docs/settings.yml"
PURPOSE_TEXT = "somna lugnt"
PURPOSE_REFERENCE = "reference: Antaget hösten 2031"


def _remove_purpose(root: Path) -> None:
    for name in ("settings.yml", "settings.en.yml"):
        path = root / "docs" / name
        path.write_text(path.read_text(encoding="utf-8").partition("purpose:\n")[0], encoding="utf-8")


@pytest.mark.parametrize("new", ["somna tryggt", "somna **lugnt"])
def test_purpose_changed_by_a_word_or_bold_is_reported(root: Path, new: str) -> None:
    line = change(root, SETTINGS, f"**{PURPOSE_TEXT}" if "**" in new else PURPOSE_TEXT, new)
    assert found(root) == [(SETTINGS, line, "MB511")]
    before = (root / LOCK).read_bytes()
    done = run("renew-lock", root)
    assert done.returncode == 1
    assert "målbildens syfte" in done.stderr
    assert (root / LOCK).read_bytes() == before


def test_purpose_with_a_new_decision_passes_after_renewal(root: Path) -> None:
    line = change(root, SETTINGS, PURPOSE_TEXT, "somna tryggt")
    change(root, SETTINGS, PURPOSE_REFERENCE, "reference: Antaget våren 2032")
    assert found(root) == [(SETTINGS, line, "MB512")]
    done = run("renew-lock", root)
    assert done.returncode == 0
    assert done.stdout.startswith("målbildens syfte: ny text och nytt beslut. Förut: 2031: Antaget hösten 2031 av")
    assert found(root) == []


def test_purpose_added_has_to_be_locked(root: Path) -> None:
    write_lock(root, replace(read_lock(root), purpose=None))
    line = (root / SETTINGS).read_text(encoding="utf-8").split("\n").index("purpose:") + 2
    assert found(root) == [(SETTINGS, line, "MB512")]
    assert run("renew-lock", root).stdout.startswith("målbildens syfte: låses. 2031: Antaget")
    assert found(root) == []


def test_purpose_removed_is_reported_until_it_leaves_the_lock(root: Path) -> None:
    _remove_purpose(root)
    assert found(root) == [(SETTINGS, 2, "MB513")]
    done = run("renew-lock", root)
    assert done.stdout.startswith("målbildens syfte: tas bort ur låset.")
    assert found(root) == []
    assert read_lock(root).purpose is None


def test_purpose_proposed_again_is_reported_at_its_status(root: Path) -> None:
    line = change(root, SETTINGS, "status: adopted", "status: proposed")
    assert found(root) == [(SETTINGS, line, "MB513")]


def test_settings_that_cannot_be_read_keep_the_purpose_locked(root: Path) -> None:
    change(root, SETTINGS, "site: ", "site: [")
    assert "MB513" not in {code for *_, code in found(root)}
    run("renew-lock", root)
    assert read_lock(root).purpose
