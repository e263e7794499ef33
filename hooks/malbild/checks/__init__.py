"""Lint rules for a site that has been read."""
