"""Diagnostics of the content: codes, messages, hints, and how they are formatted."""
