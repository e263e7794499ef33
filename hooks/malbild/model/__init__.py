"""Typed front matter: the kinds of page, their fields and their validation."""
