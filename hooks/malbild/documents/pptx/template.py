"""An empty presentation with the site's theme, master and layouts: what every slide is put into."""

from dataclasses import dataclass

from malbild.files.zip_archive import make_zip
from malbild.render.renderer import Renderer
from malbild.render.theme.design_tokens import DesignTokens
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.edition import Edition

_OWN = 3  # accents of the theme that are the perspectives' own; the fourth is the site's


@dataclass(frozen=True)
class Deck:
    """What the slides of one language are made with."""

    renderer: Renderer
    edition: Edition
    measurer: TextMeasurer

    def tongue(self, lang: str) -> str:
        """What PowerPoint calls a language of the site."""
        return str(self.renderer.context.site.editions[lang].locale.t.deck.tag)


@dataclass(frozen=True)
class Layout:
    """One slide layout: which arrangement it has, what PowerPoint calls it, whose it is and in what colour."""

    kind: str
    name: str
    perspective: str = ""
    accent: str = "accent4"


def accent(edition: Edition, perspective: str) -> str:
    """The theme's name for a perspective's colour: the first three have one each, the theme has no more to give."""
    first = [page.meta.id for page in edition.perspectives[:_OWN]]
    return f"accent{first.index(perspective) + 1 if perspective in first else _OWN + 1}"


def layouts(edition: Edition) -> tuple[Layout, ...]:
    """The layouts in order: the general ones, then two for each perspective in its colour."""
    names = edition.locale.t.deck.name
    general = [Layout(kind, getattr(names, kind)) for kind in ("cover", "text", "chart", "table", "ending")]
    for page in edition.perspectives:
        for kind in ("perspective", "statement"):
            title = getattr(names, kind).format(title=page.meta.title)
            general.append(Layout(kind, title, page.meta.id, accent(edition, page.meta.id)))
    return tuple(general)


def empty(deck: Deck, stamp: str, moment: int) -> bytes:
    """The package, as the bytes of a .pptx without slides. `stamp` says at the foot which text it is."""
    renderer, edition = deck.renderer, deck.edition
    pages = layouts(edition)
    context = {"tag": edition.locale.t.deck.tag, "layouts": pages, "edition_of": stamp}

    def drawn(part: str, **more: object) -> bytes:
        return renderer.render_template(f"pptx/{part}.xml", edition, **context, **more).encode()

    places = [(f"slideLayout{number}.xml", layout) for number, layout in enumerate(pages, start=1)]
    master = [("slideLayout", f"../slideLayouts/{name}") for name, _ in places]
    files = {
        "[Content_Types].xml": drawn("types"),
        "_rels/.rels": drawn("relationships", targets=[("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": drawn("presentation"),
        "ppt/_rels/presentation.xml.rels": drawn(
            "relationships", targets=[("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
        ),
        "ppt/theme/theme1.xml": drawn("theme", colors=_colors(renderer.context.design_tokens, edition)),
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
    return make_zip(files, moment)


def _colors(tokens: DesignTokens, edition: Edition) -> list[tuple[str, str]]:
    """The theme's twelve colours, from the site's tokens, as six digits."""
    named = {
        "dk1": "ink", "lt1": "paper", "dk2": "ink-soft", "lt2": "sunken", "accent1": "accent", "accent2": "accent",
        "accent3": "accent", "accent4": "accent", "accent5": "ink-soft", "accent6": "line", "hlink": "accent",
        "folHlink": "accent-strong",
    }  # fmt: skip
    colours = {name: tokens.rgb(token) for name, token in named.items()}
    for page in edition.perspectives[:_OWN]:
        colours[accent(edition, page.meta.id)] = tokens.perspective_rgb(page.meta.id)
    return [(name, "".join(f"{part:02X}" for part in colour)) for name, colour in colours.items()]
