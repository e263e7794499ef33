"""The HTML that may stand on a page: what an author may write, and what is left of a drawn body.

Two lines of defence against code in content: the check says what is wrong and where, and `clean`
takes it out of whatever is drawn, should the check's parser and the page's differ.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

# A passage in another language, an abbreviation, a quotation: what Markdown has no sign for.
AUTHOR = {
    "abbr": {"title", "lang"},
    "blockquote": {"lang"},
    "br": set[str](),
    "cite": {"lang"},
    "em": {"lang"},
    "kbd": set[str](),
    "q": {"lang"},
    "span": {"lang"},
    "strong": {"lang"},
    "sub": set[str](),
    "sup": set[str](),
}
SCHEMES = {"http", "https", "mailto", "tel"}
_DRAWN = {
    "a", "code", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=set(AUTHOR) | _DRAWN,
    attributes={
        "*": {"class", "id", "lang"},
        "a": {"href", "title"},
        "abbr": {"title"},
        "img": {"src", "alt", "title"},
    },
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML without anything that is not allowed: no script, no event, no style, no comment."""
    return _CLEANER.clean(html)


def find_refused(html: str) -> Iterator[tuple[int, str]]:
    """What an author may not write: its line within the text, from 0, and the tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.refused


class _Reader(HTMLParser):
    """Collects what is not on the author's list. A comment is allowed: it is not shipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not {name for name, _ in attrs} <= AUTHOR.get(tag, set()) or tag not in AUTHOR:
            self._refuse(self.get_starttag_text() or tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in AUTHOR:
            self._refuse(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self._refuse(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._refuse(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._refuse(f"<![{data}]>")

    def _refuse(self, what: str) -> None:
        self.refused.append((self.getpos()[0] - 1, what))
