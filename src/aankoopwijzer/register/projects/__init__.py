"""Projects that change behaviour, in the register."""
