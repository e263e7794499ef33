"""Checks of the body: each mistake is reported at its line, and nothing else is."""

from pathlib import Path

import pytest

from malbild.checks.body.syntax.rules import SyntaxRule
from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.body_mistakes import BODY_MISTAKES
from tests.support.building import CopyOfProject, change
from tests.support.lint_page import HEADER, found_in, unmark

RIGHT = {
    "a heading with an id": "## Rubrik {#rubrik}\n\n### Under {#under}",
    "links that lead somewhere": (
        "[Målet](mal.md), [ett mål](mal.md#ett), [rubriken](prov.md#rubrik), [stöd i tid](malbild/boende.md#stod),\n"
        "[ring oss](tel:+4619), [SKR](https://skr.se/), [ordet](mal.md#ord-skr)\n\n## Rubrik {#rubrik}"
    ),
    "the name of a website as the words of a link": "[www.skr.se](https://skr.se/), [skr.se](https://www.skr.se/)",
    "an image with words": "![Ett bord](mote.png)",
    "a passage in another language": 'Det heter <span lang="en">close care</span>.',
    "shortcodes as code and in comments for editors": (
        "Skriv `[[page-status]]`, `så [[page-status]] här`.\n\n```\n[[vison]]\n\n[[page-status]]\n```\n\n"
        "<!-- [[page-status]] -->\n\n<!--\n[[vison]]\n-->\n\n[[page-status]]"
    ),
    "code": "Skriv `<script>` och `{{ namn }}`.\n\n```html\n<script>[x](y.md) IVO\n```",
    "a comment for editors": "Text.\n\n<!-- En anteckning: IVO, <b>. -->",
    "comments of one line and of many": "Text <!-- ett --> och <!-- två --> mer.\n\n<!--\ntre\n\nfyra\n-->\n\nText.",
    "asterisks, brackets and bars that are whole, or code": (
        "Det är **”ord”**et, **två\nrader**, `**`, `[a](`, 5 * 3, [målet\nhär](mal.md), ord [så] (se ovan) [1].\n\n"
        '!!! note "Tips"\n    Text[^1]!!\n\n!!! note viktigt "Obs"\n    Text.\n\n[^1]: Not.\n\n'
        "```\n**a [b](\n!! note\n| c\n```"
    ),
    "tables of whole rows": (
        "| Ett | Två |\n|---|---|\n| 1 | |\n|| 2 |\n| `a|b` | 2 \\| 3 |\n| | |\n\n"
        "Ett | Två\n---|:--\n1 | 2\n\n> | Ett |\n> |---|\n> | 1 |"
    ),
    "the beginning of a comment as code": "Skriv `<!--` först.\n\n```\n<!-- så här\n```",
    "abbreviations that are explained": "SKR, IVO (Inspektionen för vård och omsorg) och Folkhälsomyndigheten (FHM).",
    "words in capitals with figures": "SOU 2020:19 förklaras av SKR, men inte MB104.".replace("SOU", "SKR"),
    "headings with a line under them that is no conflict": "Under {#under}\n-------\n\nText.\n\n Mer {#mer}\n-------",
    "speech, dashes and letters in prose": (
        "– Jag tycker det, säger Anna.\n\n– Jag med, säger Bo\nsom är där.\n\n-5 grader\n-3 grader\n\n"
        "-heten är en ändelse.\n\n1.5 och\n2.5\n\na) ett\n\n"
        "b) två ~ 3 (så)[1] [[ab](mal.md)] x[0]] `[[kit]` (se)[^1] `• x` ~~~\n\n[^1]: Not."
    ),
    "forms of CommonMark that Python-Markdown alone would not take": (
        "Det behövs:\n- tid\n  - plats\n\n    mer\n1) ett\n2) två\n\n   mer\n\na) ett\nb) två\n\n ## Rubrik {#rubrik}"
        "\n\n- ett\n\n  ```py\n  kod\n  ```\n\n ````\nkod\n`````\n\n• ett\n• två\n\nEtt | Två\n---|---\n1 | 2\nText."
        "\n\n2022. Året då.\n\nrad\\\nrad #tagg\n\n#tagg\n\n> #tagg\n"
    ),
    "forms of pymdown-extensions": (
        '??? tip "Hur?"\n    Så.\n\n???+ note\n    Så.\n\n=== "Ett"\n    Text.\n\n=== "Två"\n    - Text.\n\n'
        "/// details | Hur?\n    type: tip\n\nSå.\n///\n\n/// tab | Ett\nText.\n///\n\n![Ett bord](mote.png)"
        "\n\n/// caption\nText.\n///\n\n!!! note\n    T\n\n- [ ] a\n- [x] b\n\n==a== ^^b^^ ~~c~~ H~2~O m^2^ ++ctrl+p++"
        "\n\nOm XYZ.\n\n*[XYZ]: Xylofon, yxa och zebra"
    ),
    "grids and figures": (
        '<div class="grid cards" markdown>\n\n- **Ett**\n\n    ---\n\n    Text.\n\n</div>\n\n<figure markdown="span">\n'
        "  ![Ett bord](mote.png)\n  <figcaption>Text.</figcaption>\n</figure>\n\n"
        '<div lang="en" markdown>\n\nOne.\n\nTwo.\n\n</div>'
    ),
    "footnotes with names of two words and paragraphs": "Ett.[^Not 2]\n\n[^Not 2]: Ett.\n\n  Två.\n",
    "signs of other programs as code, escaped or in prose": (
        "`[x]()` `$x^2$` `{++a++}` 5 \\$x^2\\$, $5 och $10, (1) och: så.\n\n```\n::: tip\n[TOC]\n```\n\n"
        "<!-- [[Våra källor]] {>>a<<} -->"
    ),
    "a heading with a hard space": "##\u00a0Rubrik {#rubrik}",
    "a list after an empty line": "Det behövs:\n\n- tid\n    - plats",
    "list items with more than a line": (
        "- ett\nrad\n  rad\n\t- två\n\n        Mer.\n\n    - tre\n        - fyra\n\n\tMer.\n\n"
        "10. tio\n\n    Mer.\n\n    > Citat.\n\n- - ett\n\n> - ett\n>     - två\n\n- ett\n  <!-- not -->"
    ),
    "admonitions with lists and admonitions": (
        '!!! note "Tips"\n\n    - ett\n        - två\n\n    !!! tip "Inre"\n        Text.\n\n    ## Ett {#ett}\n\n'
        '- ett\n\n    !!! tip ""\n        Text.'
    ),
    "code between fences": (
        "```\n```\n\nText\n``` html\n!!! note\n\n    kod\n```\n~~~~ {.x}\n~~~\n~~~~\n- ett\n```\nkod\n```"
    ),
}


