"""Pages and images shown where a link is shared."""
