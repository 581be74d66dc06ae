"""Dates as this country writes them; everything else is Django's own."""
