"""Lighting, appliances and machines in the register."""
