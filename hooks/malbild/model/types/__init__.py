"""Types of metadata: pages, what is nested in them, and the files of settings and search words."""
