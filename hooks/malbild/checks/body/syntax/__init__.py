"""Lint rules for the syntax of Markdown: what readers would see otherwise than its author."""
