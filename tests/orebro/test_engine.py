"""The engine, hooks/ and overrides/: nothing in it is of one county."""

import re
from collections.abc import Iterator
from pathlib import Path

from malbild.site.edition import Site
from tests.support.building import ROOT
from tests.support.identity import letters, places, statement_texts

NUMBERS = {
    "two": "två", "three": "tre", "four": "fyra", "five": "fem", "six": "sex", "seven": "sju", "eight": "åtta",
    "nine": "nio", "ten": "tio", "eleven": "elva", "twelve": "tolv", "thirteen": "tretton", "sixteen": "sexton",
}  # fmt: skip
COUNTED = (
    "perspektiv", "formulering", "nyckelord", "part(?:er|erna)", "kommun", "perspective", "statement", "key word",
    "part(?:y|ies)", "municipalit",
)  # fmt: skip
RULES = {  # numbers that belong to the engine
    "3 formulering": "an example of a plural form",
    "två perspektiv": "two of anything show that a place in the order is taken",
    "två formulering": "two of anything show that an id is taken",
    "två nyckelord": "the limit of key words on a statement",
}


def _texts() -> Iterator[tuple[str, str]]:
    """Yield the path and text of every text file of the engine, its own name first."""
    for folder in ("hooks", "overrides"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and not {"__pycache__", "vendor"} & {*path.parts}:
                yield name, f"{name}\n{_decoded(path)}"


def _decoded(path: Path) -> str:
    """Return the file's text, or nothing for a typeface."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        assert path.suffix in {".woff2", ".ttf"}, path
        return ""


def _found(pattern: str) -> list[str]:
    """Return the places where the engine's texts have the pattern, as `file: words`."""
    return [f"{name}: {found[0]}" for name, text in _texts() for found in re.finditer(pattern, text, re.IGNORECASE)]


def test_engine_names_no_county_and_no_party(site: Site) -> None:
    assert _found(rf"(?<!\w)(?:{'|'.join(places(site))})s?(?!\w)|orebro") == []


def test_engine_names_no_id_of_the_content(site: Site) -> None:
    original = site.original
    ids = {page.meta.id for page in original.perspectives} | {page.meta.id for page in original.keywords}
    ids |= {placed.statement.id for placed in original.statements}
    assert _found(rf"(?<![\w-])(?:{'|'.join(ids)})(?![\w-])") == []


def test_engine_holds_no_title_or_statement_of_the_content(site: Site) -> None:
    original = site.original
    titles = [page.meta.title for page in (*original.perspectives, *original.keywords)]
    assert _found(rf"(?<!\w)(?:{'|'.join(titles)})(?!\w)") == []
    words = {name: letters(text) for name, text in _texts()}
    assert [(name, one) for one in statement_texts(site) for name, text in words.items() if letters(one) in text] == []


def test_engine_counts_nothing_of_the_content() -> None:
    numbers = "|".join((*NUMBERS, *NUMBERS.values(), r"\d+"))
    counts = _found(rf"(?<![\w.])(?:{numbers}) (?:\w{{3,}} )?(?:{'|'.join(COUNTED)})")
    assert [one for one in counts if one.partition(": ")[2] not in RULES] == []


def test_colours_of_perspectives_stand_among_the_design_tokens_alone(site: Site) -> None:
    tokens = (ROOT / "overrides/styles/tokens.css").read_text(encoding="utf-8")
    colours = {colour for line in re.findall(r"--tone-\d(?:-tint)?:.*", tokens) for colour in re.findall(r"#\w+", line)}
    assert len(colours) > 12
    places = {name.partition(": ")[0] for name in _found(rf"(?:{'|'.join(colours)})(?!\w)")}
    assert places == {"overrides/styles/tokens.css"}
