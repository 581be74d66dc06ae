"""Filters of lists that people gave a name."""
