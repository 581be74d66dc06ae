"""Is this plant allowed in public space, why, and what instead."""
