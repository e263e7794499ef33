"""Settings of mkdocs.yml: each one that MkDocs, Material and static-i18n know works or has an answer, with its line."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.mkdocs_yml.settings import check_settings, mkdocs_settings

FEATURES = {
    "announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy",
    "content.code.select", "content.footnote.tooltips", "content.tabs.link", "content.tooltips", "header.autohide",
    "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant", "navigation.instant.prefetch",
    "navigation.instant.preview", "navigation.instant.progress", "navigation.path", "navigation.prune",
    "navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "navigation.top", "navigation.tracking",
    "search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate",
}  # fmt: skip
"""Of `theme.features`, in Material's setup pages."""
THEME = {
    "name", "custom_dir", "static_templates", "locale", "language", "direction", "font", "palette", "logo", "favicon",
    "icon", "features",
}  # fmt: skip
EXTRA = {
    "social",
    "alternate",
    "analytics",
    "consent",
    "version",
    "generator",
    "homepage",
    "annotate",
    "tags",
    "status",
}
OTHERS_PLUGINS = {
    "minify", "glightbox", "git-revision-date-localized", "git-committers", "git-authors", "redirects", "rss", "macros",
    "awesome-pages", "literate-nav", "section-index", "gen-files", "mkdocstrings", "print-site", "with-pdf", "mike",
    "include-markdown", "table-reader", "exclude",
}  # fmt: skip
RULES = mkdocs_settings()


def check(text: str, root: Path = Path()) -> list[Diagnostic]:
    node = yaml.compose(text)
    assert isinstance(node, yaml.MappingNode)
    return [*check_settings(node, root)]


def found(text: str) -> list[tuple[int, str, str]]:
    """Return line, code and field of each diagnostic."""
    return [(one.line, one.code, one.field) for one in check(text)]


