"""Changes of rendered HTML: typography, tables, directions of text, sections."""
