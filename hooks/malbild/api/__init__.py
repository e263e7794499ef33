"""JSON API: schemas, endpoints and their index."""
