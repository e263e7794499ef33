"""Components: what a shortcode such as `[[timeline]]` or `[[figure:ID]]` puts on a page."""

import re
from dataclasses import dataclass
from typing import Literal

SHORTCODE = re.compile(r"\[\[(?P<name>[a-z-]+)(?::(?P<argument>[a-z0-9-]+))?\]\]")
RENDERED_SHORTCODE = re.compile(f"<p>{SHORTCODE.pattern}</p>")
SHORTCODE_LIKE = re.compile(r"\[\[(?P<name>[^\]:]*)(?::(?P<argument>[^\]]*))?\]\]")  # with any name, to be reported


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the name that its shortcode and its template in overrides/components/ have."""

    name: str
    argument: Literal["", "figure", "perspective", "statement"] = ""  # the type whose id follows the colon
    needs: str = ""  # the field of the page's metadata that it shows
    shows_statements: bool = False
    deferred: Literal["", "chapters", "documents", "page status"] = ""  # what fills its placeholder later
    anchors: tuple[str, ...] = ()  # the ids of its template; `site.anchors` knows the values in braces


COMPONENTS = {
    component.name: component
    for component in (
        Component("activities", anchors=("insatslista",)),
        Component("activity-matrix", shows_statements=True, anchors=("insatser-per-part",)),
        Component("card", argument="statement", shows_statements=True, anchors=("{argument}",)),
        Component("changes"),
        Component("children"),
        Component("component-gallery", anchors=("figur-{sample_figure}", "ord-{sample_term}", "kalla-{sample_source}")),
        Component("conversation", shows_statements=True),
        Component("easy", argument="perspective"),
        Component("easy-keywords"),
        Component(
            "embed-generator",
            shows_statements=True,
            anchors=("embed-generator-target", "koden", "elementet", "adressen", "forhandsvisning"),
        ),
        Component("embed-policy", anchors=("policy", "policy-names", "policy-result")),
        Component("endpoints"),
        Component("examples", anchors=("exempel-python", "exempel-javascript", "exempel-shell")),
        Component("fields", anchors=("{model}",)),
        Component("figure", argument="figure", anchors=("figur-{argument}",)),
        Component("flow", needs="flow"),
        Component("follow-up-gaps"),
        Component("follow-up-timeline"),
        Component("glossary", needs="terms", anchors=("ord-{term}",)),
        Component("icons"),
        Component("indicators", shows_statements=True, anchors=("{indicator}", "mal-{shift}")),
        Component("keywords"),
        Component("kit", deferred="documents"),
        Component("lectures"),
        Component("matrix", anchors=("matris",)),
        Component("newest-activities"),
        Component("page-status", deferred="page status", anchors=("sidor",)),
        Component("parties"),
        Component("paths", needs="paths"),
        Component("perspectives", shows_statements=True),
        Component("print", shows_statements=True, deferred="chapters"),
        Component("problem-codes", anchors=("{code}",)),
        Component("proposals", shows_statements=True, anchors=("visa-skillnader", "forslag-{perspective}")),
        Component("seminars"),
        Component("shifts", needs="shifts"),
        Component("slides", shows_statements=True, anchors=("bild-{slide}",)),
        Component("sources", needs="source_list", anchors=("kalla-{source}",)),
        Component("timeline"),
        Component("tokens"),
        Component("vision", shows_statements=True, anchors=("{purpose}", "perspektiv-{perspective}", "{statement}")),
        Component("word-index", shows_statements=True, anchors=("bokstav-{initial}",)),
    )
}
