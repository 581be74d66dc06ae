"""Columns: rows in, tallies out, on whichever engine there is."""
