"""Suppliers, their recognitions and their chains, and which name in a file is whose."""
