"""Artifacts, and the one way in which they are written to disk."""
