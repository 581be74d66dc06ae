"""Works in the public domain in the register."""
