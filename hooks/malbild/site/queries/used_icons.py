"""The icons of Material's package that a site uses."""

import re
from collections.abc import Iterator

from malbild.model.references import find_references
from malbild.project.theme.icons import SETS, SHORTCODE, shortcode_icon
from malbild.site.edition import Site

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)  # spans and blocks, which show shortcodes as text


def used_icon_sets(site: Site) -> dict[str, list[str]]:
    """Return the icons of Material's package that front matter and texts name, by their set."""
    named = sorted({*_named(site)})
    by_set = {icon_set: [icon for icon in named if icon.startswith(f"{icon_set}/")] for icon_set in SETS}
    return {icon_set: found for icon_set, found in by_set.items() if found}


def _named(site: Site) -> Iterator[str]:
    for edition in site.editions.values():
        for document in edition.documents.values():
            yield from (reference.id for reference in find_references(document.meta) if reference.kind == "icon")
            if SHORTCODE.search(document.body):
                yield from (shortcode_icon(found["name"]) for found in SHORTCODE.finditer(_CODE.sub("", document.body)))
