"""Print sheets as PDF/UA-1."""
