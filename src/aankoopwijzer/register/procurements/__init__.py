"""Planned purchases that somebody chose to keep, for as long as their term lasts."""
