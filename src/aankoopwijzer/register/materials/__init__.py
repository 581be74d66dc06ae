"""Material flows in the register."""
