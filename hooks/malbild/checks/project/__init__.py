"""Lint rules for `mkdocs.yml` and for the project's own look."""
