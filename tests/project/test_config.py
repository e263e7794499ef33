"""mkdocs.yml as the project's configuration: languages, navigation, contact, errors with lines."""

from pathlib import Path

import pytest

from malbild.diagnostics.diagnostic import ContentError
from malbild.project.config import BuildTimeError, Project, read_project
from malbild.project.mkdocs_yml.contact import Contact
from malbild.project.mkdocs_yml.nav import NavLink, Section

HEAD = """\
site_name: Prov
site_url: !ENV [SITE_URL, 'http://127.0.0.1:8000/']
plugins:
  - malbild
  - i18n:
      languages:
        - {locale: en, name: English}
        - locale: sv
          name: Svenska
          default: true
"""


def _write(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def _refused_line(root: Path, text: str) -> int:
    with pytest.raises(ContentError) as refused:
        read_project(_write(root, text))
    (diagnostic,) = (one for one in refused.value.diagnostics if one.code == "MB405")
    assert diagnostic.path == "mkdocs.yml"
    return diagnostic.line


def test_default_language_comes_first(tmp_path: Path) -> None:
    project = read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n"))
    assert (project.languages, project.original) == (("sv", "en"), "sv")


def test_navigation_is_read_in_order_with_line_numbers(tmp_path: Path) -> None:
    project = read_project(
        _write(tmp_path, f"{HEAD}nav:\n  - index.md\n  - Om:\n      - om/index.md\n      - om/a.md\n")
    )
    assert project.nav.sections == (Section("index.md"), Section("om/index.md", (Section("om/a.md"),), heading="Om"))
    assert project.nav.pages == (("index.md", 12), ("om/index.md", 14), ("om/a.md", 15))


def test_navigation_sections_may_be_nested(tmp_path: Path) -> None:
    menu = "nav:\n  - index.md\n  - Om:\n      - om/index.md\n      - Mer:\n          - om/a.md\n          - om/b.md\n"
    project = read_project(_write(tmp_path, f"{HEAD}{menu}"))
    assert project.nav.sections[1] == Section(
        "om/index.md", (Section("om/a.md", (Section("om/b.md"),), heading="Mer"),), heading="Om"
    )
    assert project.nav.pages == (("index.md", 12), ("om/index.md", 14), ("om/a.md", 16), ("om/b.md", 17))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("- a\n", 1),
        ("a: [b\n", 2),
        ("\tnav: []\n", 1),
        (f"{HEAD}", 1),
        (f"{HEAD}nav:\n", 11),
        (f"{HEAD}nav:\n  - index.md\n  - Om: []\n", 13),
        (f"{HEAD}nav:\n  - A: [a.md]\n    B: [b.md]\n", 12),
        ("plugins:\n  - i18n:\n      languages:\n        - name: Svenska\nnav: [index.md]\n", 1),
    ],
)
def test_unsupported_configuration_is_reported_at_its_line(text: str, line: int, tmp_path: Path) -> None:
    assert _refused_line(tmp_path, text) == line


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [
        ("nav: [index.md]  # översikt\n".encode("cp1252"), 1, "MB001"),
        ("site_name: å\nnav:\n".encode("utf-16"), 1, "MB001"),
        (b"nav:\n  - index\x00.md\n", 2, "MB002"),
        (b"nav:\n<<<<<<< HEAD\n  - index.md\n=======\n>>>>>>> gren\n", 2, "MB026"),
        (b"nav:\n  - index.md\x07\n", 2, "MB002"),
        ("nav:\n  - in\u200bdex.md\n".encode(), 2, "MB002"),
    ],
)
def test_configuration_that_is_not_text_is_reported_at_its_line(
    raw: bytes, line: int, code: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(raw)
    with pytest.raises(ContentError) as refused:
        read_project(tmp_path)
    assert [(diagnostic.line, diagnostic.code) for diagnostic in refused.value.diagnostics] == [(line, code)]


def test_missing_configuration_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read_project(tmp_path)
    (diagnostic,) = refused.value.diagnostics
    assert (diagnostic.path, diagnostic.code) == ("mkdocs.yml", "MB025")


@pytest.mark.parametrize("epoch", ["igår", "1.5", "-1", "9" * 20, "1 000"])
def test_invalid_source_date_epoch_is_reported(epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(BuildTimeError, match=f'SOURCE_DATE_EPOCH är "{epoch}"'):
        read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n"))


@pytest.mark.parametrize("day", ["igår", "2028-13-01", "2028-1-1x", "20280101"])
def test_invalid_build_date_is_reported(day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUILD_DATE", day)
    with pytest.raises(BuildTimeError, match=f'BUILD_DATE är "{day}"'):
        read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n"))


@pytest.mark.parametrize(("build_date", "today"), [("2028-02-03", "2028-02-03"), ("", "1970-01-02")])
def test_build_date_comes_before_the_build_time(
    build_date: str, today: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("BUILD_DATE", build_date)
    assert str(read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n")).today) == today


def _extra_problems(root: Path, extra: str) -> list[tuple[int, str, str]]:
    """Return line below `extra`, code and field of each diagnostic."""
    text = f"{HEAD}nav: [index.md]\nextra:\n"
    diagnostics = read_project(_write(root, text + extra)).diagnostics
    return sorted((p.line - text.count("\n"), p.code, p.field) for p in diagnostics)


@pytest.mark.parametrize(
    ("extra", "code", "where"),
    [
        ("  repositry: https://example.org/grupp/projekt\n", "MB072", "extra.repositry"),
        ("  contact: {mail: namn@example.org}\n", "MB101", "extra.contact.mail"),
        ("  contact: namn@example.org\n", "MB116", "extra.contact"),
        ("  contact: {email: kommun}\n", "MB407", "extra.contact.email"),
        ("  contact: {email: mailto:namn@example.org}\n", "MB407", "extra.contact.email"),
        ("  contact: {email: [namn@example.org]}\n", "MB113", "extra.contact.email"),
        ("  contact: {form: 'http://example.org/'}\n", "MB407", "extra.contact.form"),
        ("  contact: {security: namn@example.org}\n", "MB407", "extra.contact.security"),
        ("  repository: https://example.org/\n", "MB407", "extra.repository"),
        ("  footer: om.md\n", "MB115", "extra.footer"),
        ("  footer: [{Om: om.md}]\n", "MB113", "extra.footer"),
    ],
)
def test_extra_with_a_wrong_value_is_reported_at_its_line(extra: str, code: str, where: str, tmp_path: Path) -> None:
    assert _extra_problems(tmp_path, extra) == [(1, code, where)]


def test_extra_with_several_errors_reports_all_at_once(tmp_path: Path) -> None:
    extra = "  contact:\n    mail: a@example.org\n    form: formulär\n  repositry: ''\n"
    assert [(line, code) for line, code, _ in _extra_problems(tmp_path, extra)] == [
        (2, "MB101"), (3, "MB407"), (4, "MB072"),
    ]  # fmt: skip


def test_extra_with_valid_or_empty_values_is_read(tmp_path: Path) -> None:
    email, form, security = "namn@a.example.org", "https://example.org:8443/formulär?a=b", "mailto:a@example.org"
    repository = "https://example.org/grupp/projekt"
    ways = f"  contact: {{email: {email}, form: '{form}', security: '{security}'}}\n"
    extra = f"extra:\n  footer: [om.md]\n  repository: {repository}\n{ways}"
    project = read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n{extra}"))
    assert project.footer == (("om.md", 13),)
    assert project.contact == Contact(email, form, security, repository)
    for empty in ("extra:\n", "extra:\n  contact:\n  repository: ''\n"):
        assert read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n{empty}")).contact == Contact()


def test_real_navigation_begins_with_the_start_page(project: Project) -> None:
    assert project.nav.sections[0] == Section("index.md")
    assert len(project.nav.pages) == len({path for path, _ in project.nav.pages})


def test_titles_and_links_of_the_navigation_are_read(tmp_path: Path) -> None:
    links = "      - Andra: https://example.org/a\n  - Skriv: mailto:a@example.org\n"
    menu = f"nav:\n  - Hem: index.md\n  - Om:\n      - Översikt: om/index.md\n{links}"
    project = read_project(_write(tmp_path, f"{HEAD}{menu}"))
    about = Section("om/index.md", links=(NavLink("Andra", "https://example.org/a"),), heading="Om", title="Översikt")
    assert project.nav.sections == (Section("index.md", title="Hem"), about)
    assert project.nav.links == (NavLink("Skriv", "mailto:a@example.org"),)
    assert project.diagnostics == ()


@pytest.mark.parametrize(
    ("menu", "code", "line"),
    [
        ("  - https://example.org/\n", "MB078", 2),
        ("  - Om:\n      - Andra: https://example.org/\n", "MB079", 3),
        ("  - Om:\n      - Mer:\n          - a.md\n", "MB079", 3),
    ],
)
def test_incomplete_entry_of_the_navigation_is_reported(menu: str, code: str, line: int, tmp_path: Path) -> None:
    (diagnostic,) = read_project(_write(tmp_path, f"{HEAD}nav:\n  - index.md\n{menu}")).diagnostics
    assert (diagnostic.code, diagnostic.line) == (code, HEAD.count("\n") + 1 + line)


def test_configuration_without_i18n_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read_project(_write(tmp_path, "site_name: Prov\nplugins: [malbild]\nnav: [index.md]\n"))
    assert [one.code for one in refused.value.diagnostics] == ["MB080"]
