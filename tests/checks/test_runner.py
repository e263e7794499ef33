"""What is wrong in a text, a header or a file's name is told with its code and its line, and nothing else is.

In the tables below `⟵ MB…` ends a line that the check shall point at, with the codes it shall give; the
marks are taken away before the text is checked.
"""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from malbild.checks.body.syntax_rules import SyntaxRule
from malbild.checks.runner import lint, load, load_renderable
from malbild.checks.structure.navigation import check_menu
from malbild.checks.structure.references import check_references
from malbild.diagnostics.diagnostic import ContentError
from malbild.project.config import CONFIG, Project, read_project
from malbild.site.edition import Site
from tests.support.building import ROOT, CopyOfProject, change

MARK = re.compile(r" *⟵((?: MB\d{3})+)")
HEADER = """\
---
title: Prov
description: En sida att pröva på.
owner: Redaktionen
reviewed: 2026-11-01
next_review: 2099-11-01
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
CONFLICT = """\
<<<<<<< HEAD ⟵ MB026
Ett.
=======
Två.
>>>>>>> gren
"""
PERSPECTIVE = """\
kind: perspective
id: invanare
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
SLIDE = """\
slides:
  - id: bild
    shows: points
    title: Bild
    figure: befolknig ⟵ MB703
    notes: Om.
"""


def page(more: str = "", body: str = "") -> str:
    """A page with more in its front matter, and a body."""
    return HEADER.removesuffix("---\n") + f"{more}---\n{body}\n"


