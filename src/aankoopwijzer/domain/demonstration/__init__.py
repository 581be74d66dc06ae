"""Invented data to show what the product can do. Nothing in it exists; every record says so."""
