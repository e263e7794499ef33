"""Output files beside the pages: feeds, calendars, search, sharing, sitemaps."""
