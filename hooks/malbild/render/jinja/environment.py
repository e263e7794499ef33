"""Jinja environment: the loader, filters and global functions of the templates in overrides/."""

import re
from functools import cache, partial

import pyphen
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from malbild.api.index import api_lists
from malbild.diagnostics.reference import reference_entries
from malbild.model.field_docs import type_docs
from malbild.project.commands import command_line
from malbild.project.theme.overrides import Overrides
from malbild.render.context import BuildContext
from malbild.render.graphics.indicator_chart import indicator_chart
from malbild.render.graphics.inline_icons import InlineIcons
from malbild.render.graphics.qr_code import inline_svg
from malbild.render.iframe_height import IframeHeights
from malbild.render.jinja.mkdocs_names import url
from malbild.render.jinja.template_errors import ReportingEnvironment
from malbild.site.embeds import embeds, selection_embed
from malbild.site.queries import follow_up, vision
from malbild.site.queries.changes import changes, changes_by_statement
from malbild.site.queries.presence import has_content
from malbild.site.queries.timeline import follow_up_timeline, timeline
from malbild.site.queries.used_icons import used_icon_sets
from malbild.site.slides import slides
from malbild.site.word_diff import diff_words

_SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"\w{20,}")  # wider than a heading on a phone
_HYPHENATED_NAME = re.compile(r"(\S*\w-\w\S*)")
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")

_FUNCTIONS = (
    api_lists,
    changes,
    changes_by_statement,
    diff_words,
    embeds,
    follow_up.activities,
    follow_up.activities_by_keyword,
    follow_up.activities_by_party,
    follow_up.activities_by_perspective,
    follow_up.activities_by_statement,
    follow_up.activity_matrix,
    follow_up.gaps,
    follow_up.indicators,
    follow_up.indicators_by_party,
    follow_up.indicators_by_perspective,
    follow_up.indicators_by_shift,
    follow_up.indicators_by_statement,
    follow_up.newest_activities,
    follow_up.parties,
    follow_up.perspectives_of,
    follow_up.placed_statements,
    follow_up.statements_without,
    follow_up_timeline,
    has_content,
    indicator_chart,
    vision.adjacent_statements,
    vision.cited_sources,
    vision.flow_stages,
    vision.glossary,
    vision.group_by_perspective,
    vision.lectures,
    vision.matrix,
    vision.pages_about,
    vision.programme_items_about,
    vision.reporting_page,
    vision.shifts,
    vision.shows_statements,
    vision.statements_by_keyword,
    vision.word_index,
    selection_embed,
    slides,
    timeline,
    type_docs,
)
"""The functions that templates call, by their own names."""


def site_environment(context: BuildContext) -> Environment:
    """Return the environment of a site's templates, with their functions and the values that all pages share."""
    environment = new_environment(context.overrides)
    heights = IframeHeights(context.design_tokens)
    environment.globals |= {function.__name__: function for function in _FUNCTIONS}
    environment.globals |= {
        "contact": context.project.contact,
        "design_tokens": context.design_tokens,
        "editions": tuple(context.site.editions.values()),
        "on_slide": follow_up.ON_SLIDE,
        "iframe_height": heights.iframe_height,
        "iframe_style": heights.iframe_style,
        "mark": context.mark,
        "original": context.site.original,
        "reference_entries": reference_entries(command_line(context.project.root)),
        "qr_code": inline_svg,
        "page_settings": context.project.page_settings,
        "sources": context.sources,
        "urls": context.urls,
        "used_icon_sets": used_icon_sets(context.site),
    }
    return environment


def new_environment(overrides: Overrides) -> Environment:
    """Return the environment of the templates. An undefined name is an error, not an empty text."""
    environment = ReportingEnvironment(
        loader=FileSystemLoader(overrides.folders),
        bytecode_cache=FileSystemBytecodeCache(),  # in the system's temporary folder; saves 0.2 s a build
        auto_reload=False,  # a preview makes a new environment for each change
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"default": vars, "ensure_ascii": False, "sort_keys": True}
    environment.filters |= {
        "break_sentences": break_sentences,
        "hyphenate": hyphenate,
        "nowrap_hyphens": nowrap_hyphens,
        "url": url,
    }
    environment.globals |= {
        "icon": InlineIcons(overrides).render,
        "icon_names": overrides.icons,
        "script_modules": cache(partial(_script_modules, overrides)),
    }
    return environment


def hyphenate(text: str, lang: str) -> str:
    """Add a soft hyphen near the middle of each long word, in languages whose rules are known."""
    if not _LONG_WORD.search(text) or not pyphen.language_fallback(lang):
        return text  # a dictionary takes a while to load
    dictionary = pyphen.Pyphen(lang=lang)

    def add_hyphen(found: re.Match[str]) -> str:
        word = found.group()
        middle = max(dictionary.positions(word), key=lambda place: (-abs(place - len(word) / 2), place), default=0)
        return f"{word[:middle]}{_SOFT_HYPHEN}{word[middle:]}" if middle else word

    return _LONG_WORD.sub(add_hyphen, text)


def nowrap_hyphens(text: str) -> Markup:
    """Wrap names such as UTF-8 and renew-lock in an element that does not break at the hyphen.

    A no-break hyphen would be another character when the name is copied or searched for.
    """
    parts = [escape(part) for part in _HYPHENATED_NAME.split(text)]
    parts[1::2] = [Markup('<span class="no-break">{}</span>').format(name) for name in parts[1::2]]
    return Markup().join(parts)


def break_sentences(text: str) -> str:
    """Put each sentence on a line of its own, for easy-to-read texts."""
    return _SENTENCE_END.sub("\n", text)


def _script_modules(overrides: Overrides, name: str) -> list[str]:
    """List the scripts in a folder of overrides/static/; preloaded, they are fetched in parallel."""
    return [f"{name}/{path}" for path in overrides.files(f"static/{name}") if path.endswith(".js") and "/" not in path]
