"""Front matter: read as intended, or rejected with its line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malbild.content.front_matter import Source, read
from malbild.content.source_text import MAX_BYTES, SourceError
from malbild.content.yaml_nodes import Scalar, to_plain
from malbild.diagnostics.diagnostic import Diagnostic

PATH = "docs/sida.md"


def _read(text: str) -> Source:
    return read(text.encode("utf-8"), PATH)


def _problems(raw: bytes) -> list[Diagnostic]:
    with pytest.raises(SourceError) as refused:
        read(raw, PATH)
    return list(refused.value.diagnostics)


def _header(*lines: str) -> bytes:
    return "\n".join(("---", *lines, "---", "Brödtext")).encode("utf-8")


def test_front_matter_and_body_are_separated() -> None:
    source = _read("---\ntitle: Bakgrund\n---\n\nBrödtext\n")
    assert to_plain(source.meta) == {"title": "Bakgrund"}
    assert (source.body, source.body_line) == ("\nBrödtext\n", 4)


def test_scalars_stay_text() -> None:
    source = _read("---\nlist: [no, 1.10, 2021-04-23, 0123, '12:30:00', ~, '']\n---\n")
    assert to_plain(source.meta) == {"list": ["no", "1.10", "2021-04-23", "0123", "12:30:00", "~", ""]}


def test_values_have_their_line() -> None:
    meta = _read("---\none: 1\ntwo:\n  - a\n  - b: >-\n      c\n---\n").meta
    assert [meta.entries["one"].line, meta.entries["two"].line] == [2, 3]
    items = to_plain(meta.entries["two"].value)
    assert items == ["a", {"b": "c"}]
    assert [item.line for item in meta.entries["two"].value.items] == [4, 5]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf---\ntitle: \xc3\xa5\n---\nText\n",
        b"---\r\ntitle: \xc3\xa5\r\n---\r\nText\r\n",
        b"---\rtitle: \xc3\xa5\r---\rText\r",
        b"--- \ntitle: \xc3\xa5\n---\t\nText\n",
        b"---\ntitle: a\xcc\x8a\n---\nText\n",
        b'---\ntitle: "a\\u030a"\n---\nText\n',
    ],
    ids=["BOM", "CRLF", "CR", "spaces after ---", "NFD", "NFD by escapes"],
)
def test_encoding_and_newline_variants_are_normalised(raw: bytes) -> None:
    source = read(raw, PATH)
    assert (to_plain(source.meta), source.body) == ({"title": "å"}, "Text\n")


def test_joiner_inside_an_emoji_is_accepted() -> None:
    assert to_plain(_read("---\ntitle: Familj 👩\u200d👧\n---\n").meta) == {"title": "Familj 👩\u200d👧"}


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cروم",  # Persian: I go
        "ه\u200d 1447",  # Arabic: of the Hijri calendar
        "क\u094d\u200dष",  # Hindi
        "حسب SOU\u200f.",
        "اسم (Ringla)\u200e هنا",
    ],
)
def test_invisible_character_that_a_script_needs_is_accepted(text: str) -> None:
    assert to_plain(_read(f"---\ntitle: {text}\n---\n").meta) == {"title": text}


@pytest.mark.parametrize("text", ["نص\u202e", "نص\u2067", "نص\u200b", "نص\u200c ", "a\u200cنص", "SOU\u200f"])
def test_invisible_character_that_no_script_needs_is_reported(text: str) -> None:
    assert [diagnostic.code for diagnostic in _problems(_header(f'title: "{text}"'))] == ["MB002"]


REFUSED: dict[str, tuple[bytes, str, int]] = {
    "an empty file": (b"", "MB003", 1),
    "no front matter": (b"\n\n# Rubrik\n", "MB003", 3),
    "not UTF-8": (b"---\ntitle: a\nowner: \xe5\n---\n", "MB001", 3),
    "UTF-16": ("---\ntitle: å\n---\n".encode("utf-16"), "MB001", 1),
    "NUL": (b"---\ntitle: a\x00\n---\n", "MB002", 2),
    "NUL by an escape": (_header('title: "\\0"'), "MB002", 2),
    "a direction mark": (_header("title: a", "owner: b\u202ec"), "MB002", 3),
    "a direction mark by an escape": (_header("title: a", 'owner: "\\u202e"'), "MB002", 3),
    "a zero-width space": (_header("title: a\u200bb"), "MB002", 2),
    "a zero-width joiner between letters": (_header("title: a\u200db"), "MB002", 2),
    "a soft hyphen": (_header("title: a\u00adb"), "MB002", 2),
    "a line separator": (_header("title: a\u2028b"), "MB002", 2),
    "a control of the upper half": (_header("title: a\u0085b"), "MB002", 2),
    "a second byte order mark": (b"---\ntitle: \xef\xbb\xbfa\n---\n", "MB002", 2),
    "no end": (b"---\ntitle: a\n", "MB005", 1),
    "an indented end": (b"---\ntitle: a\n ---\nText\n\n---\n", "MB004", 3),
    "a space before the beginning": (b" ---\ntitle: a\n---\n", "MB004", 1),
    "a line before the beginning": (b"\n---\ntitle: a\n---\n", "MB004", 2),
    "a colon in a text": (_header("owner: a", "title: Seminarium 1: nuläge"), "MB006", 3),
    "a colon at the end of a text": (_header("title: Nuläge:"), "MB006", 2),
    "a colon in a text in a list": (_header("list:", "  - title: Ett: två"), "MB006", 3),
    "a tab as indent": (_header("list:", "\t- a"), "MB007", 3),
    "quotation marks that end too early": (_header('title: "Nära" vård'), "MB020", 2),
    "a quotation mark without its end": (_header('title: "Nära vård', "owner: a"), "MB021", 2),
    "a bracket without its end": (_header("list: [a, b", "owner: a"), "MB008", 2),
    "a second document": (_header("title: a", "...", "--- {b: c}"), "MB008", 4),
    "an anchor": (_header("title: &a b"), "MB009", 2),
    "an alias": (_header("title: &a b", "owner: *a"), "MB009", 2),
    "a tag": (_header("title: a", "owner: !!python/name:os.system x"), "MB009", 3),
    "a merge key": (_header("a: &a {b: c}", "d:", "  <<: *a"), "MB009", 2),
    "a text that begins with bold words": (_header("text: **Vi** arbetar"), "MB009", 2),
    "a text that begins with @": (_header("title: @malbild"), "MB009", 2),
    "a list in place of fields": (_header("- a", "- b"), "MB010", 2),
    "a word in place of fields": (_header("a"), "MB010", 2),
    "an empty front matter": (b"---\n---\n", "MB010", 2),
    "a list as a name": (_header("title: a", "? [b]", ": c"), "MB010", 3),
    "a huge file": (b"---\ntitle: a\n---\n" + b"a" * MAX_BYTES, "MB011", 1),
    "a nesting of 2000": (_header("a: " + "[" * 2000 + "]" * 2000), "MB012", 2),
    "a nesting of 200 by indents": (_header(*(" " * n + "a:" for n in range(200))), "MB012", 10),
    "a name twice": (_header("title: a", "owner: b", "title: c"), "MB013", 4),
}


@pytest.mark.parametrize(("raw", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_invalid_file_is_rejected_with_code_and_line(raw: bytes, code: str, line: int) -> None:
    first, *_ = _problems(raw)
    assert (first.code, first.line, first.path) == (code, line, PATH)
    assert str(first).startswith(f"{PATH}:{line}: ")


INVISIBLE = "\x01\x7f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


@pytest.mark.parametrize("invisible", INVISIBLE)
def test_invisible_character_is_reported_with_its_code_point(invisible: str) -> None:
    (diagnostic,) = _problems(_header(f"title: a{invisible}b"))
    assert (diagnostic.code, diagnostic.params["name"]) == ("MB002", f"U+{ord(invisible):04X}")


def test_colon_in_a_value_gives_a_corrected_line() -> None:
    (diagnostic,) = _problems(_header(r'title: Seminarium 1: "nuläge" \ läge'))
    assert diagnostic.hint == r'Skriv så här: title: "Seminarium 1: \"nuläge\" \\ läge"'


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=20))
def test_corrected_line_reads_as_intended(word: str) -> None:
    word = unicodedata.normalize("NFC", word)
    (diagnostic,) = _problems(_header(f"title: Ett: {word}"))
    corrected = diagnostic.hint.removeprefix("Skriv så här: ")
    assert to_plain(_read(f"---\n{corrected}\n---\n").meta) == {"title": f"Ett: {word}"}


def test_duplicate_key_is_reported_with_both_lines() -> None:
    (diagnostic,) = _problems(_header("title: a", "owner: b", "title: c"))
    assert diagnostic.line == 4
    assert "rad 2" in diagnostic.message


def test_invisible_characters_are_all_reported_at_once() -> None:
    diagnostics = _problems(_header("title: a\u200b", "owner: b", "kind: c\u202e"))
    assert [(diagnostic.line, diagnostic.message) for diagnostic in diagnostics] == [
        (2, "Raden har ett osynligt tecken (U+200B) på plats 9."),
        (4, "Raden har ett osynligt tecken (U+202E) på plats 8."),
    ]


def test_multiline_scalar_has_the_line_where_it_begins() -> None:
    value = _read("---\na: b\ntext: >-\n  ett\n  två\n---\n").meta.entries["text"].value
    assert value == Scalar("ett två", PATH, 3)
