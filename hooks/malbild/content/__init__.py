"""Source files: front matter with line numbers, Markdown bodies, components."""
