"""Planned purchases that somebody chose to keep, and procurements from plan to last invoice."""
