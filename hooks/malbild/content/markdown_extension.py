"""Python-Markdown extension of the dialect. `mkdocs.yml` names it last among `markdown_extensions`."""

from string import punctuation
from typing import Any
from xml.etree.ElementTree import Element  # Python-Markdown's own tree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from malbild.content.markdown.body import Body, read_body
from malbild.content.markdown.source import to_python_markdown
from malbild.content.markdown.spelling import correct
from malbild.content.markdown.tree import DialectWords, rewrite

_BEFORE_BLOCKS = 27  # after whitespace (30), before fenced code (25) and HTML (20)
_AFTER_ALL_INLINE = 1  # after abbreviations (7); before MkDocs makes links of paths (0)


class DialectExtension(Extension):  # type: ignore[misc]  # Python-Markdown ships no types
    """The forms of CommonMark and pymdown-extensions as this site shows them."""

    def __init__(self, **configs: Any) -> None:
        self.config = {
            "body": [Body(), "The body of the page, if it has been parsed"],
            "words": [DialectWords(), "Words and addresses of the page"],
        }
        super().__init__(**configs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processors, and let a backslash stand before any punctuation, as in CommonMark."""
        md.ESCAPED_CHARS.extend({*punctuation} - {"&", *md.ESCAPED_CHARS})  # & would begin an entity
        md.preprocessors.register(_SourceProcessor(md, self.getConfig("body")), "malbild_source", _BEFORE_BLOCKS)
        md.treeprocessors.register(_TreeProcessor(md, self.getConfig("words")), "malbild_tree", _AFTER_ALL_INLINE)


class _SourceProcessor(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, body: Body) -> None:
        super().__init__(md)
        self.body = body

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        is_parsed = self.body.text.rstrip() == correct(text).rstrip()
        return to_python_markdown(self.body if is_parsed else read_body(text, 0), self.md.htmlStash.store)


class _TreeProcessor(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, words: DialectWords) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: Element) -> None:
        rewrite(root, self.words)


def makeExtension(**configs: Any) -> DialectExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension."""
    return DialectExtension(**configs)
