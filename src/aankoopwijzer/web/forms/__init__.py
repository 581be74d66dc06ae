"""What visitors fill in, and what is wrong with it."""