def answers(rules: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield path and rule of each setting that has an answer."""
    for name, rule in rules.items():
        if "answer" in rule:
            yield (*above, name), rule
        yield from answers(rule.get("keys", {}), (*above, name))


def test_every_setting_of_mkdocs_is_known() -> None:
    known = {name for name, _ in MkDocsConfig._schema} - {"config_file_path", "mdx_configs"}
    assert known <= RULES.keys()
    assert "INHERIT" in RULES


def test_every_setting_of_material_is_known() -> None:
    theme = RULES["theme"]["keys"]
    assert theme.keys() == THEME
    assert theme["features"]["items"].keys() == FEATURES
    assert RULES["extra"]["keys"].keys() >= EXTRA


def test_every_plugin_of_material_and_every_common_one_has_an_answer() -> None:
    installed = {entry.name.removeprefix("material/") for entry in entry_points(group="mkdocs.plugins")}
    assert len(installed) > 10
    assert installed | OTHERS_PLUGINS <= RULES["plugins"]["items"].keys()


def test_every_setting_of_i18n_is_known() -> None:
    rules = RULES["plugins"]["items"]["i18n"]["keys"]
    assert {name for name, _ in I18nPluginConfig._schema} == rules.keys()
    assert {name for name, _ in I18nPluginLanguage._schema} == rules["languages"]["each"].keys()


@pytest.mark.parametrize(
    ("path", "rule"), [*answers(dict(RULES))], ids=lambda value: ".".join(value) if isinstance(value, tuple) else ""
)
def test_setting_that_is_not_used_is_answered_at_its_line(path: tuple[str, ...], rule: dict[str, Any]) -> None:
    lines = [f"{'  ' * depth}{name}:" for depth, name in enumerate(path)]
    text = (
        "\n".join(["site_name: A", *lines]) + " annat\n" if "keys" not in rule else f"site_name: A\n{path[0]}: annat\n"
    )
    (diagnostic,) = (one for one in check(text) if one.code != "MB102")  # theme has no name here
    is_harmful = rule.get("harmful") or rule.get("takes") == "flag"  # a text is none
    assert (diagnostic.code, diagnostic.hint) == ("MB071" if is_harmful else "MB070", rule["answer"])
    assert diagnostic.line == text.count("\n")
    assert diagnostic.field == ".".join(path)


@pytest.mark.parametrize(
    "item",
    [
        *(("plugins", name, rule) for name, rule in RULES["plugins"]["items"].items() if "answer" in rule),
        ("plugins", "okänd", RULES["plugins"]["other"]),
        ("hooks", "hooks/egen.py", RULES["hooks"]["other"]),
    ],
    ids=lambda item: item[1],
)
def test_item_that_is_not_used_is_answered_at_its_line(item: tuple[str, str, dict[str, Any]]) -> None:
    setting, name, rule = item
    for text in (f"{setting}:\n  - malbild\n  - {name}\n", f"{setting}:\n  - malbild\n  - {name}: {{a: b}}\n"):
        diagnostic = check(text)[-1]
        assert (diagnostic.line, diagnostic.code, diagnostic.hint) == (3, "MB071", rule["answer"])


@pytest.mark.parametrize("feature", sorted(FEATURES | {"navigation.okand"}))
def test_feature_is_answered_at_its_line(feature: str) -> None:
    assert found(f"theme:\n  name: material\n  features:\n    - {feature}\n") == [(4, "MB070", "theme.features")]


@pytest.mark.parametrize(
    "text",
    [
        "theme: {name: material, custom_dir: overrides, font: false}",
        "theme: material",
        "use_directory_urls: yes\nstrict: True\ndocs_dir: docs\nsite_dir: site",
        "plugins: [malbild, {i18n: {docs_structure: suffix, languages: [{locale: sv, name: S, default: true}]}}]",
        "plugins: {malbild: {}, i18n: {fallback_to_default: true}}",
        "hooks: [hooks/mkdocs_events.py]",
        "validation: {nav: {absolute_links: relative_to_docs}, links: {anchors: ignore}, not_found: warn}",
        "dev_addr: 127.0.0.1:8000\nwatch: [tests]\ncopyright: Region\nsite_url: !ENV [X, 'https://example.org/']",
        "markdown_extensions: [toc, footnotes, pymdownx.details]",
        "extra: {footer: [], social: []}\nextra_css:\nextra_javascript: []",
    ],
)
def test_setting_that_works_or_is_already_so_passes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nsite_nam: A\n", [(1, "MB072", "a"), (2, "MB072", "site_nam")]),
        ("theme:\n  nam: material\n", [(1, "MB102", "theme"), (2, "MB072", "theme.nam")]),
        ("extra:\n  sociala: []\n", [(2, "MB072", "extra.sociala")]),
        ("site_name: 2030\n", [(1, "MB086", "site_name")]),
        ("site_name: [A]\n", [(1, "MB113", "site_name")]),
        ("nav: index.md\n", [(1, "MB115", "nav")]),
        ("extra_css: a.css\n", [(1, "MB115", "extra_css")]),
        ("validation: [nav]\n", [(1, "MB116", "validation")]),
        ("validation:\n  nav:\n    not_found: eror\n", [(3, "MB071", "validation.nav.not_found")]),
        ('use_directory_urls: "true"\n', [(1, "MB071", "use_directory_urls")]),
        ("dev_addr: hemma\n", [(1, "MB071", "dev_addr")]),
        ("watch:\n  - tests\n  - finns-inte\n", [(3, "MB085", "watch")]),
        ("copyright: !Obs Region\n", [(1, "MB074", "")]),
        ("markdown_extensions: toc\n", [(1, "MB115", "markdown_extensions")]),
        (
            "plugins:\n- i18n:\n    languages:\n    - locale: no\n      name: N\n      default: kanske\n",
            [(4, "MB086", "plugins.i18n.languages.locale"), (6, "MB077", "plugins.i18n.languages.default")],
        ),
    ],
)
def test_wrong_setting_is_reported_at_its_line(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert found(text) == expected


def test_misspelt_setting_has_the_closest_name() -> None:
    assert "site_name" in check("site_nam: A\n")[0].message


def test_setting_from_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALBILD_TEST_URLS", "false")
    assert found("use_directory_urls: !ENV [MALBILD_TEST_URLS, true]\n") == [(1, "MB071", "use_directory_urls")]
