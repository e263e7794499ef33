"""An empty presentation with the site's theme, master and layouts: what every slide is put into."""

from dataclasses import dataclass
from pathlib import Path

from malbild.documents.archive import archive
from malbild.documents.fitting import Ruler
from malbild.palette import PERSPECTIVES, read_palette, tone
from malbild.render import Renderer
from malbild.site import Edition


@dataclass(frozen=True)
class Deck:
    """What the slides of one language are made with."""

    renderer: Renderer
    edition: Edition
    ruler: Ruler


@dataclass(frozen=True)
class Layout:
    """One slide layout: which arrangement it has, what PowerPoint calls it, whose it is and in what colour."""

    kind: str
    name: str
    perspective: str = ""
    accent: str = "accent4"


def accent(order: int) -> str:
    """The theme's name for the colour of a perspective, by its place in the vision."""
    name = tone(order)
    return f"accent{PERSPECTIVES.index(name) + 1}" if name in PERSPECTIVES else "accent4"


def layouts(edition: Edition) -> tuple[Layout, ...]:
    """The layouts in order: the general ones, then two for each perspective in its colour."""
    names = edition.locale.t.deck.name
    general = [Layout(kind, getattr(names, kind)) for kind in ("cover", "text", "chart", "table", "ending")]
    for page in edition.perspectives:
        for kind in ("perspective", "statement"):
            title = getattr(names, kind).format(title=page.front.title)
            general.append(Layout(kind, title, page.front.id, accent(page.front.order)))
    return tuple(general)


def empty(deck: Deck, stamp: str, moment: int) -> bytes:
    """The package, as the bytes of a .pptx without slides. `stamp` says at the foot which text it is."""
    renderer, edition = deck.renderer, deck.edition
    pages = layouts(edition)
    context = {"tag": edition.locale.t.deck.tag, "layouts": pages, "edition_of": stamp}

    def drawn(part: str, **more: object) -> bytes:
        return renderer.draw(f"pptx/{part}.xml", edition, **context, **more).encode()

    places = [(f"slideLayout{number}.xml", layout) for number, layout in enumerate(pages, start=1)]
    master = [("slideLayout", f"../slideLayouts/{name}") for name, _ in places]
    files = {
        "[Content_Types].xml": drawn("types"),
        "_rels/.rels": drawn("relationships", targets=[("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": drawn("presentation"),
        "ppt/_rels/presentation.xml.rels": drawn(
            "relationships", targets=[("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
        ),
        "ppt/theme/theme1.xml": drawn("theme", colors=_colors(renderer.project.root)),
        "ppt/slideMasters/slideMaster1.xml": drawn("master"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": drawn(
            "relationships", targets=[*master, ("theme", "../theme/theme1.xml")]
        ),
    }
    for name, layout in places:
        files[f"ppt/slideLayouts/{name}"] = drawn("layout", kind=layout.kind, name=layout.name, accent=layout.accent)
        files[f"ppt/slideLayouts/_rels/{name}.rels"] = drawn(
            "relationships", targets=[("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return archive(files, moment)


def _colors(root: Path) -> list[tuple[str, str]]:
    """The theme's twelve colours, from the site's tokens."""
    palette = read_palette(root / "overrides/styles/tokens.css")
    named = {
        "dk1": "ink", "lt1": "paper", "dk2": "ink-soft", "lt2": "sunken", "accent1": "resident",
        "accent2": "collaboration", "accent3": "staff", "accent4": "accent", "accent5": "ink-soft",
        "accent6": "line", "hlink": "accent", "folHlink": "accent-strong",
    }  # fmt: skip
    return [(name, palette[token].upper()) for name, token in named.items()]
