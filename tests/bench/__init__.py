"""Measurements of builds, previews and servers, and the synthetic sites they use."""
