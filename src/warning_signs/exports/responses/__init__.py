"""Forms that come back filled in: what other systems give out, read as answers."""
