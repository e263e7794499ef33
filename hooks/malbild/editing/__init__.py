"""Commands for editors: new pages, accepted translations, reports of changes."""
