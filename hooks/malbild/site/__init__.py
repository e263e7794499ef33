"""The immutable site: editions, documents, addresses, and queries on them."""
