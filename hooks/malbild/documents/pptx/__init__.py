"""The presentation as PowerPoint."""
