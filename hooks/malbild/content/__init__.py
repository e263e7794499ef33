"""Source files as text: front matter with line numbers, Markdown bodies, shortcodes."""
