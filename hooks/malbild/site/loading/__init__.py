"""Loading of docs/: pages, settings, and the wording that they fill."""
