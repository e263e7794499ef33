"""Words that the glossary in CONTRIBUTING.md has replaced stay out of names, docstrings, comments and templates."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support.building import ROOT

FOLDERS = ("hooks", "tests", "overrides")
OTHERS_WORK = ("overrides/static/vendor/", "overrides/fonts/", "overrides/static/fonts/", "overrides/icons/")
CODE = {".css", ".cjs", ".html", ".js", ".svg", ".xml"}
REPLACED = {  # in names and prose
    r"retell(s|ing)?|retold": "outputs",
    r"misreadings?": "YAML errors",
    r"reckon(s|ed|ing)?": "estimate, compute",
    r"slips?": "mistake, rule",
    r"tones": "design tokens, brand colours",
    r"shelv(e|es|ed|ing)|shelf": "load state",
    r"passages?": "section",
    r"makeable": "available",
    r"unseen": "invisible, visually hidden",
    r"onward": "related",
    r"trio": "perspective cards",
    r"data (late|said)": "data-placeholder, data-overdue-label, data-message",
    r"(is|are|was|were|be|been|being) told(?! apart)": "is reported",
    r"(is|are|was|were|be|been|being) drawn|draws? anew|drawn anew|drawable": "is rendered",
    r"for (people|programs|scanners)": "to_text, to_json",
}
REPLACED_NAMES = {  # ordinary words in prose
    r"leftovers?": "inline_syntax",
    r"told": "report, message",
    r"drawn": "rendered",
    r"refusal": "describe_os_error",
    r"workshop": "work_dir",
    r"tongue": "language tag",
    r"seals?": "lock entry",
}
OPENING = re.compile(r"(?:What|How|Where|Whether|Why|Who|Which|When)\b")
OPENING_OF_COMMENT = re.compile(rf"(?:/\*\*|<!--|\{{#-?)\s*({OPENING.pattern})")
STYLE = "an imperative or a noun phrase"


class Text(NamedTuple):
    """A text to look through: a name, or prose of which it may be the beginning."""

    line: int
    words: str
    is_name: bool = False
    is_docstring: bool = False


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if "__pycache__" not in name and not name.startswith(OTHERS_WORK):
            yield path


def _python(path: Path) -> Iterator[Text]:
    """Yield names, comments, docstrings and the strings below fields that explain them."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type in (tokenize.NAME, tokenize.COMMENT):
                yield Text(token.start[0], token.string, token.type == tokenize.NAME)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        body = getattr(node, "body", None)
        for place, part in enumerate(body if isinstance(body, list) else []):
            match part:
                case ast.Expr(ast.Constant(str(string))):
                    for number, line in enumerate(string.split("\n")):
                        yield Text(part.lineno + number, line, is_docstring=(place, number) == (0, 0))


def _texts(path: Path) -> Iterator[Text]:
    if path.suffix == ".py":
        yield from _python(path)
    elif path.suffix in (*CODE, ".yml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if path.suffix != ".yml" or line.lstrip().startswith("#"):
                yield Text(number, line)
            for opening in OPENING_OF_COMMENT.findall(line):
                yield Text(number, opening, is_docstring=True)


def _replaced(text: Text) -> Iterator[tuple[str, str]]:
    """Yield each replaced word of the text with the standard term; `isDue` and `is_due` are read as two words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", text.words).lower()
    for pattern, term in (REPLACED | REPLACED_NAMES if text.is_name else REPLACED).items():
        for match in re.finditer(rf"\b(?:{pattern})\b", words):
            yield match.group(), term
    if text.is_docstring and (opening := OPENING.match(text.words)):
        yield f"{opening.group()} …", STYLE


def findings(root: Path) -> list[str]:
    """Return a line for each replaced word: file, line, word and standard term."""
    found = dict[str, None]()
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        stem = Text(1, path.relative_to(root).with_suffix("").as_posix(), is_name=True)
        for text in (stem, *_texts(path)):
            found |= dict.fromkeys(f"{name}:{text.line}: {word} → {term}" for word, term in _replaced(text))
    return [*found]


def test_code_and_templates_hold_no_word_that_the_glossary_replaced() -> None:
    found = findings(ROOT)
    assert not found, "\n".join(("", *found))


def test_replaced_word_is_reported_with_file_line_and_term(tmp_path: Path) -> None:
    files = {
        "hooks/tones.py": '"""Whether the text is\nreckoned."""\n\n\ndef isTold() -> None:  # a slip\n    seal = 1\n',
        "overrides/a.html": '<p data-late="kit">\n{# How it is drawn. #}\n',
        "tests/test_b.py": "def test_page_is_drawn() -> None: ...\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [line.partition(" → ")[0] for line in findings(tmp_path)] == [
        "hooks/tones.py:1: tones",
        "hooks/tones.py:5: is told",
        "hooks/tones.py:5: told",
        "hooks/tones.py:5: slip",
        "hooks/tones.py:6: seal",
        "hooks/tones.py:1: Whether …",
        "hooks/tones.py:2: reckoned",
        "overrides/a.html:1: data late",
        "overrides/a.html:2: is drawn",
        "overrides/a.html:2: How …",
        "tests/test_b.py:1: is drawn",
        "tests/test_b.py:1: drawn",
    ]


def test_ordinary_words_pass(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    text = '"""Draw a picture for a late reader, who tells two colours apart."""\nslipped, tombstones = draw.text()\n'
    (tmp_path / "hooks" / "a.py").write_text(text, encoding="utf-8")
    assert findings(tmp_path) == []