@pytest.mark.parametrize("text", BODY_MISTAKES.values(), ids=BODY_MISTAKES)
def test_body_mistake_is_reported_at_its_line(playground: Path, text: str) -> None:
    body, expected = unmark(text)
    (playground / "docs" / "prov.md").write_text(f"{HEADER}{body}\n", encoding="utf-8")
    start = HEADER.count("\n")
    assert sorted(found_in(playground, "docs/prov.md")) == sorted((start + line, code) for line, code in expected)


@pytest.mark.parametrize("rule", SyntaxRule, ids=lambda rule: rule.name)
def test_syntax_rule_is_broken_by_its_example(playground: Path, rule: SyntaxRule) -> None:
    (playground / "docs" / "prov.md").write_text(f"{HEADER}{rule.example}\n", encoding="utf-8")
    assert rule.code in {code for _, code in found_in(playground, "docs/prov.md")}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_body_without_mistakes_passes(playground: Path, text: str) -> None:
    (playground / "docs" / "prov.md").write_text(f"{HEADER}{text}\n", encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == []


@pytest.mark.parametrize("marker", ["flow", "glossary", "paths", "shifts", "sources"])
def test_shortcode_with_nothing_to_show_is_reported(playground: Path, marker: str) -> None:
    (playground / "docs" / "prov.md").write_text(f"{HEADER}\n[[{marker}]]\n", encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == [(HEADER.count("\n") + 2, "MB304")]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("## Steg för steg", "## Steg för steg {#steg-for-steg}"),
        ("## Steg för steg {steg-for-steg}", "## Steg för steg {#steg-for-steg}"),
        ("## Steg för steg { }", "## Steg för steg {#steg-for-steg}"),
    ],
)
def test_heading_without_id_hint_shows_a_line_that_passes(playground: Path, heading: str, line: str) -> None:
    file = playground / "docs" / "prov.md"
    file.write_text(f"{HEADER}{heading}\n", encoding="utf-8")
    (diagnostic,) = lint(load(read_project(playground)))
    assert diagnostic.hint == f"Skriv så här: {line}"
    file.write_text(f"{HEADER}{line}\n", encoding="utf-8")
    assert lint(load(read_project(playground))) == []


def test_link_to_a_translation_file_suggests_the_original(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/stod/index.md", "\n---\n", "\n---\n[Vårt utseende](../om/design.en.md)\n\n")
    (diagnostic,) = (diagnostic for diagnostic in lint(load(read_project(root))) if not diagnostic.is_warning)
    assert diagnostic.message == (
        'Länken leder till "../om/design.en.md", som inte finns på webbplatsen. Menade du "../om/design.md"?'
    )


def test_link_to_a_place_that_another_language_lacks_is_reported(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/om/index.md", "\n---\n", "\n---\n## Nytt {#nytt}\n\nText.\n\n")
    line = change(root, "docs/lattlast/boende.md", "\n---\n", "\n---\n[Läs det nya](../om/index.md#nytt).\n\n") + 2
    found = [one for one in lint(load(read_project(root))) if one.code == "MB311"]
    assert [(one.path, one.line, one.params["page"]) for one in found] == [
        ("docs/lattlast/boende.md", line, "om/index.en.md")
    ]
