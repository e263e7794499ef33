"""Rules for the text of a file, front matter and body alike."""
