"""Rules for front matter that no single field can know."""
