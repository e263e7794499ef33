"""Diagnostics: what is wrong in the content, where, and how to mend it."""
