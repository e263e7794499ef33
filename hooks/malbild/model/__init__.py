"""Typed metadata: page types, their fields and their validation."""
