"""Reading of data files: `docs/settings.yml` and the like, and beside it `settings.en.yml` for English."""

from collections.abc import Iterator

from malbild.content.front_matter import read_mapping
from malbild.content.source_text import SourceError, open_file
from malbild.content.yaml_nodes import Location, Mapping, field_path, place_of
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import Project


def data_file(name: str, lang: str, project: Project) -> str:
    """Return the path of a language's file from the project's root: `docs/settings.en.yml`."""
    suffix = "" if lang == project.original else f".{lang}"
    return f"docs/{name}{suffix}.yml"


def read_data_file(name: str, lang: str, project: Project, diagnostics: list[Diagnostic]) -> Iterator[Mapping]:
    """Yield the mapping of the language's file, if there is one that can be read; add what is wrong."""
    file = data_file(name, lang, project)
    if not (project.root / file).is_file():
        return
    try:
        yield read_mapping(open_file(project.root / file, file), file)
    except SourceError as error:
        diagnostics.extend(error.diagnostics)


def data_diagnostic(
    name: str, lang: str, project: Project, code: str, location: Location, /, **params: object
) -> Diagnostic:
    """Return a diagnostic at the field's line in a data file that has been read before."""
    file = data_file(name, lang, project)
    nodes = read_mapping(open_file(project.root / file, file), file)
    return Diagnostic(*place_of(nodes, location), code, field_path(location), params)
