"""Rules for what would keep the site from being rendered right."""
