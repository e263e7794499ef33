"""Print sheets as tagged PDF."""
