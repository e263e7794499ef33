"""The Jinja environment of the templates, and errors in them."""
