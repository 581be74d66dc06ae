"""Batches of files that were imported, and what is remembered of each source."""
