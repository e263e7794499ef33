"""Reading of the settings files: `docs/settings.yml`, and beside it `settings.en.yml` for English."""

from typing import Any

from malbild.content.yaml_nodes import Location, Mapping
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.translation_merge import merge
from malbild.model.types.settings import Settings
from malbild.model.validation import ContentValidationError, validate_as
from malbild.project.config import Project
from malbild.site.loading.data_files import data_diagnostic, data_file, read_data_file

NAME = "settings"
_TEXTS = ("site", "brand", "county", "vision", "parties", "about", "rights", "attribution", "file_prefix")
_EMPTY: dict[str, Any] = dict.fromkeys(_TEXTS, "")
UNREADABLE = Settings.model_construct(**_EMPTY)
"""The settings of a site whose settings file cannot be used: its diagnostics stop the build."""


def load_settings(project: Project, diagnostics: list[Diagnostic]) -> dict[str, Settings]:
    """Return the settings by language, those of the original where they are not translated; add what is wrong."""
    file = data_file(NAME, project.original, project)
    if not (project.root / file).is_file():
        diagnostics.append(Diagnostic(file, 1, "MB029", params={"path": file}))
    original = next(read_data_file(NAME, project.original, project, diagnostics), None)
    if original is None:
        return dict.fromkeys(project.languages, UNREADABLE)
    return {lang: _settings(lang, original, project, diagnostics) for lang in project.languages}


def settings_diagnostic(project: Project, code: str, location: Location, **params: object) -> Diagnostic:
    """Return a diagnostic at the field's line in the original's settings, which have been read before."""
    return data_diagnostic(NAME, project.original, project, code, location, **params)


def _settings(lang: str, original: Mapping, project: Project, diagnostics: list[Diagnostic]) -> Settings:
    nodes = original
    if lang != project.original:
        for translation in read_data_file(NAME, lang, project, diagnostics):
            nodes, found = merge(original, translation, Settings)
            diagnostics.extend(found)
    try:
        return validate_as(nodes, Settings)
    except ContentValidationError as error:
        # The original reports its own mistakes, once for all languages.
        file = data_file(NAME, lang, project)
        diagnostics.extend(one for one in error.diagnostics if one.path == file)
        return UNREADABLE
