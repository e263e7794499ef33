"""The kinds of page there are, by what `kind` calls them in front matter."""

from malbild.model.accessibility_statement import AccessibilityStatement
from malbild.model.page_types import EasyPage, Keyword, Page, Perspective, Seminar

Meta = Page | Perspective | Keyword | Seminar | EasyPage | AccessibilityStatement
KINDS: dict[str, type[Page]] = {
    "page": Page,
    "perspective": Perspective,
    "keyword": Keyword,
    "seminar": Seminar,
    "easy": EasyPage,
    "accessibility": AccessibilityStatement,
}