TEXTS = {
    "a heading of two lines": "Rubrik ⟵ MB303 MB323\npå två rader\n======",
    "a second main heading": "# Rubrik {#rubrik} ⟵ MB303",
    "a main heading without a space": "#Rubrik {#rubrik} ⟵ MB303",
    "a main heading with a line under it": "Rubrik ⟵ MB303 MB323\n======",
    "a level that is skipped": "## Ett {#ett}\n\n#### Tre {#tre} ⟵ MB305",
    "a first heading of the third level": "### Tre {#tre} ⟵ MB305",
    "an empty heading": "## ⟵ MB306",
    "a heading without an id": "## Rubrik ⟵ MB323",
    "an id twice": "## Ett {#ett}\n\n## Två {#ett} ⟵ MB307",
    "an id that the layout has": "## Källor {#kallor} ⟵ MB307",
    "an id that the layout has beside the text": "## Avsnitt {#avsnitt} ⟵ MB307",
    "an id that a marker shows": "[[matrix]]\n\n## Matris {#matris} ⟵ MB307",
    "a marker twice": "[[matrix]]\n\nText.\n\n[[matrix]] ⟵ MB307",
    "a link that says click here": "[Klicka här](mal.md) ⟵ MB308",
    "a link that says read more": "[Läs mer.](mal.md) ⟵ MB308",
    "a link that says here": "Läs [här](mal.md) ⟵ MB308",
    "a link that says read more with an arrow": "[Läs mer →](mal.md) ⟵ MB308",
    "a link without words": "Läs []( mal.md ) ⟵ MB308",
    "an address as the words of a link": "[www.skr.se](https://skr.se/) ⟵ MB309",
    "an address in angle brackets": "<https://skr.se/> ⟵ MB309",
    "an address in the text": "Se\nhttps://skr.se/ för mer. ⟵ MB309",
    "a page that is not there": "[Målet](mall.md) ⟵ MB310",
    "a page in another folder": "[Invånaren](invanare.md) ⟵ MB310",
    "a folder in place of a page": "[Målbilden](malbild/) ⟵ MB310",
    "a path out of the site": "[Hemligt](../../../etc/passwd) ⟵ MB310",
    "a file that is not there": "[Rapporten](rapport.pdf) ⟵ MB310",
    "a translation's own file": "[Målet](mal.en.md) ⟵ MB310",
    "a file that is not published": "[Hemligt](../mkdocs.yml) ⟵ MB310\n[Hemligt](.hemligt.txt) ⟵ MB310",
    "an anchor that is not on the page": "[Ned](#ned) ⟵ MB311",
    "an anchor that is not on the other page": "[Målet](mal.md#tva) ⟵ MB311",
    "a statement that is not there": "[Stöd](malbild/invanare.md#stod-i-tid) ⟵ MB311",
    "an address from the root": "[Målet](/mal/) ⟵ MB312",
    "an address without a scheme": "[Målet](//example.org/) ⟵ MB312",
    "a script in a link": "[Målet](javascript:alert(1)) ⟵ MB312",
    "a script in a link, disguised": "[Målet](JAVA&#x73;cript:alert(1)) ⟵ MB312",
    "data in a link": "[Målet](data:text/html,x) ⟵ MB312",
    "a script in the list of addresses": "Läs om [målet][1]. ⟵ MB312\n\n[1]: javascript:alert(1)",
    "an address without a host": "[Målet](http:mal) ⟵ MB312",
    "a bad link in a table": "| Ett | Två |\n|---|---|\n| 1 | [Två](tva.md) | ⟵ MB310",
    "a bad link in a list": "- ett\n- två\n    - [tre](tre.md) ⟵ MB310",
    "a bad link in a box": '!!! note "Tips"\n    Ett.\n    [Två](tva.md) ⟵ MB310',
    "a picture without words": "![](bild.png) ⟵ MB315",
    "a picture with a space for words": "![ ](bild.png) ⟵ MB315",
    "a marker with words right under it": "[[matrix]] ⟵ MB313\nText.",
    "a picture that is not there": "![En bild](bilder.png) ⟵ MB316",
    "a picture that is not published": "![En bild](../bild.png) ⟵ MB316\n![En bild](.bild.png) ⟵ MB316",
    "a picture from elsewhere": "![En bild](https://example.org/bild.png) ⟵ MB316",
    "a picture that is too big": "![En bild](stor.png) ⟵ MB317",
    "a script": "<script>alert(1)</script> ⟵ MB318 MB318",
    "a script amid a text": "Text <script>alert(1)</script> text ⟵ MB318 MB318",
    "an event on an allowed element": 'Text <span lang="sv" onclick="alert(1)">ord</span> ⟵ MB318',
    "a picture as HTML": "Text <img src=x onerror=alert(1)> ⟵ MB318",
    "a style": '<div style="color: red"> ⟵ MB318\ntext\n</div> ⟵ MB318',
    "a declaration": "<!DOCTYPE html> ⟵ MB318",
    "an event in braces": '## Rubrik {#rubrik onclick="alert(1)"} ⟵ MB319',
    "an id that is none in braces": "## Steg för steg {#steg-för-steg} ⟵ MB319",
    "a word in braces": "## Steg för steg {steg-for-steg} ⟵ MB323",
    "a class in braces": "Text\n{: .stor} ⟵ MB319",
    "a comment without an end": "Text.\n\n<!-- glöm inte ⟵ MB324\n\nMer text.",
    "a comment that goes on to the end of another": "<!-- glöm inte ⟵ MB324\n\nMer text.\n\n<!-- Källa: rapporten -->",
    "a comment without an end amid a text": "Text <!-- glöm ⟵ MB324\n\nMer --> text.",
    "a comment without an end after one that has it": "<!-- ett --> <!-- två ⟵ MB324",
    "a comment within a comment": "Text <!-- ett <!-- två --> text. ⟵ MB324",
    "a comment without an end in a list": "- ett\n  <!-- två ⟵ MB324\n\nText.",
    "stars without their others": "Text.\n**Ett samspel. ⟵ MB325\n\n- Ett ** samspel**. ⟵ MB325",
    "stars without their others in a table": "| Ett | Två |\n|---|---|\n| 1 | **två | ⟵ MB325",
    "stars without their others after some that have them": "**Ett** samspel\nav **två. ⟵ MB325",
    "a space within a link": "Läs om [målet] (mal.md). ⟵ MB326\nLäs [målet]  (mal.md#ett). ⟵ MB326",
    "a link without its end": "Läs om\n[hur vi gör](mal.md för att förstå. ⟵ MB326",
    "a link with a space in its address": "[Målet](mitt mal.md) ⟵ MB326",
    "a link with a name that is not there": "Läs om [målet][mal]. ⟵ MB326",
    "a link with its signs the other way round": "Läs om (målet)[mal.md] och (SKR)[../skr#ett]. ⟵ MB326 MB326",
    "half a marker": "[[timeline] ⟵ MB338\n\n[timeline]] ⟵ MB338\n\n[[figure:ett ⟵ MB338",
    "text that is struck out": "Det är ~~inte~~ så. ⟵ MB339\n\n| Ett |\n|---|\n| ~~1~~ | ⟵ MB339",
    "curved quotation marks in HTML": "Det <span lang=”en”>är</span> <q lang=“en”>så</q>. ⟵ MB340 MB340",
    "an address on one's own computer": (
        "[Målet](http://127.0.0.1:8000/mal/) ⟵ MB312\n[målet](http://localhost:8000/mal/) ⟵ MB312"
    ),
    "a footnote that is not there": "Att[^9] ⟵ MB327\n\n[^1]: Noten",
    "a box with two marks": '!! note "Tips" ⟵ MB328\n    Text.',
    "a box with four marks": '!!!! note "Tips" ⟵ MB328\n    Text.',
    "a box without the end of its title": '!!! note "Tips ⟵ MB328\n    Text.',
    "a row with a cell too few": "| Ett | Två |\n|---|---|\n| 1 | ⟵ MB329\n| 1 | 2 |",
    "a row with a cell too many": "| Ett | Två |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 | ⟵ MB329",
    "a row without bars of its own": "Ett | Två\n---|---\n1 | 2\nText. ⟵ MB329",
    "a table with a line of another number of cells": "| Ett | Två | ⟵ MB329\n|---|\n| 1 | 2 |",
    "rests of a template": "Hej {{ namn }}! ⟵ MB320",
    "a command of a template": "Hej {% include x %} ⟵ MB320",
    "an abbreviation": "Läs hos\nIVO om det. IVO vet. ⟵ MB321",
    "an abbreviation in a table": "| Ett | Två |\n|---|---|\n| 1 | FHM | ⟵ MB321",
    "a marker amid a paragraph": "Text [[matrix]]. ⟵ MB313\n\nText\n[[matrix]] ⟵ MB313\n\n[[matrix]] ⟵ MB313\nText",
    "a marker without an empty line": "Text.\n\n[[matrix]] ⟵ MB313\n## Två {#tva}\n[[vision]] ⟵ MB313",
    "a marker in a point, a quotation, a table and HTML": (
        "- [[matrix]] ⟵ MB313\n\n> [[matrix]] ⟵ MB313\n\n| A |\n|---|\n| [[matrix]] | ⟵ MB313\n\n"
        "<blockquote>\n[[matrix]] ⟵ MB313\n</blockquote>"
    ),
    "a marker that means nothing": "[[Tidslinje]] ⟵ MB301",
    "a list without an empty line": "Det behövs:\n- tid ⟵ MB322\n- plats",
    "a table without an empty line": "Så här:\n| Ett | Två | ⟵ MB322\n|---|---|\n| 1 | 2 |",
    "code without an end": "``` ⟵ MB331\nkod\n\n[sidan](finns-inte.md)\n\n**öppen\n\n## Rubrik",
    "code with an end of another length": "````⟵ MB331\nkod\n`````\n\nText.\n\n~~~ ⟵ MB331\nkod\n~~~~",
    "code that is indented": " ``` ⟵ MB331\nkod\n```",
    "code in a point": "- ett\n\n    ``` ⟵ MB331\n    kod\n    ```",
    "text that is indented": "Text.\n\n    Mer. ⟵ MB332\n\n\tMer.\n\nText.\n\n\tMer. ⟵ MB332",
    "the beginning of a note as indented code": "Text.\n\n    <!-- så här ⟵ MB332\n\nText.",
    "a heading that is indented": "Text.\n\n ## Ett {#ett} ⟵ MB333\n\n   ### Två {#tva} ⟵ MB333",
    "a heading that is indented in a box": '!!! note "Tips"\n    Text.\n\n      ## Ett {#ett} ⟵ MB333',
    "points under points, indented too little": (
        "- ett\n  - två ⟵ MB334\n- tre\n    - fyra\n      - fem ⟵ MB334\n\nText.\n\n1. ett\n   - två ⟵ MB334"
    ),
    "a quoted point under a point, indented too little": "> - ett\n>   - två ⟵ MB334",
    "a point in a box, indented too little": '!!! note "Tips"\n    - ett\n      - två ⟵ MB334',
    "text in a point, indented too little": "1. ett\n\n   Mer. ⟵ MB334\n\n2. två\n\n   > Mer. ⟵ MB334",
    "points with the signs of another program": "• Ett ⟵ MB335\n• Två ⟵ MB335\n\n·\tEtt ⟵ MB335\n\n-\u00a0Ett ⟵ MB335",
    "points with dashes": "Så här:\n– ett ⟵ MB335\n– två\n– tre\n\n— ett ⟵ MB335\n— två",
    "points without a space": "-Ett ⟵ MB335\n-Två\n\n1.Ett ⟵ MB335\n2.Två",
    "points with letters": "a) Ett ⟵ MB335\nb) Två",
    "a list with parentheses": "1) Ett ⟵ MB335\n2) Två",
    "a box without text of its own": '!!! note "Tips" ⟵ MB336\nText.\n\n!!! tip "Mer" ⟵ MB336\n\n  Text.',
    "a box at the end without text": 'Text.\n\n!!! note "Tips" ⟵ MB336',
    "a box without a title": "!!! note ⟵ MB337\n    Text.\n\n!!! note viktigt ⟵ MB337\n    Text.",
    "a box that is indented": ' !!! note "Tips" ⟵ MB328\n    Text.',
}  # fmt: skip

