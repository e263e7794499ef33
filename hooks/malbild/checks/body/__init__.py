"""Rules for the Markdown body of a page."""
