"""The report on a change between two commits, on example changes in a repository."""

import re
import subprocess
from pathlib import Path

import pytest

from malbild.editing.change_report import MOST_SENTENCES
from tests.support.building import CopyOfProject, change, run

BOENDE = "docs/malbild/boende.md"


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
        sections = re.split(r"\n####? |\n<details>\n", done.stdout)
        parts = (section.partition("\n\n") for section in sections[1:])
        return {"": sections[0]} | {heading: text for heading, _, text in parts}


@pytest.fixture
def repository(copy_of_project: CopyOfProject) -> Repository:
    return Repository(copy_of_project())


def test_changed_statement_is_reported_with_all_it_affects(repository: Repository) -> None:
    change(repository.root, BOENDE, "jag vågar knacka på", "jag knackar på")
    change(repository.root, BOENDE, "  reference: Antagen hösten 2031", "  reference: Antagen igen")
    assert run("renew-lock", repository.root).returncode == 0
    repository.commit()
    comment = repository.compare()
    assert "**lampan-lyser** (svenska, ändrad, **antagen text**)" in comment["Formuleringar"]
    sentence = "Jag ser att lampan lyser, och jag {}på i god tid."
    assert f"- Före: {sentence.format('<del>vågar knacka </del>')}" in comment["Formuleringar"]
    assert f"- Efter: {sentence.format('<ins>knackar </ins>')}" in comment["Formuleringar"]
    assert comment["Formuleringar"].count("- Efter: ") == 1
    shown = comment["Det som kommuner och andra visar"]
    for name in ("Hela målbilden", "Perspektivet Den som bor här", "Formuleringen ”Jag ser", "Nyckelordet Närhet"):
        assert f"- Ändras på andra webbplatser: {name}" in shown
    assert "Ordning" not in shown
    assert "embed/" not in shown
    for path in ("vision/", "perspective/boende/", "statement/lampan-lyser/", "keyword/narhet/"):
        assert f"- `embed/v1/sv/{path}` (ändrad)" in comment["Inbäddningar"]
    assert "keyword/ordning/" not in comment["Inbäddningar"]
    assert "perspective/arbetslag/" not in comment["Inbäddningar"]
    assert "`api/v1/sv/statements.json`: `lampan-lyser` (ändrad: decision, html, text)" in comment["Öppna data"]
    assert "- Läs igenom: Jag ser att lampan lyser" in comment["Översättningar som väntar"]
    assert "Ingen sida" in comment["Läsbarhet"]


def test_changed_body_reports_sentences_readability_and_translation(repository: Repository) -> None:
    page = repository.root / "docs/om/index.md"
    longer = "\n\nOrganisationsförändringar förutsätter verksamhetsutvecklingskompetens genomgående.\n" * 4
    page.write_text(page.read_text(encoding="utf-8") + longer, encoding="utf-8")
    repository.commit()
    comment = repository.compare("HEAD~1", "HEAD", "--preview", "https://example.org/visning/")
    title = "[Om webbplatsen](https://example.org/visning/om/index.html)"
    assert comment["Sidor"].startswith(f"**Sidan ändras: {title}** (svenska, `docs/om/index.md`)\n")
    added = "- Nytt: <ins>Organisationsförändringar förutsätter verksamhetsutvecklingskompetens genomgående.</ins>"
    assert comment["Sidor"].count(added) == 4
    row = next(row for row in comment["Läsbarhet"].split("\n") if row.startswith("| om/index.md |"))
    before, after, words_before, words_after = (int(cell) for cell in row.strip("| ").split(" | ")[1:])
    assert after > before
    assert words_after == words_before + 16
    assert comment["Översättningar som väntar"].strip() == "- Läs igenom: Om webbplatsen (engelska)"
    assert comment["Formuleringar"].strip() == "Ingen formulering ändras."
    assert comment["Inbäddningar"].strip() == "Ingen inbäddning ändras."
    assert comment["Öppna data"].strip() == "Inget i öppna data ändras."
    later = repository.compare("HEAD", "HEAD")  # a translation outdated before is not reported
    assert later["Översättningar som väntar"].strip() == "Ingen översättning väntar på grund av ändringen."
    assert later["Sidor"].strip() == "Texten på sidorna ändras inte i övrigt."


