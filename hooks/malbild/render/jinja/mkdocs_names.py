"""MkDocs' own template variables and filters, for templates written after Material's guide to customisation."""

from dataclasses import dataclass

from jinja2 import pass_context
from jinja2.runtime import Context

from malbild.model.types.pages import Page


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """The variable `page`. On a standalone page, such as the 404 page, it is None, as in MkDocs."""

    title: str
    meta: Page
    url: str  # the path from the site's root
    canonical_url: str
    edit_url: str  # empty without a repository
    is_homepage: bool


@pass_context
def url(context: Context, path: str) -> str:
    """Return the address of a file of docs/ or a path of the site as seen from the page; other addresses as they are.

    The filter of MkDocs: `{{ "bilder/karta.png" | url }}`.
    """
    if path.startswith(("/", "#", "http:", "https:", "mailto:", "tel:")):
        return path
    return str(context["to"].path(path))
