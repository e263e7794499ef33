"""Rules for values of front matter that depend on more than their field."""
