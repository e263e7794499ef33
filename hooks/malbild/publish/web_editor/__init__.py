"""The optional web editor: its page and its forms."""