def test_changed_words_are_marked_without_markdown(repository: Repository) -> None:
    page, old = "docs/malbild/index.md", "Målbilden visar vart vi är på väg. "
    assert old in (repository.root / page).read_text(encoding="utf-8")
    change(repository.root, page, old, "Målbilden **visar** nu vart vi är på väg <3 [här](../om/index.md). ")
    repository.commit()
    sentences = repository.compare()["Sidor"]
    assert (
        "- Före: Målbilden visar vart vi är på väg.\n- Efter: Målbilden visar <ins>nu </ins>vart vi är på väg"
        in sentences
    )
    assert "<ins>&#60;3 här</ins>." in sentences
    assert "- Nya länkar och bilder: `../om/index.md`" in sentences


def test_moved_page_is_neither_new_nor_removed(repository: Repository) -> None:
    move(repository, "moved_from: [stod/bilder/]\n")
    comment = repository.compare()
    assert "**Sidan flyttas: " in comment["Sidor"]
    assert "förut `stod/bilder/`" in comment["Sidor"]
    assert "Ny sida" not in comment["Sidor"]
    assert "Sidan tas bort" not in comment["Sidor"]
    assert comment["Adresser som slutar fungera"].strip() == "Alla adresser leder rätt efter ändringen."
    assert comment["Översättningar som väntar"].strip() == "Ingen översättning väntar på grund av ändringen."


def test_moved_page_without_redirect_names_the_dead_address(repository: Repository) -> None:
    move(repository, "")
    comment = repository.compare()
    assert "**Sidan flyttas: " in comment["Sidor"]
    dead = comment["Adresser som slutar fungera"]
    assert "- `stod/bilder/`\n- `en/stod/bilder/`\n" in dead
    assert "`moved_from`" in dead


def move(repository: Repository, redirect: str) -> None:
    """Move a page in both languages, with the links to it."""
    docs = repository.root / "docs"
    for suffix in (".md", ".en.md"):
        (docs / "stod" / f"bilder{suffix}").rename(docs / "stod" / f"bildspel{suffix}")
    for path in (*docs.rglob("*.md"), repository.root / "mkdocs.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\b(stod/)?bilder\.md", r"\1bildspel.md", text), encoding="utf-8")
    if redirect:
        change(repository.root, "docs/stod/bildspel.md", "kind: page\n", f"kind: page\n{redirect}")
    repository.commit()


def test_changed_front_matter_alone_names_its_fields(repository: Repository) -> None:
    change(repository.root, "docs/om/kallor.md", "owner: Redaktionen", "owner: Någon annan")
    repository.commit()
    comment = repository.compare()
    sentences = comment["Sidor"].strip().split("\n")
    assert sentences[0].startswith("**Sidan ändras: Källor** (svenska, ")
    assert sentences[1:] == ["", "- Uppgifter i sidhuvudet som ändras: `owner`"]


def test_changed_heading_id_is_a_dead_address(repository: Repository) -> None:
    change(repository.root, "docs/bakgrund/varfor.md", "{#befolkningen}", "{#kort}")
    repository.commit()
    comment = repository.compare()
    assert "- Bara formateringen eller rubrikers id ändras." in comment["Sidor"]
    assert "- `bakgrund/varfor/#befolkningen`" in comment["Adresser som slutar fungera"]


def test_removed_page_and_picture_are_reported_without_a_link(repository: Repository) -> None:
    (repository.root / "docs" / "bilder").mkdir(exist_ok=True)
    (repository.root / "docs" / "bilder" / "karta.txt").write_text("1", encoding="utf-8")
    assert run("new", repository.root, "page", "Filmer", "stod/film.md").returncode == 0
    repository.commit()
    there = repository.compare("HEAD~1", "HEAD", "--preview", "https://example.org/p/")
    assert "**Ny sida: [Filmer](https://example.org/p/stod/film/index.html)** (svenska, " in there["Sidor"]
    assert "- `docs/bilder/karta.txt`" in there["Andra filer"]
    back = repository.compare("HEAD", "HEAD~1", "--preview", "https://example.org/p/")
    assert "**Sidan tas bort: Filmer** (svenska, " in back["Sidor"]
    for path in ("stod/film/", "en/stod/film/", "bilder/karta.txt"):
        assert f"- `{path}`\n" in back["Adresser som slutar fungera"]


