"""The markers by which a page says where something generated goes: `[[timeline]]`, `[[figure:ID]]`."""

import re

ALONE = re.compile(r"\[\[(?P<name>[^\]:]*)(?::(?P<argument>[^\]]*))?\]\]")  # as an author writes it
PARAGRAPH = re.compile(r"<p>\[\[(?P<name>[a-z-]+)(?::(?P<argument>[a-z0-9-]+))?\]\]</p>")  # as it is drawn

NAMES = frozenset(
    {
        "borrowed", "card", "children", "conversation", "easy", "easy-keywords", "embed-generator", "embed-policy",
        "endpoints", "examples", "fields", "figure", "glossary", "icons", "keywords", "kit", "lectures", "matrix",
        "pages", "parties", "paths", "perspectives", "print", "problem-codes", "proposals", "register", "seminars",
        "shifts", "slides", "sources", "timeline", "tokens", "vision",
    }
)  # fmt: skip
"""Each has a template of its name in overrides/components/."""