RIGHT = {
    "a heading with an id": "## Rubrik {#rubrik}\n\n### Under {#under}",
    "links that lead somewhere": (
        "[Målet](mal.md), [ett mål](mal.md#ett), [hit](prov.md#rubrik), [stöd i tid](malbild/invanare.md#stod),\n"
        "[ring oss](tel:+4619), [SKR](https://skr.se/), [ordet](mal.md#ord-skr)\n\n## Rubrik {#rubrik}"
    ),
    "a picture with words": "![En bild](bild.png)",
    "a passage in another language": 'Det heter <span lang="en">close care</span>.',
    "markers as code and in notes to the editors": (
        "Skriv `[[matrix]]`, `så [[matrix]] här`.\n\n```\n[[vison]]\n\n[[matrix]]\n```\n\n"
        "<!-- [[matrix]] -->\n\n<!--\n[[vison]]\n-->\n\n[[matrix]]"
    ),
    "code": "Skriv `<script>` och `{{ namn }}`.\n\n```html\n<script>[x](y.md) IVO\n```",
    "a note to the editors": "Text.\n\n<!-- En anteckning: IVO, <b>. -->",
    "notes amid a text and of many lines": "Text <!-- ett --> och <!-- två --> mer.\n\n<!--\ntre\n\nfyra\n-->\n\nText.",
    "stars, brackets and bars that are whole, or code": (
        "Det är **”ord”**et, **två\nrader**, `**`, `[a](`, 5 * 3, [målet\nhär](mal.md), ord [så] (se ovan) [1].\n\n"
        '!!! note "Tips"\n    Text[^1]!!\n\n!!! note viktigt "Obs"\n    Text.\n\n[^1]: Not.\n\n'
        "```\n**a [b](\n!! note\n| c\n```"
    ),
    "tables of whole rows": (
        "| Ett | Två |\n|---|---|\n| 1 | |\n|| 2 |\n| `a|b` | 2 \\| 3 |\n| | |\n\n"
        "Ett | Två\n---|:--\n1 | 2\n\n> | Ett |\n> |---|\n> | 1 |"
    ),
    "the beginning of a note as code": "Skriv `<!--` först.\n\n```\n<!-- så här\n```",
    "abbreviations that are explained": "SKR, IVO (Inspektionen för vård och omsorg) och Folkhälsomyndigheten (FHM).",
    "words in capitals with figures": "SOU 2020:19 förklaras av SKR, men inte MB104.".replace("SOU", "SKR"),
    "headings with a line under them that is no conflict": "Under {#under}\n-------\n\n Mer {#mer}\n-------",
    "speech, dashes and letters in prose": (
        "– Jag tycker det, säger Anna.\n\n– Jag med, säger Bo\nsom är där.\n\n-5 grader\n-3 grader\n\n"
        "-heten är en ändelse.\n\n1.5 och\n2.5\n\na) ett\n\n"
        "b) två ~ 3 (så)[1] [[a](mal.md)] x[0]] `[[kit]` (se)[^1] `• x` ~~~\n\n[^1]: Not."
    ),
    "a heading with a hard space": "##\u00a0Rubrik {#rubrik}",
    "a list after an empty line": "Det behövs:\n\n- tid\n    - plats",
    "points with more than a line": (
        "- ett\nrad\n  rad\n\t- två\n\n        Mer.\n\n    - tre\n        - fyra\n\n\tMer.\n\n"
        "10. tio\n\n    Mer.\n\n    > Citat.\n\n- - ett\n\n> - ett\n>     - två\n\n- ett\n  <!-- not -->"
    ),
    "boxes with lists and boxes": (
        '!!! note "Tips"\n\n    - ett\n        - två\n\n    !!! tip "Inre"\n        Text.\n\n    ## Ett {#ett}\n\n'
        '- ett\n\n    !!! tip ""\n        Text.'
    ),
    "code between fences": (
        "```\n```\n\nText\n``` html\n!!! note\n\n    kod\n```\n~~~~ {.x}\n~~~\n~~~~\n- ett\n```\nkod\n```"
    ),
}

