"""Buildings in the register."""
