"""Readers of `mkdocs.yml`: its settings, navigation and contact."""
