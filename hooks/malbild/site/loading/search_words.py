"""Reading of the search words: `docs/search-words.yml`, and a file of its own in each other language."""

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.search_words import SearchWords
from malbild.model.validation import ContentValidationError, validate_as
from malbild.project.config import Project
from malbild.site.loading.data_files import read_data_file

NAME = "search-words"


def load_search_words(project: Project, diagnostics: list[Diagnostic]) -> dict[str, SearchWords]:
    """Return the search words of each language, none where it has no file; add what is wrong."""
    found = dict.fromkeys(project.languages, SearchWords())
    for lang in project.languages:
        for nodes in read_data_file(NAME, lang, project, diagnostics):
            try:
                found[lang] = validate_as(nodes, SearchWords)
            except ContentValidationError as error:
                diagnostics.extend(error.diagnostics)
    return found
