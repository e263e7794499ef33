"""Output files other than pages: feeds, calendars, search indexes, share pages, embeds, sitemaps."""