def test_new_and_removed_keyword_are_reported_as_such(repository: Repository) -> None:
    assert run("new", repository.root, "keyword", "Mod", "nyckelord/mod.md").returncode == 0
    repository.commit()
    there, back = repository.compare(), repository.compare("HEAD", "HEAD~1")
    assert "- Nytt att visa på andra webbplatser: Nyckelordet Mod" in there["Det som kommuner och andra visar"]
    assert "- Försvinner från andra webbplatser: Nyckelordet Mod" in back["Det som kommuner och andra visar"]
    assert "- `embed/v1/sv/keyword/mod/`" in back["Adresser som slutar fungera"]
    for comment, what in ((there, "ny"), (back, "borttagen")):
        assert f"- `embed/v1/sv/keyword/mod/` ({what})" in comment["Inbäddningar"]
        assert f"- `api/v1/en/keywords.json`: `mod` ({what})" in comment["Öppna data"]
    assert "| nyckelord/mod.md | – | " in there["Läsbarhet"]
    assert "- Läs igenom: Mod (engelska)" in there["Översättningar som väntar"]


def test_changed_code_is_reported_with_a_link_to_the_preview(repository: Repository) -> None:
    for path in ("hooks/på.py", "overrides/på.html"):
        (repository.root / path).write_text("", encoding="utf-8")
    change(repository.root, "docs/om/index.md", "\n## ", "\nEn ny mening.\n\n## ")
    repository.commit()
    comment = repository.compare("HEAD~1", "HEAD", "--preview", "https://example.org/forhandsvisning/")
    assert "(mappen hooks och overrides)" in comment[""]
    assert "https://example.org/forhandsvisning/" in comment[""]
    assert comment[""].startswith("<!-- malbild:jamforelse -->\n")


@pytest.mark.parametrize("revision", ["finns-inte", "--output=/tmp/x", " "])
def test_unknown_revision_is_reported_without_traceback(revision: str, repository: Repository) -> None:
    done = run("compare", repository.root, "--", "HEAD", revision)
    assert done.returncode == 1
    assert done.stderr.startswith(f'Git hittar inte versionen "{revision}".')


def test_revision_with_errors_is_reported_and_not_compared(repository: Repository) -> None:
    change(repository.root, BOENDE, "keywords: [narhet,", "keywords: [nrahet,")
    repository.commit()
    done = run("compare", repository.root, "HEAD~1", "HEAD")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("<!-- malbild:jamforelse -->\n## Vad ändringen innebär\n\nÄndringen har fel")
    assert f"| {BOENDE}:" in done.stdout
    assert "#mb104)" in done.stdout
    assert "###" not in done.stdout


def test_symlink_in_a_commit_is_kept_unless_it_leaves_docs(repository: Repository) -> None:
    (repository.root / "docs" / "genvag.txt").symlink_to("index.md")
    repository.commit()
    assert "Ingen formulering ändras." in repository.compare()["Formuleringar"]
    (repository.root / "docs" / "hemlig.md").symlink_to("/etc/hostname")
    repository.commit()
    done = run("compare", repository.root, "HEAD~1", "HEAD")
    assert (done.returncode, done.stderr) == (1, "")
    assert "| docs/hemlig.md:1 | Genvägen leder inte till en fil i mappen docs." in done.stdout


def test_change_that_fixes_an_error_is_compared_with_the_wrong_text(repository: Repository) -> None:
    page = repository.root / "docs/om/index.md"
    right = page.read_text(encoding="utf-8")
    page.write_text(f"{right}\n[Fel](finns-inte.md)\n", encoding="utf-8")
    repository.commit()
    page.write_text(right, encoding="utf-8")
    repository.commit()
    assert "| om/index.md |" in repository.compare()["Läsbarhet"]


