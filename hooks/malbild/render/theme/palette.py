"""The colours of the site where no style sheet reaches, read where the pages have theirs: from its tokens.

Of the tokens, the plain `:root` block counts, that of light mode; a perspective names its `--tone`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tinycss2


@dataclass(frozen=True)
class Palette:
    """The tokens by name, and which of them each perspective has for its colour."""

    tokens: Mapping[str, str]
    tones: Mapping[str, str]

    def tone(self, perspective: str) -> str:
        """The colour of a perspective; the site's own for one that has none yet. Raises KeyError."""
        return self.tokens[self.tones.get(perspective, "accent")]


def read_palette(css: str) -> Palette:
    """The palette of a style sheet."""
    tokens: dict[str, str] = {}
    tones: dict[str, str] = {}
    for selector, name, value in _declarations(css):
        if selector == ":root":
            tokens.setdefault(name.removeprefix("--"), value)
        elif name == "--tone" and '"' in selector:
            tones[selector.split('"')[1]] = value.removeprefix("var(--").removesuffix(")")
    return Palette(tokens, tones)


def _declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Selector, property and value of every declaration outside @-rules."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if item.type == "declaration":
                    yield selector, item.name, tinycss2.serialize(item.value).strip()