EVENT = '{id: ett, date: "2021", title: Ett, text: Ett., source: raport} ⟵ MB117'
FIGURE = "{id: ett, title: Ett, unit: count, summary: A., source: raport, bars: [{id: a, label: A, value: 1}]} ⟵ MB117"

HEADERS = {
    "a mark of byte order before a heading": f"{HEADER}\ufeff## Rubrik {{#rubrik}} ⟵ MB002",
    "a conflict in a header": HEADER.replace(
        "title: Prov", "<<<<<<< HEAD ⟵ MB026\ntitle: Prov\n=======\ntitle: Provet\n>>>>>>> a1b2c3d"
    ),
    "a conflict in a body": f"{HEADER}Text.\n\n{CONFLICT}",
    "two conflicts": f"{HEADER}{CONFLICT}\n{CONFLICT}",
    "the end of a conflict": f"{HEADER}Ett.\n\nTvå.\n>>>>>>> gren ⟵ MB026\n",
    "the middle of a conflict in a header": HEADER.replace("owner", "======= ⟵ MB026\nowner"),
    "text after a quotation": HEADER.replace("title: Prov", 'title: "Nära" vård ⟵ MB020'),
    "quotation marks in a quotation": HEADER.replace("title: Prov", 'title: "En "nära" vård" ⟵ MB020'),
    "no space after a colon": HEADER.replace("owner: Redaktionen", "owner:Redaktionen ⟵ MB027"),
    "no space after a colon on the last line": page("keywords:[] ⟵ MB027\n"),
    "a hard space after a colon": HEADER.replace("title: Prov", "title:\u00a0Prov ⟵ MB027"),
    "no space after a colon in a list": HEADER.replace(
        "sources: []", "sources:\n  - id:rapport ⟵ MB027\n    section: '5'"
    ),
    "a quotation without end": HEADER.replace("title: Prov", 'title: "Prov ⟵ MB021'),
    "a quotation in a list without end": page("keywords:\n  - 'ansvar ⟵ MB021\n"),
    "a colon within curved quotation marks": HEADER.replace("title: Prov", "title: ”Dag 1: nuläge” ⟵ MB006"),
    "a title that # cuts": HEADER.replace("title: Prov", "title: Seminarium #1 ⟵ MB022"),
    "a word in a list that # cuts": page("keywords:\n  - ansvar #1 ⟵ MB022 MB104\n"),
    **{
        f"{word} without quotation marks": HEADER.replace("title: Prov", f"title: {word} ⟵ MB130")
        for word in (
            "no", "Yes", "off", "ja", "Nej", "sant", "falskt", "true", "null", "~", "1.10", "0123", "12:30:00", "1_000",
        )
    },
    "a number for a source's section": HEADER.replace(
        "sources: []", "sources:\n  - id: rapport\n    section: 5.1 ⟵ MB130"
    ),
    "a year without quotation marks": page(PERSPECTIVE.replace('"2021"', "2021 ⟵ MB130")),
    "a text in curved quotation marks": HEADER.replace("title: Prov", "title: ”Prov” ⟵ MB133"),
    "a picture in a title": HEADER.replace("title: Prov", "title: Välkommen 👋 ⟵ MB132"),
    "stars in a title": HEADER.replace("title: Prov", 'title: "**Prov** på" ⟵ MB143'),
    "stars without their others in a description": HEADER.replace("En sida att", "En **sida att") .replace(
        "pröva på.", "pröva på. ⟵ MB143"
    ),
    "a link in a description": HEADER.replace("att pröva på.", "att [pröva](mal.md) ⟵ MB143"),
    "slanting words in a description": HEADER.replace("att pröva på.", "att *pröva* på ⟵ MB143"),
    "slanting words between lines in a description": HEADER.replace("att pröva på.", "att _pröva_ på ⟵ MB143"),
    "code in a description": HEADER.replace("att pröva på.", "att `pröva` på ⟵ MB143"),
    "a sign by its name in a description": HEADER.replace("att pröva på.", "att&nbsp;pröva på ⟵ MB143"),
    "a sign by its number in a title": HEADER.replace("title: Prov", 'title: "Prov &#8211; två" ⟵ MB143'),
    "a day with slashes": HEADER.replace("2026-11-01", "1/8/2024 ⟵ MB107"),
    "a review before the last": HEADER.replace("2099-11-01", "2026-11-01 ⟵ MB134"),
    "a review on a day to come": HEADER.replace("2026-11-01", "2028-11-22 ⟵ MB146"),
    "a review that is due": HEADER.replace("2099-11-01", "2026-11-21 ⟵ MB602"),
    "a source of an event that is not there": page(f"events:\n  - {EVENT}\n"),
    "a source of a figure that is not there": page(f"figures:\n  - {FIGURE}\n"),
    "two slides with one title": page(
        "slides:\n  - {id: ett, shows: cover, title: Ett, notes: Om.}\n"
        "  - {id: tva, shows: cover, title: Ett, notes: Om.} ⟵ MB702\n"
    ),
    # With two spaces, for the test makes all others into ids and places of their own.
    "a statement's id that is taken": page(PERSPECTIVE.replace("id: stod", "id:  stod ⟵ MB106")),
    "a place in the order that is taken": page(PERSPECTIVE.replace("order: 1", "order:  1 ⟵ MB136")),
    "an icon that is not there": page(PERSPECTIVE.replace("icon: person", "icon: persson ⟵ MB135")),
    "an icon of a statement that is not there": page(PERSPECTIVE.replace("icon: link", "icon: länk ⟵ MB135")),
    "an icon's name in capitals": page(PERSPECTIVE.replace("icon: person", "icon: Person ⟵ MB135")),
    "a key word as it is read": page("keywords: [hälsofrämjande] ⟵ MB104\n"),
    "a key word twice in a list": page(
        PERSPECTIVE.replace("Jag får stöd.", "Jag får stöd.\n    keywords: [a, a] ⟵ MB104 MB145")
    ),
    "a source twice": HEADER.replace(
        "sources: []", "sources:\n  - {id: rapport}\n  - {id: rapport, section: '5'}\n  - {id: rapport} ⟵ MB145"
    ),
    "a source as it is read": HEADER.replace("sources: []", "sources:\n  - id: Rapporten ⟵ MB117"),
    "a source that is nothing": HEADER.replace("sources: []", 'sources:\n  - id: "" ⟵ MB110'),
    "a statement of 26 words": page(PERSPECTIVE.replace("Jag får stöd.", f"Vi {'och ' * 24}ni. ⟵ MB131")),
    "an original that says it is a translation": page("translated_from: sv-1a2b3c4d ⟵ MB212\n"),
    "a translated statement in an original": page(f"{PERSPECTIVE}    translated_from: sv-1a2b3c4d ⟵ MB212\n"),
    "a page that is hard to read": HEADER.replace("title: Prov", "title: Prov ⟵ MB601") + "Verksamhetsutveckling " * 30,
    "a page above a limit of its own": HEADER.replace("title: Prov", "title: Prov ⟵ MB601\nmax_lix: 1") + "Lätt text.",
    "a slide of a figure that is not there": page(SLIDE.replace("points", "figure")),
    "a slide of points beside a figure that is not there": page(SLIDE),
    "a slide of a figure that it does not name": page(
        "slides:\n  - id: bild ⟵ MB703\n    shows: figure\n    title: Bild\n    notes: Om.\n"
    ),
    "a page for editors in the menu": page("audience: editors ⟵ MB404\n"),
}  # fmt: skip


