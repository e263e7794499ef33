"""Feeds and calendars, which readers subscribe to."""
