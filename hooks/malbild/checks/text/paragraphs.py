"""Lint rules for paragraphs: in the language of their file, and written once."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from simplemma import langdetect

from malbild.checks.context import CheckContext
from malbild.checks.metadata.yaml_quoting import scalars
from malbild.checks.text.source import SourceText
from malbild.checks.words import word_lists, words_of
from malbild.content.markdown.body import TextSpan
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

_MARKED = re.compile(r"<(?P<tag>\w+)[^<>]*\blang=[^<>]*>.*?</(?P=tag)>|[“”\"«][^“”\"«»\n]*[“”\"»]", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+|\{[^{}\n]*\}|\[\[[^\]\n]*\]\]")
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"(?:[^|\n]+|\n(?![ \t>]*\n|[ ]*(?:[-*+]|\d+\.)[ ]|#))+")
MIN_WORDS = 5
"""Words of a paragraph whose language is certain enough; with fewer than `_SURE` of them, more must be small words."""
_SURE = 8
_MIN_COPIED = 3  # words of a text that two languages cannot have alike
_LONG = 10  # words of a sentence that is looked at alone
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_FOREIGN, _SHORT_FOREIGN, _OWN, _MOSTLY_OWN = 0.12, 0.3, 0.05, 0.25  # shares of small words
_DOUBLED = re.compile(
    r"\b(alla|att|av|eller|en|ett|från|i|inte|kan|och|ska|vara|vid|är|and|is|of|the|to) \1\b(?!-)", re.IGNORECASE
)  # never right twice
MIN_REPEATED, _MIN_BODY = 12, 40
"""Words of a paragraph that is no mere phrase; a whole body needs more of them, and one right after itself fewer."""


def check_languages(context: CheckContext) -> Iterator[Diagnostic]:
    """Report paragraphs and texts of front matter in another language, unless marked with `lang`.

    A short text is in the original's language if the original has the same.
    """
    names = dict(word_lists("languages")["names"])
    names |= {code: edition.locale.name for code, edition in context.site.editions.items()}
    sources = {source.file: source.text for source in context.texts}
    for document in context.bodies:
        original = context.original.documents.get(document.path)
        is_translation = original and original.text_lang != document.text_lang
        model = sources.get(original.file, "") if original and is_translation else ""
        for line, paragraph in _texts(document, model):
            text, lang = _foreign_part(paragraph, document.text_lang)
            if not lang and _is_copied(paragraph.strip(), model, context.original.lang, document.text_lang):
                text, lang = paragraph, context.original.lang
            if lang:
                yield Diagnostic(document.file, line, "MB822", params={"value": text.strip()[:40], "lang": names[lang]})


def _is_copied(text: str, model: str, lang: str, own: str) -> bool:
    """Return whether a text stands in the original too, with small words of its language: a name may be the same."""
    words = _WORD.findall(text.lower())
    return len(words) >= _MIN_COPIED and text in model and _share(words, lang) > _share(words, own)


def _foreign_part(text: str, own: str) -> tuple[str, str]:
    """Return a paragraph or the first of its longer sentences that is in another language, and that language."""
    sentences = (one for one in _SENTENCE_END.split(text) if len(_WORD.findall(one)) >= _LONG)
    found = ((part, foreign_language(part, own)) for part in (text, *sentences))
    return next((pair for pair in found if pair[1]), ("", ""))


def foreign_language(text: str, own: str) -> str:
    """Return the language of a text that is not its own, or an empty text.

    Counting small words spares the check the dictionaries, which take a second to load.
    """
    words = _WORD.findall(text.lower())
    languages = set(word_lists("languages")) - {"names"}
    if own not in languages or len(words) < MIN_WORDS or _share(words, own) > _MOSTLY_OWN:
        return ""
    alien = [lang for lang in languages - {own} if _share(words, lang) >= _limit(len(words))]
    others = [lang for lang in alien if _share(words, own, lang) < _OWN]
    if not others:
        return ""
    found = dict(langdetect(text, (own, *others)))
    best = max(others, key=lambda lang: found[lang])
    return best if found[best] > found[own] else ""


def _limit(count: int) -> float:
    return _FOREIGN if count >= _SURE else _SHORT_FOREIGN


def _share(words: list[str], lang: str, other: str = "") -> float:
    """Return the share of small words of a language, without those that another has too."""
    small = _small_words(lang) - _small_words(other) if other else _small_words(lang)
    return sum(map(small.__contains__, words)) / len(words)


@cache
def _small_words(*languages: str) -> frozenset[str]:
    """Return the small words of those of the languages that have a list."""
    known = word_lists("languages").keys() & set(languages)
    return frozenset(word for lang in known for word in words_of("languages", lang))


def _texts(document: Document[Page], model: str) -> Iterator[tuple[int, str]]:
    body = _blank(_MARKED, SourceText(document.file, document.text_lang, document.body).visible)
    body = _blank(_ADDRESS, body)
    for found in _PARAGRAPH.finditer(body):
        yield document.body_line + body.count("\n", 0, found.start() + _leading(found.group())), found.group()
    for _, scalar, text_type in scalars(document.nodes, type(document.meta), ()):
        is_long = len(_WORD.findall(scalar.text)) >= _SURE or scalar.text in model  # a short title may be a film's
        if text_type and scalar.path == document.file and is_long and " " in scalar.text:
            yield scalar.line, _MARKED.sub(" ", scalar.text)


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Return the text with every match blank; every line keeps its number."""
    return pattern.sub(lambda found: " " + "\n" * found.group().count("\n"), text)


