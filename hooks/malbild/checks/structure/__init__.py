"""Rules that a site must follow to be rendered right."""
