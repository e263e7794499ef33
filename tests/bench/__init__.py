"""How time, memory and size grow with the content: synthetic sites, and the builds they are put through."""
