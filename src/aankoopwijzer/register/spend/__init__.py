"""Spend lines in the register."""
