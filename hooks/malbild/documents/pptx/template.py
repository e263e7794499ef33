"""An empty presentation with the site's theme, one master, and slide layouts: two for each perspective.

python-pptx starts from a template file and cannot add layouts to it, so the package is made from `overrides/pptx`.
"""

from dataclasses import dataclass

from malbild.documents.kit import EditionLabel
from malbild.files.zip_archive import make_zip
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.edition import Edition

_OWN = 3  # accents of the theme that are colours of perspectives; the fourth is the site's
_TOKENS = {
    "dk1": "ink", "lt1": "paper", "dk2": "ink-soft", "lt2": "sunken", "accent1": "accent", "accent2": "accent",
    "accent3": "accent", "accent4": "accent", "accent5": "ink-soft", "accent6": "line", "hlink": "accent",
    "folHlink": "accent-strong",
}  # fmt: skip
"""The theme's colours and the design tokens that they take their values from."""


@dataclass(frozen=True)
class PptxContext:
    """The renderer, edition and measurer of the slides of one language."""

    renderer: Renderer
    edition: Edition
    measurer: TextMeasurer

    @property
    def direction(self) -> str:
        """The direction of the presentation's text, `ltr` or `rtl`."""
        return self.edition.locale.direction

    def language_tag(self, lang: str) -> str:
        """Return PowerPoint's tag of a language of the site: sv-SE."""
        return str(self.renderer.context.site.editions[lang].locale.t.deck.tag)


@dataclass(frozen=True)
class Layout:
    """A slide layout: its kind, its name in PowerPoint, its perspective and its colour in the theme."""

    kind: str
    name: str
    perspective: str = ""
    accent: str = "accent4"


def theme_accent(edition: Edition, perspective: str) -> str:
    """Return the theme's name for a perspective's colour. The theme has colours for three; others have the site's."""
    first = [page.meta.id for page in edition.perspectives[:_OWN]]
    return f"accent{first.index(perspective) + 1 if perspective in first else _OWN + 1}"


def slide_layouts(edition: Edition) -> tuple[Layout, ...]:
    """Return the layouts in order: the general ones, then two for each perspective in its colour."""
    names = edition.locale.t.deck.name
    layouts = [Layout(kind, getattr(names, kind)) for kind in ("cover", "text", "chart", "table", "ending")]
    for page in edition.perspectives:
        for kind in ("perspective", "statement"):
            name = getattr(names, kind).format(title=page.meta.title)
            layouts.append(Layout(kind, name, page.meta.id, theme_accent(edition, page.meta.id)))
    return tuple(layouts)


def empty_presentation(context: PptxContext, edition_label: EditionLabel, built_at: int | None) -> bytes:
    """Return a .pptx without slides. The master shows `edition_label` at the foot of every slide."""
    layouts = slide_layouts(context.edition)
    tag, is_rtl = context.language_tag(context.edition.lang), context.direction == "rtl"

    def part(template: str, **values: object) -> bytes:
        shared = {"tag": tag, "layouts": layouts, "edition_label": edition_label}
        shared |= {"is_rtl": is_rtl, "start": "r" if is_rtl else "l"}
        return context.renderer.render_template(f"pptx/{template}.xml", context.edition, **shared, **values).encode()

    def relationships(*targets: tuple[str, str]) -> bytes:
        return part("relationships", targets=targets)

    files = {
        "[Content_Types].xml": part("types"),
        "_rels/.rels": relationships(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": part("presentation"),
        "ppt/_rels/presentation.xml.rels": relationships(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ),
        "ppt/theme/theme1.xml": part("theme", colors=_theme_colors(context)),
        "ppt/slideMasters/slideMaster1.xml": part("master"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            *(("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(layouts) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for number, layout in enumerate(layouts, start=1):
        name = f"slideLayout{number}.xml"
        files[f"ppt/slideLayouts/{name}"] = part("layout", kind=layout.kind, name=layout.name, accent=layout.accent)
        files[f"ppt/slideLayouts/_rels/{name}.rels"] = relationships(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return make_zip(files, built_at)


def _theme_colors(context: PptxContext) -> list[tuple[str, str]]:
    """Return the theme's twelve colours, each six hexadecimal digits."""
    tokens = context.renderer.context.design_tokens
    colours = {name: tokens.rgb(token) for name, token in _TOKENS.items()}
    for page in context.edition.perspectives[:_OWN]:
        colours[theme_accent(context.edition, page.meta.id)] = tokens.perspective_rgb(page.meta.id)
    return [(name, "".join(f"{part:02X}" for part in colour)) for name, colour in colours.items()]
