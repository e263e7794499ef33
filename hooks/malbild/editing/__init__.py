"""Commands and reports for editors of the content."""
