"""Vehicles and duty trips in the register."""
