"""Locks: what was adopted or published, and may not change or vanish."""