def test_former_version_that_cannot_be_rendered_is_named(repository: Repository) -> None:
    change(repository.root, BOENDE, "keywords: [narhet,", "keywords: [nrahet,")
    repository.commit()
    done = run("compare", repository.root, "HEAD", "HEAD~1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Versionen HEAD går inte att jämföra:\n{BOENDE}:")


def test_changed_brand_is_shown_with_the_embeds_of_every_kind(repository: Repository) -> None:
    change(repository.root, "docs/settings.yml", "brand: Målbild", "brand: Bild")
    change(repository.root, "docs/search-words.yml", "means: [", "means: [en mening till, ")
    repository.commit()
    comment = repository.compare()
    assert "- Efter: <ins>Bild </ins>nära vård" in comment["Uppgifter om webbplatsen (svenska)"]
    assert "- Nytt: <ins>en mening till</ins>" in comment["Sökningens ord (svenska)"]
    shown = comment["Det som kommuner och andra visar"].splitlines()
    assert len(shown) == MOST_SENTENCES + 1
    assert re.fullmatch(r"- Och \d+ till\. Längst ner står alla\.", shown[-1])
    assert "`embed/v1/sv/party/" in comment["Inbäddningar"]


def test_changed_menu_names_its_pages(repository: Repository) -> None:
    narhet, ordning = "      - nyckelord/narhet.md\n", "      - nyckelord/ordning.md\n"
    change(repository.root, "mkdocs.yml", narhet + ordning, ordning + narhet)
    change(repository.root, "mkdocs.yml", "- om/index.md\n", "- Om oss: om/index.md\n")
    repository.commit()
    assert repository.compare()["Menyn"].splitlines() == [
        "- Byter plats i menyn: Ordning",
        "- Ny i menyn: Om oss",
        "- Inte längre i menyn: Om webbplatsen",
    ]


def test_version_outside_a_shallow_clone_names_the_command(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth=1", repository.root.as_uri(), str(clone))
    done = run("compare", clone, "HEAD~1", "HEAD")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'Versionen "HEAD~1" saknas, för mappen har bara de senaste versionerna. Kör git fetch --unshallow.\n'
    )


def test_compare_without_git_reports_only_that(repository: Repository) -> None:
    done = run("compare", repository.root, "HEAD", "HEAD", PATH="")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Det går inte att köra git. Finns det på datorn?\n")


def test_changed_paragraph_and_purpose_are_reported_as_adopted(copy_of_project: CopyOfProject) -> None:
    repository = Repository(copy_of_project())
    change(repository.root, "docs/malbild/boende.md", "vänta ute i regnet", "vänta i **regn**")
    change(repository.root, "docs/malbild/boende.md", "reference: Antagen hösten", "reference: Antagen våren")
    change(repository.root, "docs/settings.yml", "somna lugnt", "sova gott")
    change(repository.root, "docs/settings.yml", "reference: Antaget hösten", "reference: Antaget våren")
    assert run("renew-lock", repository.root).returncode == 0
    repository.commit()
    comment = repository.compare()
    assert "**lampan-lyser** (svenska, ändrad, **antagen text**)" in comment["Formuleringar"]
    assert "Ingen behöver vänta i <ins>regn</ins>." in comment["Formuleringar"]
    assert "**målbildens syfte** (svenska, ändrad, **antagen text**)" in comment["Formuleringar"]
    assert "- Efter: Alla i Sagolunds län ska kunna <ins>sova gott </ins>och" in comment["Formuleringar"]
    assert "`lampan-lyser` (ändrad: body, body_html, decision)" in comment["Öppna data"]


def test_mkdocs_yml_that_names_a_folder_of_the_engine_is_compared(repository: Repository) -> None:
    settings = repository.root / "mkdocs.yml"
    settings.write_text(f"watch: [verktyg]\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    (repository.root / "verktyg").mkdir()
    (repository.root / "verktyg/las.txt").write_text("", encoding="utf-8")
    repository.commit()
    assert repository.compare()["Formuleringar"].startswith("Ingen formulering ändras.")