JUST_WITHIN = {
    "a review on its day": HEADER.replace("2099-11-01", "2026-11-22"),
    "a statement of 25 words": page(PERSPECTIVE.replace("Jag får stöd.", f"Vi {'och ' * 23}ni.")),
    "a statement of 220 letters": page(PERSPECTIVE.replace("Jag får stöd.", f"{'samverkan ' * 21}samverkan.")),
}


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project: a page to link to, a perspective with a statement, two pictures, a source."""
    root = tmp_path_factory.mktemp("playground")
    (root / "overrides").symlink_to(ROOT / "overrides")
    docs = root / "docs"
    (docs / "malbild").mkdir(parents=True)
    languages = "plugins:\n  - i18n:\n      languages:\n        - {locale: sv, default: true}\n        - {locale: en}\n"
    nav = "site_url: https://example.org/\nnav:\n  - mal.md\n  - malbild/invanare.md\n  - prov.md\n"
    (root / "mkdocs.yml").write_text(languages + nav, encoding="utf-8")
    source = "source_list:\n  - id: rapport\n    title: Rapporten\n    about: Allt.\n"
    (docs / "mal.md").write_text(page(TERMS + source, "## Ett {#ett}\n\n[[glossary]]"), encoding="utf-8")
    (docs / "malbild" / "invanare.md").write_text(page(PERSPECTIVE), encoding="utf-8")
    (docs / ".hemligt.txt").write_bytes(b"x")
    for picture in ("bild.png", ".bild.png", "../bild.png"):
        (docs / picture).write_bytes(b"x")
    (docs / "stor.png").write_bytes(b"x" * 400_000)
    return root


def unmark(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without its marks, and the lines and codes that they name."""
    rows = text.split("\n")
    codes = {number: found[1].split() for number, row in enumerate(rows, 1) if (found := MARK.search(row))}
    return "\n".join(MARK.sub("", row) for row in rows), [(line, code) for line in codes for code in codes[line]]


