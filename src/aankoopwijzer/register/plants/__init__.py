"""What was planted, in the register."""
