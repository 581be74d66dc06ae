"""Social performance under contracts, in the register."""
