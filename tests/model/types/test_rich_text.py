"""Rich text of statements: plain and bold runs, exactly, and no other Markdown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from malbild.model.types.rich_text import RichText, RichTextError, Run

WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="*`<>\\[]_#~+-.:"), min_size=1)


def test_bold_runs_are_separated_from_the_others() -> None:
    text = RichText.parse("**Individens behov** är vår **utgångspunkt**.")
    assert text.plain == "Individens behov är vår utgångspunkt."
    assert text.emphasis == ("Individens behov", "utgångspunkt")
    assert text.runs[1] == Run(" är vår ", bold=False)


def test_html_is_escaped_except_strong() -> None:
    text = RichText.parse('Vi & "de" **får & ger**')
    assert text.html == "Vi &amp; &#34;de&#34; <strong>får &amp; ger</strong>"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("ett *kursivt* ord", "*"),
        ("ett **fett ord", "*"),
        ("ett ** fett ** ord", "*"),
        ("***fett och kursivt***", "*"),
        ("****", "*"),
        ("ett _kursivt_ ord", "_"),
        ("en [länk](https://example.org)", "[länk]"),
        ("en `kod`", "`"),
        ("<b>fett</b>", "<"),
        ("# Rubrik", "#"),
        ("- punkt", "- "),
        ("1. punkt", "1. "),
        ("~~struket~~", "~~"),
        ("**fett [länk](x)**", "[länk]"),
        ("https://example.org", "https://"),
        ("ett\\*tecken", "\\"),
        ("två\nrader", "\n"),
    ],
)
def test_other_markdown_is_rejected_with_what_was_found(source: str, found: str) -> None:
    with pytest.raises(RichTextError) as refused:
        RichText.parse(source)
    assert refused.value.found == found


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6))
def test_text_round_trips_exactly(parts: list[tuple[str, bool]]) -> None:
    source = " ".join(f"**{words}**" if bold else words for words, bold in parts)
    text = RichText.parse(source)
    assert text.source == source
    assert "".join(f"**{run.text}**" if run.bold else run.text for run in text.runs) == source
    assert text.emphasis == tuple(words for words, bold in parts if bold)
    assert text.plain == " ".join(words for words, _ in parts)


@given(st.text())
def test_any_accepted_text_is_shown_whole_with_strong_alone(source: str) -> None:
    try:
        text = RichText.parse(source)
    except RichTextError:
        assume(False)
    assert text.html.replace("<strong>", "").replace("</strong>", "").count("<") == 0
    assert text.html.striptags() == " ".join(text.plain.split())
