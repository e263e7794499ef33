"""Wording of the interface, filled from the settings."""

from types import SimpleNamespace
from typing import Any

from malbild.model.types.settings import TermForms, Terms
from malbild.project.locale import Locale, read_locale
from malbild.site.edition import Site
from malbild.site.loading.wording import fill

PART = TermForms(
    singular="del", plural="delar", indefinite="en del", definite="delen", definite_plural="delarna"
)  # fmt: skip


def texts(value: Any) -> list[str]:
    if isinstance(value, SimpleNamespace):
        return [text for inner in vars(value).values() for text in texts(inner)]
    return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [str(value)]


def filled(source: Site, **fields: Any) -> Locale:
    return fill(read_locale("sv"), source.original.settings.model_copy(update=fields), "make")


def test_fill_every_language_leaves_no_name_unfilled(site: Site) -> None:
    for edition in site.editions.values():
        assert [text for text in texts(edition.locale.t) if "$" in text and "[$-" not in text] == []


def test_fill_with_settings_gives_identity(site: Site) -> None:
    t = site.original.locale.t
    assert (t.site, t.county, t.kit.prefix) == (
        "Målbild nära vård i Sagolunds län",
        "Sagolunds län",
        "malbild-sagolund",
    )


def test_fill_with_own_terms_gives_their_forms(site: Site) -> None:
    t = filled(site, terms=Terms(perspective=PART)).t
    assert t.kinds.perspective == "Del"
    assert t.embed_generator.kinds.perspective == "En del"


def test_fill_with_braces_survives_formatting(site: Site) -> None:
    t = filled(site, vision="målbilden {x}", site="{x}").t
    assert t.statement.about.format(n=1, perspective="P").count("målbilden {x}") == 1
    assert t.site == "{x}"


def test_fill_without_calendar_and_proposals_uses_defaults(site: Site) -> None:
    t = filled(site, calendar=None, proposals=None, sender=None).t
    assert (t.calendar.name, t.proposals.proposed, t.sender) == (t.site, "Förslag", "")
