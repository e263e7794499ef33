"""Reading of the settings files: `docs/settings.yml`, and beside it `settings.en.yml` for English."""

from collections.abc import Iterator
from typing import Any

from malbild.content.front_matter import read_mapping
from malbild.content.source_text import SourceError, open_file
from malbild.content.yaml_nodes import Location, Mapping, field_path, place_of
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.settings import Settings
from malbild.model.translation_merge import merge
from malbild.model.validation import ContentValidationError, validate_as
from malbild.project.config import Project

NAME = "settings"
_TEXTS = ("site", "brand", "county", "vision", "parties", "about", "rights", "attribution", "file_prefix")
_EMPTY: dict[str, Any] = dict.fromkeys(_TEXTS, "")
UNREADABLE = Settings.model_construct(**_EMPTY)
"""The settings of a site whose settings file cannot be used: its diagnostics stop the build."""


def settings_file(lang: str, project: Project) -> str:
    """Return the path of a language's settings from the project's root: `docs/settings.en.yml`."""
    suffix = "" if lang == project.original else f".{lang}"
    return f"docs/{NAME}{suffix}.yml"


def load_settings(project: Project, diagnostics: list[Diagnostic]) -> dict[str, Settings]:
    """Return the settings by language, those of the original where they are not translated; add what is wrong."""
    original = next(_nodes(project.original, project, diagnostics), None)
    if original is None:
        return dict.fromkeys(project.languages, UNREADABLE)
    return {lang: _settings(lang, original, project, diagnostics) for lang in project.languages}


def settings_diagnostic(project: Project, code: str, location: Location, **params: object) -> Diagnostic:
    """Return a diagnostic at the field's line in the original's settings, which have been read before."""
    file = settings_file(project.original, project)
    nodes = read_mapping(open_file(project.root / file, file), file)
    return Diagnostic(*place_of(nodes, location), code, field_path(location), params)


def _nodes(lang: str, project: Project, diagnostics: list[Diagnostic]) -> Iterator[Mapping]:
    """Yield the mapping of the language's file, if it can be read."""
    file = settings_file(lang, project)
    if not (project.root / file).is_file():
        if lang == project.original:
            diagnostics.append(Diagnostic(file, 1, "MB029", params={"path": file}))
        return
    try:
        yield read_mapping(open_file(project.root / file, file), file)
    except SourceError as error:
        diagnostics.extend(error.diagnostics)


def _settings(lang: str, original: Mapping, project: Project, diagnostics: list[Diagnostic]) -> Settings:
    nodes = original
    if lang != project.original:
        for translation in _nodes(lang, project, diagnostics):
            nodes, found = merge(original, translation, Settings)
            diagnostics.extend(found)
    try:
        return validate_as(nodes, Settings)
    except ContentValidationError as error:
        # The original reports its own mistakes, once for all languages.
        file = settings_file(lang, project)
        diagnostics.extend(one for one in error.diagnostics if one.path == file)
        return UNREADABLE
