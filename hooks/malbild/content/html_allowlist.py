"""HTML allowlists: what an author may write, and what a rendered body may contain.

Two defences against code in content: a lint rule reports refused HTML with its line, and `clean` removes it from every
rendered body, in case the parsers of rule and page disagree.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

# Words in another language, abbreviations, quotations: Markdown has no syntax for them.
AUTHOR = {
    "abbr": {"title", "lang"},
    "blockquote": {"lang"},
    "br": set[str](),
    "cite": {"lang"},
    "div": {"class", "lang", "markdown"},  # grids of cards, and paragraphs in another language
    "em": {"lang"},
    "figcaption": {"lang"},
    "figure": {"lang", "markdown"},
    "kbd": set[str](),
    "q": {"lang"},
    "span": {"lang"},
    "strong": {"lang"},
    "sub": set[str](),
    "sup": set[str](),
}
SCHEMES = {"http", "https", "mailto", "sms", "tel"}  # of addresses
_RENDERED = {
    "a", "code", "dd", "del", "details", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "ins", "label",
    "li", "mark", "ol", "p", "pre", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=set(AUTHOR) | _RENDERED,
    attributes={
        "*": {"class", "id", "lang"},
        "a": {"href", "title"},
        "abbr": {"title"},
        "details": {"open"},
        "div": {"aria-labelledby"},
        "img": {"src", "alt", "title", "width", "height"},
        "input": {"checked", "disabled"},
        "ol": {"start"},
    },
    tag_attribute_values={
        "div": {"role": {"group"}},
        "img": {"loading": {"lazy"}},
        "input": {"type": {"checkbox"}},
        "ol": {"type": {"a", "A", "i", "I"}},
    },
    set_tag_attribute_values={"input": {"disabled": "", "type": "checkbox"}},  # only the boxes of task lists
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """Remove every element, attribute and comment that is not allowed: scripts, events, styles."""
    return _CLEANER.clean(html)


def find_refused(html: str) -> Iterator[tuple[int, str]]:
    """Yield each tag that an author may not write, with its line within the text, from 0."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.refused


class _Reader(HTMLParser):
    """A collector of tags outside the author's list. Comments are allowed: `clean` removes them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse an element or attribute that is not allowed."""
        if not {name for name, _ in attrs} <= AUTHOR.get(tag, set()) or tag not in AUTHOR:
            self._refuse(self.get_starttag_text() or tag)

    def handle_endtag(self, tag: str) -> None:
        """Refuse the end of an element that is not allowed."""
        if tag not in AUTHOR:
            self._refuse(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        """Refuse a document type."""
        self._refuse(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """Refuse a processing instruction."""
        self._refuse(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        """Refuse CDATA and other declarations."""
        self._refuse(f"<![{data}]>")

    def _refuse(self, markup: str) -> None:
        self.refused.append((self.getpos()[0] - 1, markup))
