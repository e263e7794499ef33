"""Facts of the project: mkdocs.yml, languages, file names, git history."""
