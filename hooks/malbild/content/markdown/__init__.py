"""Markdown bodies: read with their lines, and written as Python-Markdown needs them."""
