"""Queries: pure functions that see an edition by key word, party, date or place."""