def found_in(root: Path, file: str) -> list[tuple[int, str]]:
    """The lines and codes of the problems; all of them in the one file."""
    project = replace(read_project(root), today=date(2026, 11, 22))
    diagnostics = lint(load(project))
    assert {diagnostic.path for diagnostic in diagnostics} <= {file}
    return [(diagnostic.line, diagnostic.code) for diagnostic in diagnostics]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
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


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("En sida", "Du & jag; 5 * 3 * 2, * en_fil_till, R&D;"),
        HEADER.replace("2026-11-01", "2026-11-23"),  # a day begins in Sweden before it does in UTC
    ],
)
def test_front_matter_without_mistakes_passes(playground: Path, header: str) -> None:
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == []


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS)
def test_front_matter_mistake_is_reported_at_its_line(playground: Path, text: str) -> None:
    header, expected = unmark(text)
    header = header.replace("id: invanare", "id: prov").replace("order: 1", "order: 2").replace("id: stod", "id: ett")
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert sorted(found_in(playground, "docs/prov.md")) == sorted(expected)


def test_slide_of_a_missing_figure_stops_the_build(playground: Path) -> None:
    (playground / "docs" / "prov.md").write_text(unmark(page(SLIDE))[0], encoding="utf-8")
    with pytest.raises(ContentError):
        load_renderable(read_project(playground))


