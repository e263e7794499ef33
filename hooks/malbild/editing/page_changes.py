"""Page changes: the pages that are new, moved, removed or changed between two versions, sentence by sentence.

The texts of the data files are compared in the same way.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from malbild.model.schema import translatable
from malbild.model.types.nested import Frozen
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.translation_status import page_texts
from malbild.site.word_diff import DiffSegment, diff_texts

Documents = Mapping[str, Document[Page]]
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=\S)|\n\s*\n|\n(?=\s*(?:[-*+|>#]|\d+[.)])\s?)")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_MARKUP = re.compile(r"^\s*(?:[-*+>#|]+|\d+[.)])\s+|\*\*|`|\{[#:.][^}]*\}|\|\s*$|^[\s|:-]+$")
_SIMILAR = 0.5  # of difflib, from 0 to 1: below it, one sentence has gone and another has come
_OWN = frozenset({"statements", "purpose"})
"""Fields that the report has a part of its own for."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence before and after, with the words that differ marked; empty on one side if it is new or gone."""

    before: tuple[DiffSegment, ...]
    after: tuple[DiffSegment, ...]


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that differs between two versions, in one language."""

    kind: Literal["new", "removed", "moved", "changed"]
    document: Document[Page]  # as it is after the change, or was before it was removed
    lang: str
    former_address: str = ""  # of a page that has moved
    sentences: tuple[SentenceChange, ...] = ()
    moved_sentences: int = 0
    links: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # the addresses that go, and that come
    is_markup_changed: bool = False  # something in the text that is neither words nor links
    fields: tuple[str, ...] = ()  # of the front matter that differ in other things than texts

    @property
    def is_visible(self) -> bool:
        """True where anything differs."""
        found = (self.sentences, self.moved_sentences, *self.links, self.is_markup_changed, self.fields)
        return self.kind != "changed" or any(found)


def page_changes(before: Edition, after: Edition) -> Iterator[PageChange]:
    """Yield the changes of one language's pages: those that stay, in order, then new and removed ones."""
    old, new = _translated(before), _translated(after)
    pairs = {path: path for path in old if path in new} | dict(_moves(old, new))
    for former, path in pairs.items():
        change = _compared(old[former], new[path], after)
        if change.is_visible:
            yield change
    yield from (PageChange("new", page, after.lang) for path, page in new.items() if path not in pairs.values())
    yield from (PageChange("removed", page, after.lang) for path, page in old.items() if path not in pairs)


def data_changes(before: Edition, after: Edition) -> Mapping[str, tuple[SentenceChange, ...]]:
    """Return the changed texts of one language's data files, by the name of the file's model."""
    files = {"settings": (before.settings, after.settings), "search_words": (before.search_words, after.search_words)}
    texts = {name: [[*_strings(model)] for model in versions] for name, versions in files.items()}
    return {name: found for name, versions in texts.items() if (found := (*_differences(*versions),))}


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a value of a data file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, Frozen):
        for name in (one for one in type(value).model_fields if one not in _OWN):
            yield from _strings(getattr(value, name))


def _translated(edition: Edition) -> Documents:
    return {path: page for path, page in edition.documents.items() if page.text_lang == edition.lang}


def _moves(old: Documents, new: Documents) -> Iterator[tuple[str, str]]:
    """Yield the former and the present path of each page that has moved: it says so, or has the same id or text."""
    came = [path for path in new if path not in old]
    for former in (path for path in old if path not in new):
        page = old[former]
        for path in came:
            other = new[path]
            says_so = page.address in other.meta.moved_from
            if says_so or _identity(page) == _identity(other) or page.body.strip() == other.body.strip() != "":
                came.remove(path)
                yield former, path
                break


def _identity(page: Document[Page]) -> object:
    """Return the id of a page that has one; pages without are never the same."""
    id = getattr(page.meta, "id", None)
    return (page.meta.kind, id) if id else object()


def _compared(old: Document[Page], new: Document[Page], edition: Edition) -> PageChange:
    before, after = list(_sentences(old)), list(_sentences(new))
    found = [*_differences(before, after)]
    swapped = {_text(one.before) for one in found if not one.after} & {
        _text(one.after) for one in found if not one.before
    }
    sentences = tuple(
        one for one in found if (one.before and one.after) or _text(one.before or one.after) not in swapped
    )
    former, links = _links(old), _links(new)
    is_moved = old.path != new.path
    return PageChange(
        "moved" if is_moved else "changed",
        new,
        edition.lang,
        former_address=old.address if is_moved else "",
        sentences=sentences,
        moved_sentences=len(swapped),
        links=(tuple((former - links).elements()), tuple((links - former).elements())),
        is_markup_changed=_LINK.sub(r"\1", old.body).split() != _LINK.sub(r"\1", new.body).split() and not found,
        fields=tuple(_changed_fields(old.meta, new.meta, edition)),
    )


def _text(segments: Sequence[DiffSegment]) -> str:
    return "".join(part.text for part in segments)


def _sentences(page: Document[Page]) -> Iterator[str]:
    """Yield the sentences of a page without Markdown."""
    for text in page_texts(page.meta, page.body):
        for sentence in _SENTENCE_END.split(text):
            if words := " ".join(_MARKUP.sub("", _LINK.sub(r"\1", sentence)).replace(" | ", " – ").split()):
                yield words


def _links(page: Document[Page]) -> Counter[str]:
    return Counter(link[2] for link in _LINK.finditer(page.body))


def _differences(before: Sequence[str], after: Sequence[str]) -> Iterator[SentenceChange]:
    """Yield the sentences that differ, those of the same place paired by likeness."""
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left = list(after[new_start:new_end])
        for sentence in before[start:end]:
            ratios = [SequenceMatcher(None, sentence.split(), one.split(), autojunk=False).ratio() for one in left]
            place = max(range(len(left)), key=ratios.__getitem__, default=0)
            if left and ratios[place] >= _SIMILAR:
                yield from (SentenceChange((), _whole(one)) for one in left[:place])
                yield SentenceChange(*diff_texts(sentence, left[place]))
                left = left[place + 1 :]
            else:
                yield SentenceChange(_whole(sentence), ())
        yield from (SentenceChange((), _whole(one)) for one in left)


def _whole(sentence: str) -> tuple[DiffSegment, ...]:
    return (DiffSegment(sentence, is_kept=False),)


def _changed_fields(old: Page, new: Page, edition: Edition) -> Iterator[str]:
    """Yield the names of the fields that differ in more than texts; a translation has none of its own but one."""
    names = type(new).model_fields if edition.is_original else ("translated_from",)
    for name in (one for one in names if one not in _OWN):
        if _facts(getattr(old, name, None), name, type(old)) != _facts(getattr(new, name), name, type(new)):
            yield name


def _facts(value: Any, name: str, model: type[Frozen]) -> Any:
    """Return a value without the texts in it."""
    if isinstance(value, tuple):
        return [_facts(item, name, model) for item in value]
    if isinstance(value, Frozen):
        return {key: _facts(getattr(value, key), key, type(value)) for key in type(value).model_fields}
    return None if name in translatable(model) else value
