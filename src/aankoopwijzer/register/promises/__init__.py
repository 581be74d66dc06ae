"""Promises of contracts, and the proof of them."""