@pytest.mark.parametrize("header", JUST_WITHIN.values(), ids=JUST_WITHIN)
def test_front_matter_just_within_its_limits_passes(playground: Path, header: str) -> None:
    header = header.replace("id: invanare", "id: prov").replace("order: 1", "order: 2").replace("id: stod", "id: ett")
    (playground / "docs" / "prov.md").write_text(header, encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == []


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("title: Dag 1: nuläge", 'title: "Dag 1: nuläge"'),
        ("title: ”Dag 1: nuläge”", 'title: "Dag 1: nuläge"'),
        ('title: Dag 1: "nu"', 'title: "Dag 1: \\"nu\\""'),
        ('title: "Nära" vård', 'title: "”Nära” vård"'),
        ('title: "En "nära" vård"', 'title: "En ”nära” vård"'),
        ("title: Seminarium #1", 'title: "Seminarium #1"'),
        ("title: no", 'title: "no"'),
        ("title:Prov", "title: Prov"),
        ("title:\u00a0Prov", "title: Prov"),
    ],
)
def test_yaml_mistake_hint_shows_a_line_that_passes(playground: Path, line: str, corrected: str) -> None:
    file = playground / "docs" / "prov.md"
    file.write_text(HEADER.replace("title: Prov", line), encoding="utf-8")
    (diagnostic,) = lint(load(read_project(playground)))
    assert diagnostic.hint == f"Skriv så här: {corrected}"
    file.write_text(HEADER.replace("title: Prov", corrected), encoding="utf-8")
    assert lint(load(read_project(playground))) == []


