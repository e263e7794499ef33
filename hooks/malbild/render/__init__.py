"""Rendering: a site and a place on it become HTML."""
