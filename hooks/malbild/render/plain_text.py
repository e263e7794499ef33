"""Spares Python-Markdown the texts that have nothing to be marked up, which are two of three.

Some twenty patterns are otherwise tried on every paragraph, point and cell: half of the time a page takes to draw.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_KNOWN = (
    "backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail", "linebreak", "html", "entity", "not_strong", "em_strong", "em_strong2", "footnote",
)  # fmt: skip
# Letters, figures and signs of prose; two spaces before a line's end are a break.
_PLAIN = re.compile(r"""(?:[^\W_]|[ .,:;?()'’”"/%+=–—-]|(?<! )\n)*""")
_BEFORE_INLINE = 25  # Python-Markdown's own "inline" has 20


class PlainText(Extension):  # type: ignore[misc]  # Python-Markdown has no types
    """Lets texts without markup pass as they are; what comes of a page is the same."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own name
        """Registers itself, as Python-Markdown asks."""
        md.treeprocessors.register(_Spare(md), "plain_text", _BEFORE_INLINE)


class _Spare(Treeprocessor):  # type: ignore[misc]
    """Marks plain texts as `AtomicString`, which is Python-Markdown's word for a text that is not to be processed."""

    def run(self, root: Element) -> None:
        patterns = self.md.inlinePatterns
        if len(patterns) > sum(name in patterns for name in _KNOWN):
            return  # an extension has brought a pattern, and what that begins with is not known here
        for element in root.iter():
            if element.text and _PLAIN.fullmatch(element.text):
                element.text = AtomicString(element.text)