@pytest.mark.parametrize("marker", ["glossary", "parties", "paths", "shifts", "sources"])
def test_shortcode_with_nothing_to_show_is_reported(playground: Path, marker: str) -> None:
    (playground / "docs" / "prov.md").write_text(f"{HEADER}\n[[{marker}]]\n", encoding="utf-8")
    assert found_in(playground, "docs/prov.md") == [(HEADER.count("\n") + 2, "MB304")]


def test_keyword_see_also_unknown_or_itself_is_reported(site: Site, project: Project) -> None:
    page = site.original.keywords[0]
    meta = page.meta.model_copy(update={"see_also": (page.meta.id, "tilit")})
    edition = replace(site.original, documents=dict(site.original.documents) | {page.path: replace(page, meta=meta)})
    found = [(diagnostic.path, diagnostic.code) for diagnostic in check_references(edition, project, frozenset())]
    assert found == [(page.file, "MB104"), (page.file, "MB137")]


def test_navigation_missing_duplicate_or_unknown_page_is_reported(site: Site, project: Project) -> None:
    (first, _), *others = project.shown
    assert [*check_menu(site.original, project, frozenset())] == []
    changed = replace(project, shown=(*others, (others[0][0], 901), ("om/indx.md", 902)), footer=(("om/x.md", 903),))
    found = [
        (diagnostic.path, diagnostic.line, diagnostic.code)
        for diagnostic in check_menu(site.original, changed, frozenset())
    ]
    assert found == [
        *((CONFIG, line, code) for line, code in ((901, "MB403"), (902, "MB401"), (903, "MB401"))),
        (f"docs/{first}", 1, "MB402"),
    ]


def test_language_without_a_locale_file_is_reported(project: Project) -> None:
    with pytest.raises(ContentError) as refused:
        load(replace(project, languages=("sv", "xx")))
    assert [(diagnostic.path, diagnostic.code) for diagnostic in refused.value.diagnostics] == [(CONFIG, "MB205")]


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
