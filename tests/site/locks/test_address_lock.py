"""The address lock: what it holds, and its renewal."""

import shutil
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.diagnostics.diagnostic import CommandError
from malbild.editing.accept_translation import accept
from malbild.editing.renew_addresses import renew_addresses
from malbild.project.config import read_project
from malbild.site.edition import Site
from malbild.site.locks.address_lock import LOCK, AddressLock, AddressLockError, read_lock, text_hash
from tests.support.building import SMALL_COUNTY, change, run

NIGHT = "malbild/natt/"
KEYWORDS = "    keywords: [stilla]\n"
UNCHANGED = f"Listan är redan som den ska vara. Filen {LOCK} är oförändrad."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_COUNTY, tmp_path / "county"))


def site_of(root: Path) -> Site:
    return load(read_project(root)).site


def codes_of(root: Path) -> set[str]:
    return {diagnostic.code for diagnostic in lint(load(read_project(root)))}


def test_lock_holds_addresses_anchors_and_translations(root: Path) -> None:
    lock = read_lock(root)
    assert lock.pages["malbild/natt/"] == ("dagen", "nagon-svarar", "tyst-korridor")
    assert lock.pages["./"] == ("delarna", "hela")
    assert set(lock.translations["en"]) == {"nagon-svarar", "tyst-korridor", "ljuset-pa"}


def test_renewal_without_changes_leaves_the_lock_alone(root: Path) -> None:
    before = (root / LOCK).read_bytes()
    assert renew_addresses(root, site_of(root)) == [UNCHANGED]
    assert (root / LOCK).read_bytes() == before


def test_vanished_anchor_is_reported_until_a_tombstone_has_it(root: Path) -> None:
    for name in ("natt.md", "natt.en.md"):
        change(root, f"docs/malbild/{name}", "{#dagen}", "{#pa-dagen}")
    renewed = [f"Nytt ställe på {NIGHT}: #pa-dagen", f"Ta med filen {LOCK} i ändringen."]
    assert renew_addresses(root, site_of(root)) == renewed
    (missing,) = (one for one in lint(load(read_project(root))) if one.code == "MB813")
    assert "#dagen" in missing.message
    removed = missing.hint.partition("sidhuvudet: ")[2].partition(" och samma id")[0]
    change(root, "docs/malbild/natt.md", "kind:", f"{removed}\nkind:")
    change(root, "docs/malbild/natt.en.md", "---\n", "---\nremoved: [{id: dagen, text: It is gone.}]\n")
    assert codes_of(root) == {"MB211"}
    assert renew_addresses(root, site_of(root)) == [UNCHANGED]


def test_vanished_page_stays_in_the_renewed_lock(root: Path) -> None:
    for name in ("material.md", "material.en.md"):
        (root / "docs" / name).unlink()
    change(root, "mkdocs.yml", "  - material.md\n", "")
    assert renew_addresses(root, site_of(root)) == [UNCHANGED]
    assert "MB812" in codes_of(root)


def test_moved_statement_is_reported_until_its_former_address_leads_on(root: Path) -> None:
    for ending in (".md", ".en.md"):
        text = (root / f"docs/malbild/natt{ending}").read_text(encoding="utf-8")
        start = text.index("  - id: tyst-korridor")
        statement = text[start : text.index("\n", text.index("    text:", start)) + 1]
        change(root, f"docs/malbild/natt{ending}", statement + KEYWORDS * (ending == ".md"), "")
        change(
            root,
            f"docs/malbild/dag{ending}",
            "statements:\n",
            f"statements:\n{statement}{KEYWORDS * (ending == '.md')}",
        )
    renew_addresses(root, site_of(root))
    (moved,) = (one for one in lint(load(read_project(root))) if one.code == "MB811")
    change(root, "docs/malbild/dag.md", "kind:", f"{moved.hint.partition('har flyttat: ')[2]}\nkind:")
    assert not codes_of(root) & {"MB811", "MB141"}


def test_anchors_follow_a_page_to_its_new_address(root: Path) -> None:
    for name in ("natt.md", "natt.en.md"):
        (root / "docs/malbild" / name).rename(root / "docs/malbild" / name.replace("natt", "natten"))
    change(root, "mkdocs.yml", "malbild/natt.md", "malbild/natten.md")
    change(root, "docs/malbild/natten.md", "kind:", f"moved_from: [{NIGHT}]\nkind:")
    change(root, "docs/malbild/natten.md", "{#dagen}", "{#pa-dagen}")
    assert "MB813" in codes_of(root)
    renew_addresses(root, site_of(root))
    assert "MB813" in codes_of(root)


def test_page_merged_into_another_answers_for_its_anchors(root: Path) -> None:
    for name in ("material.md", "material.en.md"):
        (root / "docs" / name).unlink()
    change(root, "mkdocs.yml", "  - material.md\n", "")
    change(root, "docs/index.md", "kind:", "moved_from: [material/]\nkind:")
    assert not codes_of(root) & {"MB812", "MB813"}
    renew_addresses(root, site_of(root))
    assert not codes_of(root) & {"MB812", "MB813"}


def test_accepted_translation_of_a_statement_is_locked(root: Path) -> None:
    english = "docs/malbild/natt.en.md"
    before = read_lock(root).translations["en"]
    change(root, english, "**somebody answers** when", "**there is an answer** when")
    change(root, english, "corridor that is", "passage that is")  # not accepted: its original is as before
    change(root, english, "translated_from: sv-9b57d7b9", "translated_from: sv-00000000")
    accept(site_of(root).editions["en"], site_of(root).editions["en"].documents["malbild/natt.md"], root)
    now = read_lock(root).translations["en"]
    assert {id for id in now if now[id] != before[id]} == {"nagon-svarar"}
    assert now["nagon-svarar"] == text_hash("I know that **there is an answer** when it is **dark** too.")


def test_vanished_page_is_reported_until_another_page_takes_its_address(root: Path) -> None:
    docs = root / "docs"
    for name in ("natt.md", "natt.en.md"):
        (docs / "malbild" / name).rename(docs / "malbild" / name.replace("natt", "natten"))
    change(root, "mkdocs.yml", "malbild/natt.md", "malbild/natten.md")
    assert "MB812" in codes_of(root)
    change(root, "docs/malbild/natten.md", "kind:", "moved_from: [malbild/natt/]\nkind:")
    assert "MB812" not in codes_of(root)
    renew_addresses(root, site_of(root))
    assert read_lock(root).pages["malbild/natt/"] == ()
    assert "malbild/natten/" in read_lock(root).pages


def test_site_without_lock_has_no_published_addresses(root: Path) -> None:
    (root / LOCK).unlink()
    assert read_lock(root) == AddressLock()
    assert codes_of(root) == set()


@pytest.mark.parametrize("text", ["pages: []\n", "pages: {}\n", "{", "- a\n"])
def test_damaged_lock_is_reported(text: str, root: Path) -> None:
    (root / LOCK).write_text(text, encoding="utf-8")
    assert codes_of(root) == {"MB814"}
    with pytest.raises(AddressLockError):
        read_lock(root)
    with pytest.raises(CommandError, match="Återställ"):
        renew_addresses(root, site_of(root))


def test_command_writes_the_lock_of_a_new_site(root: Path) -> None:
    before = (root / LOCK).read_bytes()
    (root / LOCK).unlink()
    done = run("renew-addresses", root)
    assert done.stdout.splitlines()[0] == "Ny adress: ./"
    assert (root / LOCK).read_bytes() == before
