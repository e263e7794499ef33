"""Typography: what stays on one line, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malbild.project.locale import read_locale
from malbild.render.html.typography import Typography
from malbild.render.jinja.environment import break_sentences, hyphenate, nowrap_hyphens
from tests.support.website import Website

TYPOGRAPHY = Typography((read_locale("sv"), read_locale("en")))
NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    "shown",
    [
        "den 1~december~2021 i Trollvik",
        "on 10~September~2021 in Trollvik",
        "the meeting of 1~February",
        "plans of April~2022, i februari~2022",
        "4~000 vårdplatser, 12~000~000~kronor och 180~000 till",
        "nästan 50~% fler, 5~procent och 1,5~miljoner",
        "av SOU~2017:53 (S~2017:01) och prop.~2019/20:164",
        "EN~301~549 och WCAG~2.2",
        "PNG, 1200~×~630",
        "Seminarium~3 och seminar~2",
        "<p>de <b>13~parterna</b> 2021 och 2022</p>",
        "år 2030 mot 2020 och avsnitt~7 i maj",
        "under 2021 100 personer",
    ],
)
def test_number_and_its_unit_are_kept_together(shown: str) -> None:
    assert TYPOGRAPHY.add_no_break_spaces(shown.replace("~", " ")) == shown.replace("~", NO_BREAK)


@pytest.mark.parametrize(
    "untouched",
    [
        '<a title="1 december 2021, > 5 procent" href="?q=SOU 2017:53">länk</a>',
        "<pre><code>1 december 2021</code>\n5 procent</pre>",
        '<script type="application/ld+json">{"about": "SOU 2017:53"}</script>',
        "<style>a { margin: 0 % }</style>",
        "<textarea>den 1 december 2021</textarea>",
    ],
)
def test_tags_code_and_scripts_are_unchanged(untouched: str) -> None:
    assert TYPOGRAPHY.add_no_break_spaces(untouched) == untouched


@given(st.text(alphabet='SOU12 %×<>"=/pmaj.é', max_size=40))
def test_any_text_changes_only_in_its_spaces(text: str) -> None:
    assert TYPOGRAPHY.add_no_break_spaces(text).replace(NO_BREAK, " ") == text


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("sv", "Tillgänglighets~redogörelse för oss"),
        ("en", "An accessibility statement"),
        ("sv", "Samverkansgruppens möten"),
        ("so", "Tillgänglighetsredogörelse"),
    ],
)
def test_long_word_of_a_heading_gets_soft_hyphens(lang: str, shown: str) -> None:
    assert hyphenate(shown.replace("~", ""), lang) == shown.replace("~", "\u00ad")


def test_sentences_of_an_easy_text_are_on_their_own_lines() -> None:
    assert break_sentences("Du bestämmer. Vad vill du? Säg det!") == "Du bestämmer.\nVad vill du?\nSäg det!"


def test_dates_of_pages_do_not_break(website: Website) -> None:
    written = [
        time.text_content()
        for page in website.pages.values()
        for time in page.xpath("//main//time[@datetime]")
        if len(time.get("datetime")) == len("2021-12-01")
    ]
    assert len(written) > 100
    assert [text for text in written if " " in text] == []


def test_hyphenated_name_does_not_break() -> None:
    html = nowrap_hyphens('Kör "make renew-lock" <nu>, kommun- och UTF-8.')
    assert re.findall(r'<span class="no-break">(.*?)</span>', html) == ["renew-lock&#34;", "UTF-8."]
    assert re.sub("</?span[^>]*>", "", html) == "Kör &#34;make renew-lock&#34; &lt;nu&gt;, kommun- och UTF-8."
