"""HTML from the site, by Jinja templates."""