def check_repetition(context: CheckContext) -> Iterator[Diagnostic]:
    """Report words and paragraphs that stand twice on a page, and titles and bodies that two pages share."""
    titles = dict[tuple[str, str], Document[Page]]()
    bodies = dict[tuple[str, str], Document[Page]]()
    for page in context.pages:
        yield from _check_paragraphs(page)
        yield from _doubled_words(page)
        title, body = (page.text_lang, page.meta.title.casefold()), (page.text_lang, " ".join(page.body.split()))
        if len(body[1].split()) >= _MIN_BODY and body in bodies:
            params = {"value": "hela sidans text", "place": bodies[body].file}
            yield Diagnostic(page.file, page.body_line, "MB823", params=params)
        elif title in titles:
            yield page.diagnostic("MB823", ("title",), value=f"titeln {page.meta.title}", place=titles[title].file)
        titles.setdefault(title, page)
        bodies.setdefault(body, page)


def _check_paragraphs(page: Document[Page]) -> Iterator[Diagnostic]:
    spans = [(" ".join(span.text.split()), span.line) for span in page.parsed_body.words]
    counts = Counter(text for text, _ in spans if len(text.split()) >= MIN_REPEATED)
    seen = dict[str, int]()
    doubled = {two.line for one, two in pairwise(page.parsed_body.words) if _is_right_after(one, two)}
    for text, line in spans:
        if text in seen and (counts[text] > 1 or line in doubled):
            params = {"value": f"stycket {text[:40]}", "place": f"rad {seen[text]}"}
            yield Diagnostic(page.file, line, "MB823", params=params)
        seen.setdefault(text, line)


def _doubled_words(page: Document[Page]) -> Iterator[Diagnostic]:
    for span in page.parsed_body.words:
        for line, words in span.find(_DOUBLED):
            yield Diagnostic(page.file, line, "MB823", params={"value": f"orden {words}", "place": f"rad {line}"})


def _is_right_after(one: TextSpan, two: TextSpan) -> bool:
    """Return whether a sentence stands again in the next paragraph, with an empty line between."""
    is_sentence = len(one.text.split()) >= MIN_WORDS and one.text.split() == two.text.split()
    return is_sentence and two.line == one.line + one.text.count("\n") + 2
