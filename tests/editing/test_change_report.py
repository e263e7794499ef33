"""The report on a change between two commits, on example changes in a repository."""

import subprocess
from pathlib import Path

import pytest

from tests.support.building import CopyOfProject, change, run

INVANARE = "docs/malbild/invanare.md"


class Repository:
    """A copy of the project in git, with one commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Någon", "-c", "user.email=nagon@example.org")
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "En ändring")

    def compare(self, before: str = "HEAD~1", after: str = "HEAD", *options: str) -> dict[str, str]:
        """Return the sections of the report by heading."""
        done = run("compare", self.root, before, after, *options)
        assert done.returncode == 0, done.stderr
        sections = done.stdout.split("\n### ")
        return {"": sections[0]} | dict(section.split("\n\n", 1) for section in sections[1:])


@pytest.fixture
def repository(copy_of_project: CopyOfProject) -> Repository:
    return Repository(copy_of_project())


def test_changed_statement_is_reported_with_all_it_affects(repository: Repository) -> None:
    change(repository.root, INVANARE, "när jag behöver det", "i tid")
    change(repository.root, INVANARE, "  reference: Antagen våren 2022", "  reference: Antagen igen")
    assert run("renew-lock", repository.root).returncode == 0
    repository.commit()
    comment = repository.compare()
    assert "**stod-tidigt** (sv, ändrad, antagen text)" in comment["Formuleringar"]
    assert (
        "- Före: Jag kan ta ansvar för min hälsa, och jag får stöd när jag behöver det – som är "
        "<strong>tidigt</strong> och <strong>förebyggande</strong>.\n"
        "- Efter: Jag kan ta ansvar för min hälsa, och jag får stöd i tid – som är "
        "<strong>tidigt</strong> och <strong>förebyggande</strong>." in comment["Formuleringar"]
    )
    assert comment["Formuleringar"].count("- Efter: ") == 1
    embeds = comment["Inbäddningar på andra webbplatser"]
    for path in ("vision/", "perspective/invanare/", "statement/stod-tidigt/", "keyword/ansvar/"):
        assert f"- `embed/v1/sv/{path}` (ändrad)" in embeds
    assert "keyword/tillit/" not in embeds
    assert "perspective/samverkan/" not in embeds
    assert "`api/v1/sv/statements.json`: `stod-tidigt` (ändrad: decision, html, text)" in comment["Öppna data"]
    assert "- en: `stod-tidigt`" in comment["Översättningar att läsa igenom"]
    assert "Ingen sida" in comment["Läsbarhet"]


def test_changed_body_reports_readability_and_outdated_translation(
    repository: Repository,
) -> None:
    page = repository.root / "docs/om/index.md"
    longer = "\n\nOrganisationsförändringar förutsätter verksamhetsutvecklingskompetens genomgående.\n" * 4
    page.write_text(page.read_text(encoding="utf-8") + longer, encoding="utf-8")
    repository.commit()
    comment = repository.compare()
    row = next(row for row in comment["Läsbarhet"].split("\n") if row.startswith("| om/index.md |"))
    before, after, words_before, words_after = (int(cell) for cell in row.strip("| ").split(" | ")[1:])
    assert after > before
    assert words_after == words_before + 16
    assert comment["Översättningar att läsa igenom"].strip() == "- en: `om/index.md`"
    assert comment["Formuleringar"].strip() == "Ingen formulering ändras."
    assert comment["Inbäddningar på andra webbplatser"].strip() == "Ingen inbäddning ändras."
    assert comment["Öppna data"].strip() == "Inget i öppna data ändras."
    later = repository.compare("HEAD", "HEAD")  # a translation outdated before is not reported
    assert later["Översättningar att läsa igenom"].strip() == "Ingen översättning blir inaktuell."


def test_new_and_removed_keyword_are_reported_as_such(repository: Repository) -> None:
    assert run("new", repository.root, "keyword", "Mod", "nyckelord/mod.md").returncode == 0
    repository.commit()
    there, back = repository.compare(), repository.compare("HEAD", "HEAD~1")
    for comment, what in ((there, "ny"), (back, "borttagen")):
        assert f"- `embed/v1/sv/keyword/mod/` ({what})" in comment["Inbäddningar på andra webbplatser"]
        assert f"- `api/v1/en/keywords.json`: `mod` ({what})" in comment["Öppna data"]
    assert "| nyckelord/mod.md | – | " in there["Läsbarhet"]
    assert "- en: `nyckelord/mod.md`" in there["Översättningar att läsa igenom"]


def test_changed_code_is_reported_with_a_link_to_the_preview(repository: Repository) -> None:
    for path in ("hooks/på.py", "overrides/på.html"):
        (repository.root / path).write_text("", encoding="utf-8")
    change(repository.root, "docs/om/index.md", "\n## ", "\nEn ny mening.\n\n## ")
    repository.commit()
    comment = repository.compare("HEAD~1", "HEAD", "--preview", "https://example.org/forhandsvisning/")
    assert "(mappen hooks och overrides)" in comment[""]
    assert "https://example.org/forhandsvisning/" in comment[""]
    assert comment[""].startswith("<!-- malbild:jamforelse -->\n")


@pytest.mark.parametrize("revision", ["finns-inte", "--output=/tmp/x", ""])
def test_unknown_revision_is_reported_without_traceback(revision: str, repository: Repository) -> None:
    done = run("compare", repository.root, "--", "HEAD", revision)
    assert done.returncode == 1
    assert done.stderr.startswith(f'Git hittar inte versionen "{revision}".')


def test_revision_with_errors_is_reported_and_not_compared(repository: Repository) -> None:
    change(repository.root, INVANARE, "keywords: [ansvar,", "keywords: [ansvra,")
    repository.commit()
    done = run("compare", repository.root, "HEAD~1", "HEAD")
    assert (done.returncode, done.stdout) == (1, "")
    assert "[MB104]" in done.stderr


def test_symlink_in_a_commit_is_kept_unless_it_leaves_docs(repository: Repository) -> None:
    (repository.root / "docs" / "genvag.txt").symlink_to("index.md")
    repository.commit()
    assert "Ingen formulering ändras." in repository.compare()["Formuleringar"]
    (repository.root / "docs" / "hemlig.md").symlink_to("/etc/hostname")
    repository.commit()
    done = run("compare", repository.root, "HEAD~1", "HEAD")
    assert (done.returncode, done.stdout) == (1, "")
    assert "docs/hemlig.md:1: Genvägen leder inte till en fil i mappen docs." in done.stderr
    assert "Traceback" not in done.stderr


def test_change_that_fixes_an_error_is_compared_with_the_wrong_text(repository: Repository) -> None:
    page = repository.root / "docs/om/index.md"
    right = page.read_text(encoding="utf-8")
    page.write_text(f"{right}\n[Fel](finns-inte.md)\n", encoding="utf-8")
    repository.commit()
    page.write_text(right, encoding="utf-8")
    repository.commit()
    assert "| om/index.md |" in repository.compare()["Läsbarhet"]


def test_revision_that_cannot_be_rendered_is_named(repository: Repository) -> None:
    change(repository.root, INVANARE, "keywords: [ansvar,", "keywords: [ansvra,")
    repository.commit()
    for before, after in (("HEAD", "HEAD~1"), ("HEAD~1", "HEAD")):
        done = run("compare", repository.root, before, after)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"Versionen HEAD går inte att jämföra:\n{INVANARE}:")


def test_compare_without_git_reports_only_that(repository: Repository) -> None:
    done = run("compare", repository.root, "HEAD", "HEAD", PATH="")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Det går inte att köra git. Finns det på datorn?\n")


def test_changed_paragraph_and_purpose_are_reported_as_adopted(copy_of_county: CopyOfProject) -> None:
    repository = Repository(copy_of_county())
    change(repository.root, "docs/malbild/boende.md", "vänta ute i regnet", "vänta i **regn**")
    change(repository.root, "docs/malbild/boende.md", "reference: Antagen hösten", "reference: Antagen våren")
    change(repository.root, "docs/settings.yml", "somna lugnt", "sova gott")
    change(repository.root, "docs/settings.yml", "reference: Antaget hösten", "reference: Antaget våren")
    assert run("renew-lock", repository.root).returncode == 0
    repository.commit()
    comment = repository.compare()
    assert "**lampan-lyser** (sv, ändrad, antagen text)" in comment["Formuleringar"]
    assert "Ingen behöver vänta i <strong>regn</strong>." in comment["Formuleringar"]
    assert "**målbildens syfte** (sv, ändrad, antagen text)" in comment["Formuleringar"]
    assert "- Efter: Alla i Sagolunds län ska kunna <strong>sova gott</strong> och" in comment["Formuleringar"]
    assert "`lampan-lyser` (ändrad: body, body_html, decision)" in comment["Öppna data"]
